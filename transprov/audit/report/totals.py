"""Figures of a whole audit, gathered copy by copy in memory that does not grow with the texts. Pure."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from transprov.audit.report.copies import PER, Change, Copy, Harm
from transprov.audit.results import DONE, FAILED, ItemResult

HOUR = 3600.0
LAG_EDGES = (0.0, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR)
"""Bounds, in seconds, of the bins of the lag chart; the first bin is what came before its source."""
COVERAGE_EDGES = tuple(tenth / 10 for tenth in range(1, 10))
FAILURES = 200
"""Failures whose reasons are kept."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution by its quartiles (linear between neighbours, as numpy's default)."""

    count: int
    first: float
    median: float
    third: float


@dataclass(frozen=True, slots=True)
class Group:
    """The copies that have something in common: a source language, or an outlet and the one it was copied from."""

    name: tuple[str, ...]
    """(language code), or (outlet of the source, outlet of the copy); "" where it is not known."""
    copies: int
    lag: Spread | None
    coverage: Spread | None
    damage: float | None
    """Penalty points per 1,000 words, all copies with a source taken together."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Facts of one kind, per 1,000 words of the copies that have a source."""

    kind: str
    dropped: float
    altered: float
    added: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A copy that could not be examined, and why."""

    name: str
    """Title, URL or key."""
    reason: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What an audit came to."""

    examined: int
    failed: int
    verdicts: Counter[str]
    with_source: int
    merged: int
    """Copies of more than one source."""
    words: int
    compared_words: int
    """Words of the copies that have a source."""
    lag: Spread | None
    """In seconds, of the copies whose own time and whose source's is known."""
    early: int
    """Copies older than their source, by what both say."""
    lag_bins: tuple[int, ...]
    """One more than `LAG_EDGES`."""
    coverage: Spread | None
    coverage_bins: tuple[int, ...]
    """One more than `COVERAGE_EDGES`."""
    damage: float | None
    languages: tuple[Group, ...]
    """Of the translated copies; most copies first."""
    flows: tuple[Group, ...]
    """From outlet to outlet; most copies first."""
    rates: tuple[Rates, ...]
    """Most harm first."""
    severities: Counter[str]
    changes: Counter[Change]
    """Empty where there is nothing to compare with."""
    findings: Counter[Change]
    """New, same and gone findings; empty without a baseline."""
    worst: tuple[Copy, ...]
    failures: tuple[Failure, ...]
    """The first ones by key; `failed` counts all."""


def reason(result: ItemResult) -> str:
    """Why an item failed, without the address in front that says once more which item it is."""
    error = result.error or ""
    for name in (result.url, result.key):
        if name:
            error = error.removeprefix(f"{name}: ")
    return error


