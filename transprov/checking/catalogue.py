"""Every rule as one card: what commands, reports, documentation and SARIF say of it comes from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from transprov import artifacts
from transprov.checking.rules import ARTIFACT, STRUCTURE
from transprov.errors import ConfigError
from transprov.facts import KINDS, consistency
from transprov.types import Severity

STRUCTURE_KIND = "structure"


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule, whatever part of the tool applies it."""

    id: str
    title: str
    mqm: str
    severity: Severity
    explanation: str
    kind: str
    """What `disable` may name too: "structure", "number", ..., "artifact"."""
    language: str | None = None
    """Source language that the rule is about; None for any."""
    family: str | None = None
    confidence: float | None = None
    """Usual confidence of its findings, where it is the same for all of them."""
    weak: bool = False
    """Whether native English sets it off so often that it is evidence only."""
    wording: str = ""
    """Likely wording of the source, with places in brackets."""
    instead: str = ""
    flag: tuple[str, ...] = ()
    """Texts that the rule flags."""
    keep: tuple[str, ...] = ()
    """Texts that it passes over."""
    ratios: tuple[tuple[str, float], ...] = ()
    """Natural logarithms of how much more often it strikes in translations from a language than in native English."""


@cache
def cards() -> tuple[RuleCard, ...]:
    """Every rule there is: about sentences, about details, about artifacts."""
    return (*_of_structure(), *_of_facts(), *_of_artifacts())


def card(rule: str) -> RuleCard:
    """The card of one rule. Raises `ConfigError`, with the nearest name, when there is none."""
    known = {each.id: each for each in cards()}
    if rule not in known:
        near = get_close_matches(rule, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "`transprov rules` lists them"
        raise ConfigError(f"no such rule; {hint}", resource=rule)
    return known[rule]


def _of_structure() -> Iterator[RuleCard]:
    for rule in STRUCTURE:
        yield RuleCard(rule.id, rule.title, rule.mqm, rule.severity, rule.explanation, STRUCTURE_KIND)


def _of_facts() -> Iterator[RuleCard]:
    for kind, rules in (*((kind.name, kind.rules) for kind in KINDS), (consistency.NAME, consistency.RULES)):
        for rule in rules:
            yield RuleCard(rule.id, rule.title, rule.mqm, rule.severity, rule.explanation, kind)


def _of_artifacts() -> Iterator[RuleCard]:
    for rule in artifacts.all_rules():
        measured = [(code, artifacts.log_ratio(rule.id, code)) for code in (*artifacts.packs(), "other")]
        yield RuleCard(
            id=rule.id,
            title=rule.title,
            mqm=rule.mqm,
            severity=rule.severity,
            explanation=rule.explanation,
            kind=ARTIFACT,
            language=None if rule.language == artifacts.ANY else rule.language,
            family=rule.family,
            confidence=rule.confidence,
            weak=not artifacts.native_rate_allows(rule.id),
            wording=artifacts.shown(rule.wording),
            instead=artifacts.shown(rule.instead),
            flag=tuple(example.text for example in rule.flag),
            keep=tuple(example.text for example in rule.keep),
            ratios=tuple((code, round(ratio, 2)) for code, ratio in measured if ratio is not None),
        )
