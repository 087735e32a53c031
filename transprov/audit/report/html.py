"""The dashboard of an audit: one self-contained page that needs no network, and no script to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from transprov import __version__
from transprov.audit.report.charts import charts
from transprov.audit.report.copies import Change, Copy
from transprov.audit.report.summary import summary
from transprov.audit.report.totals import Group, reason, total
from transprov.audit.report.wording import UNKNOWN, duration, rate
from transprov.audit.results import MatchedSource
from transprov.audit.store import AuditStore
from transprov.reporting import html, words
from transprov.reporting.model import Side, View
from transprov.reporting.places import web_uri
from transprov.reporting.stored import from_json
from transprov.reporting.view import build
from transprov.types import Severity

_FLOWS = 50
_LINES = 500
"""Lines of the table that are laid out at first, as in dashboard.js."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of all copies."""

    anchor: str | None
    """Id of the copy's own section, if it has one."""
    title: str
    href: str | None
    outlet: str | None
    source_title: str | None
    source_href: str | None
    source_outlet: str | None
    verdict: str
    coverage: float | None
    lag: float | None
    damage: float | None
    severities: Counter[str]
    points: int
    published: str
    change: Change | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of that table."""

    name: str
    type: str
    """"text" or "number": how to sort it."""
    sorted: bool = False


_COLUMNS = (
    Column("Copy", "text"),
    Column("Source", "text"),
    Column("Verdict", "text"),
    Column("Coverage", "number"),
    Column("Lag", "number"),
    Column("Damage", "number", sorted=True),
    Column("Findings", "number"),
    Column("Published", "text"),
)


@dataclass(frozen=True, slots=True)
class Flow:
    """A row of the table of outlets, in words."""

    source: str
    copy: str
    copies: str
    lag: str
    coverage: str
    damage: str


@dataclass(frozen=True, slots=True)
class Section:
    """One copy in full."""

    number: int
    copy: Copy
    view: View
    source: Side
    href: str | None
    sources: tuple[tuple[MatchedSource, str | None], ...]

    @property
    def prefix(self) -> str:
        """What the ids of its parts begin with."""
        return f"copy-{self.number}-"


def render(
    copies: Callable[[], Iterable[Copy]],
    store: AuditStore,
    *,
    name: str,
    sections: int,
    threshold: float,
    baseline: str | None,
) -> Iterator[str]:
    """The page in pieces of text; the `sections` worst copies stand in it in full, and all in its table.

    `baseline` is the name of the store compared with. The page allows its own style sheet and its own script, by hash,
    and nothing else.
    """
    kept: list[tuple[tuple[float, int, str], str, Line]] = []
    totals = total(copies(), worst=sections, each=lambda copy: kept.append((copy.rank, copy.result.key, _line(copy))))
    numbers = {copy.result.key: number for number, copy in enumerate(totals.worst, start=1)}
    kept.sort(key=lambda entry: entry[0])
    templates = html.environment("transprov.audit.report")
    templates.filters.update(duration=duration, rate=rate, when=words.time)
    stream = templates.get_template("dashboard.html.j2").stream(
        name=name,
        version=__version__,
        style=html.inlined(templates, "style.css", "dashboard.css"),
        script=html.inlined(templates, "dashboard.js"),
        facts=list(summary(totals, store.runs(), store.waiting(), baseline)),
        charts=charts(totals),
        flows=[_flow(group) for group in totals.flows[:_FLOWS]],
        more_flows=max(0, len(totals.flows) - _FLOWS),
        columns=_COLUMNS,
        first=_LINES,
        lines=(_anchored(line, numbers.get(key)) for _, key, line in kept),
        failures=totals.failures,
        failed=totals.failed,
        examined=totals.examined,
        shown=len(totals.worst),
        sections=_sections(totals.worst, store, threshold),
        severities=sorted(Severity, reverse=True),
        signatures=list(dict.fromkeys(run.signature for run in store.runs())),
    )
    stream.enable_buffering(200)
    return stream


def _line(copy: Copy) -> Line:
    result, source, gone = copy.result, copy.result.source, copy.change is Change.GONE
    verdict = result.verdict or "not examined"
    if result.verdict == "translated" and result.language:
        verdict += f" from {words.language(result.language)}"
    return Line(
        anchor=None,
        title=result.title or result.url or result.key,
        href=_href(result.url),
        outlet=result.outlet,
        source_title=None if source is None else source.title or source.document_id,
        source_href=None if source is None else _href(source.url),
        source_outlet=None if source is None else source.outlet,
        verdict=verdict,
        coverage=None if source is None else source.coverage,
        lag=result.lag_seconds,
        damage=copy.damage,
        severities=copy.severities,
        points=copy.points,
        published=result.published or "",
        change=copy.change,
        error=None if gone or result.error is None else reason(result),
    )


def _anchored(line: Line, number: int | None) -> Line:
    return line if number is None else replace(line, anchor=f"copy-{number}")


def _sections(worst: Iterable[Copy], store: AuditStore, threshold: float) -> Iterator[Section]:
    for number, copy in enumerate(worst, start=1):
        stored = store.report(copy.result.key)
        if stored is None:
            continue
        report = replace(from_json(stored), known=copy.known or frozenset())
        view = build(report, threshold=threshold)
        matched = (copy.result.source, *copy.result.other_sources)
        yield Section(
            number,
            copy,
            view,
            view.summary.source or html.NO_SOURCE,
            _href(copy.result.url),
            tuple((source, _href(source.url)) for source in matched if source is not None),
        )


def _flow(group: Group) -> Flow:
    source, copy = (name or UNKNOWN for name in group.name)
    return Flow(
        source=source,
        copy=copy,
        copies=f"{group.copies:,}",
        lag=duration(group.lag.median) if group.lag else "–",
        coverage=words.percent(group.coverage.median) if group.coverage else "–",
        damage="–" if group.damage is None else rate(group.damage),
    )


def _href(url: str | None) -> str | None:
    return None if url is None else web_uri(url)
