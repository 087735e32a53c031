"""A copy as reports see it: its result, the findings to be shown, how damaged it is, what is new about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from transprov.audit.results import DONE, ItemResult
from transprov.types import Severity

POINTS = {Severity.NEUTRAL.label: 0, Severity.MINOR.label: 1, Severity.MAJOR.label: 5, Severity.CRITICAL.label: 25}
"""Penalty points of a finding by severity, as the MQM scoring model weighs them."""
PER = 1000
"""Words that damage is counted on."""
_LEAST_WORDS = 100
"""A shorter copy counts as this long: one wrong number in a teaser of twenty words is no ruined article."""
_NOT_A_FACT = "unrelated-source"


class Change(StrEnum):
    """What became of a copy since the baseline, or since the run before the last."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


class Harm(StrEnum):
    """What happened to a fact on its way from the source to the copy."""

    DROPPED = "dropped"
    ALTERED = "altered"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Copy:
    """One item of the store, with what the reader asked to see."""

    result: ItemResult
    findings: tuple[Mapping[str, Any], ...]
    """Those at or above the confidence asked for, worst first; objects of the JSON report."""
    change: Change | None = None
    """None: there is nothing to compare with."""
    known: frozenset[str] | None = None
    """Fingerprints of the findings that the baseline has for this copy; None without a baseline."""
    gone: tuple[Mapping[str, Any], ...] = ()
    """Findings that only the baseline has."""

    @property
    def is_here(self) -> bool:
        """Whether it was examined, and is not only a memory of the baseline."""
        return self.result.state == DONE and self.change is not Change.GONE

    @property
    def fresh(self) -> tuple[Mapping[str, Any], ...]:
        """The findings that are not in the baseline; all of them without one."""
        return tuple(each for each in self.findings if each["fingerprint"] not in (self.known or ()))

    @property
    def severities(self) -> Counter[str]:
        """Number of findings by severity label."""
        return Counter(each["severity"] for each in self.findings)

    @property
    def harms(self) -> Counter[tuple[str, Harm]]:
        """Number of facts dropped, altered and added, by kind; of copies with a source."""
        return Counter(harm for each in self.findings if (harm := harm_of(each)) is not None)

    @property
    def damage(self) -> float | None:
        """Penalty points for facts per 1,000 words of the copy; None for a copy that was compared with nothing."""
        if self.result.source is None or not self.is_here:
            return None
        points = sum(POINTS[each["severity"]] for each in self.findings if harm_of(each) is not None)
        return PER * points / max(self.result.words, _LEAST_WORDS)

    @property
    def points(self) -> int:
        """Penalty points of all its findings, those about how it reads too."""
        return sum(POINTS[each["severity"]] for each in self.findings)

    @property
    def rank(self) -> tuple[float, int, str]:
        """Sorts copies: the worst first, those of no source by their findings behind the others."""
        damage = self.damage
        return (1.0 if damage is None else -damage, -self.points, self.result.key)


def harm_of(finding: Mapping[str, Any]) -> tuple[str, Harm] | None:
    """Kind of detail and what happened to it; None for findings that are not about what the copy says."""
    if not finding["mqm"].startswith("accuracy/") or finding["rule"] == _NOT_A_FACT:
        return None
    kind = _kinds().get(finding["rule"])
    if kind is None:
        return None
    last = finding["mqm"].rpartition("/")[2]
    return kind, {"omission": Harm.DROPPED, "addition": Harm.ADDED}.get(last, Harm.ALTERED)


@cache
def _kinds() -> dict[str, str]:
    """Kind of detail by rule; rules about how the English reads are left out."""
    # what all rules are would be read from many files; those on facts are at hand
    from transprov.checking.rules import STRUCTURE
    from transprov.facts import KINDS

    # what users call it: the structure of an article is its sentences
    return {rule.id: "sentence" for rule in STRUCTURE} | {rule.id: kind.name for kind in KINDS for rule in kind.rules}
