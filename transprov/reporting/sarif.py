"""Findings as a SARIF 2.1.0 log, of one report or of many, for tools that show and track findings of any program.

The format is that of OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01" (2023).
Positions count in the text as it was read, which the log holds; docs/sarif.md says what stands where.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from transprov.reporting.json import safe_dumps
from transprov.reporting.places import Lines, uri_reference
from transprov.reporting.rulecards import LEVELS, descriptor
from transprov.types import Document, Finding, Report, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "transprovFinding/v1"
"""Name of our fingerprint among the partial ones; the number changes when its recipe does."""

_LINK = re.compile(r"\[(?=[^\]]*\]\()")


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of a log, with what an earlier one, the baseline, had besides."""

    report: Report
    gone: tuple[Finding, ...] = ()
    """Findings that only the baseline has."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A copy that could not be examined."""

    uri: str
    reason: str


def render(report: Report) -> str:
    """The log of one report, whole."""
    return "".join(log(lambda: [Entry(report)], compared=bool(report.known), version=report.signature.version))


def log(
    entries: Callable[[], Iterable[Entry]], *, compared: bool, version: str, failures: Iterable[Failure] = ()
) -> Iterator[str]:
    """The log of many reports, in pieces of text; only one report is held at a time.

    `entries` is called twice and must give the same both times: results come first, then the texts they point into.
    `compared` says that `Report.known` tells what a baseline had; then every result is marked new or unchanged.
    """
    artifacts = _Artifacts()
    rules: dict[str, int] = {}
    yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":['
    yield from _listed(result for entry in entries() for result in _results(entry, artifacts, rules, compared=compared))
    yield '],"artifacts":['
    yield from _listed(_unseen_artifacts(entries(), set()))
    notifications = [
        {
            "level": "error",
            "message": {"text": _plain(failure.reason)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": failure.uri}}}],
        }
        for failure in failures
    ]
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notifications}
    yield f'],"invocations":{safe_dumps([invocation], one_line=True)}'
    driver = {
        "name": "transprov",
        "version": version,
        "semanticVersion": version,
        "shortDescription": {"text": "Translation provenance: what a translated article kept, dropped and changed"},
        "rules": _descriptors(rules),
    }
    yield f',"tool":{safe_dumps({"driver": driver}, one_line=True)}}}]}}\n'


def _listed(values: Iterable[Any]) -> Iterator[str]:
    for number, value in enumerate(values):
        yield (",\n" if number else "\n") + safe_dumps(value, one_line=True)


def _descriptors(rules: Iterable[str]) -> list[dict[str, Any]]:
    from transprov.checking.catalogue import cards  # the tables of all rules, which knowing the formats has no use for

    known = {card.id: card for card in cards()}
    # A report of an earlier version may name a rule that is no more
    return [descriptor(known[rule]) if rule in known else {"id": rule} for rule in rules]


class _Artifacts:
    """Numbers the documents of a log as they are met; the same text from the same place has one number."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def number(self, document: Document, uri: str) -> int:
        return self._numbers.setdefault(_identity(document, uri), len(self._numbers))


def _identity(document: Document, uri: str) -> bytes:
    return hashlib.sha256(f"{uri}\n{document.text}".encode("utf-8", "surrogatepass")).digest()


def _documents(report: Report) -> Iterator[tuple[str, Document]]:
    yield "copy", report.copy
    if report.source is not None:
        yield "source", report.source


def _unseen_artifacts(entries: Iterable[Entry], seen: set[bytes]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        for role, document in _documents(entry.report):
            uri = uri_reference(document, role)
            identity = _identity(document, uri)
            if identity not in seen:
                seen.add(identity)
                yield _artifact(document, role, uri)


def _artifact(document: Document, role: str, uri: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "location": {"uri": uri},
        "contents": {"text": document.text},
        "encoding": "utf-8",
        "properties": {"role": role, "language": document.language, "title": document.title},
    }
    if role == "copy":
        said["roles"] = ["analysisTarget"]
    return said


def _results(entry: Entry, artifacts: _Artifacts, rules: dict[str, int], *, compared: bool) -> Iterator[dict[str, Any]]:
    report = entry.report
    places = {
        role: _Place(document, (uri := uri_reference(document, role)), artifacts.number(document, uri))
        for role, document in _documents(report)
    }
    for finding in report.findings:
        state = ("unchanged" if finding.fingerprint in report.known else "new") if compared else None
        span = finding.copy_span if finding.copy_span is not None else _missing_from(finding, report)
        said = _result(finding, rules, state)
        said["locations"] = [places["copy"].location(span)]
        if finding.source_span is not None and "source" in places:
            text = "What the source says" if finding.copy_span is not None else "What the copy lacks"
            said["relatedLocations"] = [
                {"id": 1, **places["source"].location(finding.source_span), "message": {"text": text}}
            ]
        yield said
    for finding in entry.gone:
        # Where it stood, stood in an earlier version of the text
        yield {**_result(finding, rules, "absent"), "locations": [places["copy"].location(None)]}


def _result(finding: Finding, rules: dict[str, int], state: str | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.setdefault(finding.rule, len(rules)),
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(finding.message)},
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "rank": round(100 * finding.confidence, 2),
        "properties": {
            "severity": finding.severity.label,
            "confidence": round(finding.confidence, 4),
            "mqm": finding.mqm,
            "copyText": finding.copy_text,
            "sourceText": finding.source_text,
            "evidence": list(finding.evidence),
        },
    }
    if state is not None:
        said["baselineState"] = state
    if finding.wording is not None:
        said["properties"]["likelySourceWording"] = {"text": finding.wording.text, "origin": finding.wording.origin}
    if finding.suggestion:
        said["properties"]["suggestion"] = finding.suggestion
    return said


class _Place:
    """One document of the log, as locations name it."""

    def __init__(self, document: Document, uri: str, number: int) -> None:
        self._text = document.text
        self._lines = Lines(document.text)
        self._artifact = {"uri": uri, "index": number}

    def location(self, span: Span | None) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact}
        if span is not None:
            first, column, last, behind = self._lines.of(span)
            physical["region"] = {
                "startLine": first,
                "startColumn": column,
                "endLine": last,
                "endColumn": behind,
                "charOffset": span.start,
                "charLength": len(span),
                "snippet": {"text": self._text[span.start : span.end]},
            }
        return {"physicalLocation": physical}


def _missing_from(finding: Finding, report: Report) -> Span | None:
    """The empty span in the copy where what was dropped would stand: behind the sentence it follows in the source."""
    if finding.bead is None or report.alignment is None:
        return None
    for bead in reversed(report.alignment.beads[: finding.bead + 1]):
        if bead.is_link:
            end = report.copy.segments[max(bead.target)].span.end
            return Span(end, end)
    return None


def _plain(text: str) -> str:
    """A message that reads as it is: what an article says in brackets must not become a link (section 3.11.6)."""
    return _LINK.sub(r"\\[", text)