def quartiles(values: Iterable[float]) -> Spread | None:
    """The quartiles of `values`; None when there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    return Spread(len(ordered), _quantile(ordered, 0.25), _quantile(ordered, 0.5), _quantile(ordered, 0.75))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@dataclass(slots=True)
class _Gathered:
    copies: int = 0
    lags: array[float] = field(default_factory=lambda: array("d"))
    coverages: array[float] = field(default_factory=lambda: array("d"))
    points: float = 0.0
    words: int = 0

    def add(self, copy: Copy) -> None:
        result, damage = copy.result, copy.damage
        self.copies += 1
        if result.lag_seconds is not None:
            self.lags.append(result.lag_seconds)
        if result.source is not None and result.source.coverage is not None:
            self.coverages.append(result.source.coverage)
        if damage is not None:
            # weighed by length: a copy twice as long counts twice as much
            self.points += damage * result.words
            self.words += result.words

    @property
    def damage(self) -> float | None:
        return self.points / self.words if self.words else None

    def group(self, name: tuple[str, ...]) -> Group:
        return Group(name, self.copies, quartiles(self.lags), quartiles(self.coverages), self.damage)


def total(copies: Iterable[Copy], *, worst: int, each: Callable[[Copy], None] = lambda _: None) -> Totals:
    """The figures of `copies`, with the `worst` so many of them; `each` is called with every copy on its way."""
    verdicts: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    changes: Counter[Change] = Counter()
    marks: Counter[Change] = Counter()
    harms: Counter[tuple[str, Harm]] = Counter()
    sourced = _Gathered()
    languages: dict[tuple[str, ...], _Gathered] = {}
    flows: dict[tuple[str, ...], _Gathered] = {}
    failures: list[Failure] = []
    examined = failed = merged = words = 0
    ranked: list[tuple[_Reversed, Copy]] = []
    for copy in copies:
        each(copy)
        result = copy.result
        if copy.change is not None:
            changes[copy.change] += 1
        if copy.known is not None:
            fresh = len(copy.fresh)
            marks.update({Change.NEW: fresh, Change.SAME: len(copy.findings) - fresh, Change.GONE: len(copy.gone)})
        if copy.change is Change.GONE:
            continue
        if result.state == FAILED:
            failed += 1
            if len(failures) < FAILURES:
                failures.append(Failure(result.title or result.url or result.key, reason(result)))
            continue
        assert result.state == DONE
        examined += 1
        words += result.words
        verdicts[result.verdict or "unclear"] += 1
        severities.update(copy.severities)
        if result.verdict == "translated":
            languages.setdefault((result.language or "",), _Gathered()).add(copy)
        if result.source is not None:
            sourced.add(copy)
            harms.update(copy.harms)
            merged += bool(result.other_sources)
            flows.setdefault((result.source.outlet or "", result.outlet or ""), _Gathered()).add(copy)
        entry = (_Reversed(copy.rank), copy)
        if len(ranked) < worst:
            heapq.heappush(ranked, entry)
        elif ranked and ranked[0][0] < entry[0]:
            heapq.heapreplace(ranked, entry)
    return Totals(
        examined=examined,
        failed=failed,
        verdicts=verdicts,
        with_source=sourced.copies,
        merged=merged,
        words=words,
        compared_words=sourced.words,
        lag=quartiles(sourced.lags),
        early=sum(lag < 0 for lag in sourced.lags),
        lag_bins=_bins(sourced.lags, LAG_EDGES),
        coverage=quartiles(sourced.coverages),
        coverage_bins=_bins(sourced.coverages, COVERAGE_EDGES),
        damage=sourced.damage,
        languages=_groups(languages),
        flows=_groups(flows),
        rates=_rates(harms, sourced.words),
        severities=severities,
        changes=changes,
        findings=marks,
        worst=tuple(copy for _, copy in sorted(ranked, key=lambda entry: entry[1].rank)),
        failures=tuple(failures),
    )


class _Reversed:
    """A rank for a heap that gives up the best copy first; equal ranks do not compare the copies."""

    __slots__ = ("rank",)

    def __init__(self, rank: tuple[float, int, str]) -> None:
        self.rank = rank

    def __lt__(self, other: _Reversed) -> bool:
        return other.rank < self.rank


def _bins(values: Iterable[float], edges: Sequence[float]) -> tuple[int, ...]:
    counts = [0] * (len(edges) + 1)
    for value in values:
        counts[bisect_right(edges, value)] += 1
    return tuple(counts)


def _groups(gathered: dict[tuple[str, ...], _Gathered]) -> tuple[Group, ...]:
    groups = [each.group(name) for name, each in gathered.items()]
    return tuple(sorted(groups, key=lambda group: (-group.copies, group.name)))


def _rates(harms: Counter[tuple[str, Harm]], words: int) -> tuple[Rates, ...]:
    if not words:
        return ()
    rates = [
        Rates(kind, *(PER * harms[kind, harm] / words for harm in (Harm.DROPPED, Harm.ALTERED, Harm.ADDED)))
        for kind in {kind for kind, _ in harms}
    ]
    return tuple(sorted(rates, key=lambda each: (-(each.dropped + each.altered + each.added), each.kind)))
