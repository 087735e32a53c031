"""A whole audit as one SARIF log, or one graph of linked data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count

from transprov import __version__
from transprov.audit.report.copies import Change, Copy
from transprov.audit.results import FAILED, ItemResult, MatchedSource
from transprov.audit.store import AuditStore
from transprov.reporting import jsonld
from transprov.reporting import sarif as log
from transprov.reporting.places import uri_reference
from transprov.reporting.stored import finding, from_json
from transprov.types import Document, Provenance, Report

Copies = Callable[[], Iterable[Copy]]
"""Goes through the copies from the first one, as often as it is called."""


def sarif(copies: Copies, store: AuditStore, baseline: AuditStore | None) -> Iterator[str]:
    """The findings of all copies, in pieces of text; with a baseline marked new, unchanged or absent."""
    failures = (
        log.Failure(_place(copy.result), copy.result.error or "failed")
        for copy in copies()
        if copy.result.state == FAILED and copy.change is not Change.GONE
    )
    return log.log(
        lambda: _entries(copies(), store, baseline),
        compared=baseline is not None,
        version=__version__,
        failures=failures,
    )


def _entries(copies: Iterable[Copy], store: AuditStore, baseline: AuditStore | None) -> Iterator[log.Entry]:
    for copy in copies:
        gone = tuple(finding(each) for each in copy.gone)
        report = _report(copy, baseline if copy.change is Change.GONE and baseline is not None else store)
        if report is not None and (report.findings or gone):
            yield log.Entry(report, gone)


def _report(copy: Copy, store: AuditStore) -> Report | None:
    """The stored report with the findings to be shown; None for a copy that failed."""
    stored = store.report(copy.result.key)
    if stored is None:
        return None
    shown = {each["fingerprint"] for each in copy.findings}
    report = from_json(stored)
    return replace(
        report,
        findings=tuple(each for each in report.findings if each.fingerprint in shown),
        known=copy.known or frozenset(),
    )


def _place(result: ItemResult) -> str:
    return uri_reference(Document("", id=result.key, provenance=Provenance(url=result.url)), "copy")


def linked_data(copies: Iterable[Copy]) -> Iterator[str]:
    """Every copy that has a source, with its sources, as one graph; in pieces of text."""
    numbers = count(1)
    return jsonld.document(
        (node for copy in copies if copy.is_here and copy.result.source for node in _nodes(copy.result, next(numbers))),
        version=__version__,
    )


def _nodes(result: ItemResult, number: int) -> list[dict[str, object]]:
    assert result.source is not None
    return jsonld.statements(
        title=result.title,
        url=result.url,
        identifier=result.key,
        language="en",
        outlet=result.outlet,
        published=result.published,
        origins=[_origin(source) for source in (result.source, *result.other_sources)],
        number=number,
    )


def _origin(source: MatchedSource) -> jsonld.Origin:
    return jsonld.Origin(
        title=source.title,
        url=source.url,
        identifier=source.document_id,
        language=source.language,
        outlet=source.outlet,
        published=source.published,
        basis="found",
        confidence=source.probability,
        coverage=source.coverage,
    )
