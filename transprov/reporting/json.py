"""A report as JSON, for programs. docs/json.md describes every key, docs/report.schema.json is the schema."""

from __future__ import annotations

import json
import re
from typing import Any

from transprov.reporting.likely import likely_objects
from transprov.types import (
    Alignment,
    Bead,
    Detection,
    Document,
    Finding,
    Provenance,
    Report,
    Segment,
    Severity,
    Signature,
    Span,
)

SCHEMA = "transprov.report/1"

# Line breaks to some readers of JSONL, commands to a terminal, or not encodable at all: legal in JSON only as escapes
# if the output is to be safe to print and to split at line ends. Everything JSON itself escapes is escaped already.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def to_json(report: Report) -> dict[str, Any]:
    """The report as dicts, lists, strings, numbers, booleans and None only; `schema` names the layout."""
    return {
        "schema": SCHEMA,
        "signature": signature_object(report.signature),
        "copy": document_object(report.copy),
        "source": None if report.source is None else document_object(report.source),
        "coverage": _rounded(report.coverage),
        "counts": _counts(report),
        "alignment": None if report.alignment is None else _alignment(report.alignment),
        "findings": [_finding(finding, known=finding.fingerprint in report.known) for finding in report.findings],
        "detection": None if report.detection is None else detection_object(report.detection),
        "notices": list(report.notices),
        **likely_objects(report),
    }


def dumps(report: Report, *, one_line: bool = False) -> str:
    """The report as JSON text without a final newline: indented, or on one line for JSONL.

    The text can be encoded in UTF-8 whatever the article holds, and a terminal obeys nothing in it.
    """
    return safe_dumps(to_json(report), one_line=one_line)


def safe_dumps(value: Any, *, one_line: bool = False) -> str:
    """JSON values as text that is safe to print and to split at line ends: indented, or on one line."""
    if one_line:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    else:
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _counts(report: Report) -> dict[str, Any]:
    severities = {severity.label: 0 for severity in sorted(Severity, reverse=True)}
    for finding in report.findings:
        severities[finding.severity.label] += 1
    alignment = report.alignment
    return {
        "source_segments": None if report.source is None else len(report.source.segments),
        "copy_segments": len(report.copy.segments),
        "dropped": None if alignment is None else len(alignment.dropped),
        "added": None if alignment is None else len(alignment.added),
        "moved": None if alignment is None else sum(len(move.source) for move in alignment.moves),
        "moves": None if alignment is None else len(alignment.moves),
        "findings": severities,
    }


def signature_object(signature: Signature) -> dict[str, Any]:
    """What makes the numbers reproducible, as JSON data."""
    return {"version": signature.version, "parts": dict(signature.parts), "text": str(signature)}


def document_object(document: Document) -> dict[str, Any]:
    """A text with its segments and what it declares, as JSON data."""
    return {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "text": document.text,
        "segments": [_segment(segment) for segment in document.segments],
        "provenance": _provenance(document.provenance),
        "warnings": list(document.warnings),
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "index": segment.index,
        "span": span_object(segment.span),
        "text": segment.text,
        "kind": segment.kind.value,
        "block": segment.block,
        "language": segment.language,
    }


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return {
        "url": provenance.url,
        "published": None if provenance.published is None else provenance.published.isoformat(),
        "declarations": [
            {
                "kind": item.kind.value,
                "value": item.value,
                "raw": item.raw,
                "where": item.where,
                "span": span_object(item.span),
            }
            for item in provenance.declarations
        ],
    }


def _alignment(alignment: Alignment) -> dict[str, Any]:
    move_of = {bead: number for number, move in enumerate(alignment.moves) for bead in move.beads}
    return {
        "encoder": alignment.encoder,
        "beads": [_bead(bead, move_of.get(number)) for number, bead in enumerate(alignment.beads)],
        "moves": [
            {"beads": list(move.beads), "source": list(move.source), "copy": list(move.target)}
            for move in alignment.moves
        ],
        "dropped": list(alignment.dropped),
        "added": list(alignment.added),
        "source_ignored": sorted(alignment.source_ignored),
        "copy_ignored": sorted(alignment.target_ignored),
    }


def _bead(bead: Bead, move: int | None) -> dict[str, Any]:
    return {
        "source": list(bead.source),
        "copy": list(bead.target),
        "score": _rounded(bead.score),
        "similarity": _rounded(bead.similarity),
        "move": move,
    }


def _finding(finding: Finding, *, known: bool) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "mqm": finding.mqm,
        "severity": finding.severity.label,
        "confidence": _rounded(finding.confidence),
        "message": finding.message,
        "copy_span": span_object(finding.copy_span),
        "source_span": span_object(finding.source_span),
        "copy_text": finding.copy_text,
        "source_text": finding.source_text,
        "evidence": list(finding.evidence),
        "bead": finding.bead,
        "wording": {"text": finding.wording.text, "origin": finding.wording.origin} if finding.wording else None,
        "suggestion": finding.suggestion or None,
        "known": known,
    }


def detection_object(detection: Detection) -> dict[str, Any]:
    """The fields of a verdict, as in a report."""
    return {
        "probability": _rounded(detection.probability),
        "verdict": detection.verdict,
        "languages": {code: _rounded(share) for code, share in detection.languages.items()},
        "evidence": [
            {
                "rule": item.rule,
                "weight": _rounded(item.weight),
                "message": item.message,
                "span": span_object(item.span),
                "text": item.text,
                "language": item.language,
            }
            for item in detection.evidence
        ],
    }


def span_object(span: Span | None) -> dict[str, int] | None:
    """A span as JSON data."""
    return None if span is None else {"start": span.start, "end": span.end}


def _rounded(value: float | None) -> float | None:
    # Vectors differ in their last bits between machines; four digits are all that a score means
    return None if value is None else round(float(value), 4)
