"""What an audit came to, in a few lines, the same on the terminal and in HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from transprov.audit.report.copies import Change
from transprov.audit.report.totals import Spread, Totals
from transprov.audit.report.wording import duration, rate
from transprov.audit.results import Run
from transprov.reporting import words
from transprov.types import Severity

_VERDICTS = ("translated", "unclear", "native")


def summary(totals: Totals, runs: Sequence[Run], waiting: int, baseline: str | None) -> Iterator[tuple[str, str]]:
    """(what, said) lines; `waiting` items are not examined yet, `baseline` names the store compared with."""
    if runs:
        last = runs[-1]
        ended = f"ended {last.ended:%Y-%m-%d %H:%M} UTC" if last.ended else "not finished"
        left = f", {waiting:,} copies waiting" if waiting else ""
        yield "Runs", f"{len(runs)}, the last one {ended}{left}"
    yield "Copies", f"{totals.examined:,} examined, {totals.failed:,} failed; {totals.words:,} words"
    if not totals.examined:
        return
    translated = totals.verdicts["translated"]
    shares = ", ".join(f"{totals.verdicts[verdict]:,} {verdict}" for verdict in _VERDICTS)
    yield "Translated", f"{words.percent(translated / totals.examined)}: {shares}"
    merged = f", {totals.merged:,} of them from several" if totals.merged else ""
    yield "Source found", f"{totals.with_source:,} of {totals.examined:,}{merged}"
    yield from _news(totals, baseline)
    if totals.lag is not None:
        early = f"; {totals.early:,} dated before their source" if totals.early else ""
        yield "Lag", f"{_spread(totals.lag, duration)}{early}"
    if totals.coverage is not None:
        yield "Coverage", f"{_spread(totals.coverage, words.percent)} of the source"
    if totals.damage is not None:
        yield "Damage", f"{rate(totals.damage)} per 1,000 words"
    found = [f"{totals.severities[s.label]:,} {s.label}" for s in sorted(Severity, reverse=True)]
    yield "Findings", ", ".join(found)


def _news(totals: Totals, baseline: str | None) -> Iterator[tuple[str, str]]:
    """What is new: against the baseline, or since the run before the last one."""
    if not totals.changes:
        return
    copies = [f"{totals.changes[change]:,} {change}" for change in Change if totals.changes[change]]
    since = "since the last run" if baseline is None else f"against {baseline}"
    yield "New", f"copies {since}: {', '.join(copies)}"
    if totals.findings:
        found = ", ".join(f"{totals.findings[c]:,} {c}" for c in (Change.NEW, Change.SAME, Change.GONE))
        yield "", f"findings: {found}"


def _spread(values: Spread, told: Callable[[float], str]) -> str:
    """ "median 3 h, half of them 1 h to 6 h (25 copies)"."""
    first, third = told(values.first), told(values.third)
    half = f", half of them {first} to {third}" if first != third else ""
    return f"median {told(values.median)}{half} ({values.count:,} {'copy' if values.count == 1 else 'copies'})"
