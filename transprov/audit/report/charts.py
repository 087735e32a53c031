"""The small charts of the dashboard, as shares of a bar; how they are drawn is the template's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.audit.report.copies import Harm
from transprov.audit.report.totals import Totals
from transprov.audit.report.wording import UNKNOWN, coverage_labels, lag_labels, rate
from transprov.reporting import words

_LANGUAGES = 12
_VERDICTS = ("translated", "unclear", "native")


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its name, the parts of its bar, and the figures they stand for."""

    label: str
    shares: tuple[tuple[str, float, float], ...]
    """(what, start, length), both as shares of the whole width."""
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, which is a table with a bar in every line."""

    title: str
    rows: tuple[Bar, ...]
    series: tuple[str, ...] = ()
    """Names of the parts of a bar, where there are several."""
    note: str = ""


def charts(totals: Totals) -> tuple[Chart, ...]:
    """The charts that there is something to show in."""
    return tuple(_charts(totals))


def _charts(totals: Totals) -> Iterator[Chart]:
    if totals.examined:
        verdicts = [(verdict, totals.verdicts[verdict]) for verdict in _VERDICTS]
        rows = tuple(
            Bar(verdict, ((verdict, 0.0, number / totals.examined),), (f"{number:,}",)) for verdict, number in verdicts
        )
        yield Chart("Translated or not", rows)
    if totals.languages:
        languages = [(words.language(each.name[0]) or UNKNOWN, each.copies) for each in totals.languages]
        left = sum(number for _, number in languages[_LANGUAGES:])
        yield _counts(
            "Source languages of the translated", [*languages[:_LANGUAGES], *([("others", left)] if left else [])]
        )
    if totals.lag is not None:
        note = "From the publication of the source to that of the copy, by what the two say."
        yield _counts("Lag behind the source", list(zip(lag_labels(), totals.lag_bins, strict=True)), note)
    if totals.coverage is not None:
        note = "Share of the source that has a counterpart in the copy."
        yield _counts("Coverage", list(zip(coverage_labels(), totals.coverage_bins, strict=True)), note)
    if totals.rates:
        yield _rates(totals)


def _counts(title: str, counted: Sequence[tuple[str, int]], note: str = "") -> Chart:
    most = max(number for _, number in counted) or 1
    rows = tuple(Bar(label, (("count", 0.0, number / most),), (f"{number:,}",)) for label, number in counted)
    return Chart(title, rows, note=note)


def _rates(totals: Totals) -> Chart:
    most = max(each.dropped + each.altered + each.added for each in totals.rates)
    rows = []
    for each in totals.rates:
        values = (each.dropped, each.altered, each.added)
        starts = (0.0, values[0], values[0] + values[1])
        shares = tuple(
            (str(harm), start / most, value / most) for harm, start, value in zip(Harm, starts, values, strict=True)
        )
        rows.append(Bar(each.kind, shares, tuple(rate(value) for value in values)))
    note = f"Per 1,000 words, of {totals.compared_words:,} words with a source."
    return Chart("Facts dropped, altered, added", tuple(rows), tuple(map(str, Harm)), note)
