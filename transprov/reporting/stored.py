"""A report from its JSON, as `transprov.reporting.json` wrote it: the inverse of `to_json`, up to its rounding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from transprov.types import (
    Alignment,
    Bead,
    Declaration,
    DeclarationKind,
    Detection,
    Document,
    Evidence,
    Finding,
    Move,
    Provenance,
    Report,
    Retranslation,
    Segment,
    SegmentKind,
    SegmentWording,
    Severity,
    Signature,
    Span,
    Wording,
)

_SEVERITIES = {severity.label: severity for severity in Severity}


def from_json(value: Mapping[str, Any]) -> Report:
    """The report of which `value` is the JSON; for values that we wrote ourselves, so nothing is checked."""
    copy, source = _document(value["copy"]), value["source"]
    original = None if source is None else _document(source)
    return Report(
        copy=copy,
        signature=Signature(value["signature"]["version"], tuple(value["signature"]["parts"].items())),
        findings=tuple(finding(each) for each in value["findings"]),
        source=original,
        alignment=None if value["alignment"] is None else _alignment(value["alignment"], original, copy),
        detection=None if value["detection"] is None else _detection(value["detection"]),
        notices=tuple(value["notices"]),
        known=frozenset(each["fingerprint"] for each in value["findings"] if each["known"]),
        # reports stored by versions that did not translate have neither
        wordings=tuple(_wording(each) for each in value.get("wordings", ())),
        retranslations=tuple(
            Retranslation(each["bead"], each["text"], each["chrf"], each["raw"], each["score"])
            for each in value.get("retranslations", ())
        ),
    )


def _wording(value: Mapping[str, Any]) -> SegmentWording:
    corrected = tuple(Span(each["start"], each["end"]) for each in value["corrected"])
    wording = Wording(value["text"], value["origin"], value["score"], corrected)
    return SegmentWording(value["segment"], wording, value["language"])


def finding(value: Mapping[str, Any]) -> Finding:
    """One finding from its JSON."""
    wording = value["wording"]
    return Finding(
        rule=value["rule"],
        mqm=value["mqm"],
        severity=_SEVERITIES[value["severity"]],
        confidence=value["confidence"],
        message=value["message"],
        copy_span=_span(value["copy_span"]),
        source_span=_span(value["source_span"]),
        copy_text=value["copy_text"],
        source_text=value["source_text"],
        evidence=tuple(value["evidence"]),
        bead=value["bead"],
        wording=None if wording is None else Wording(wording["text"], wording["origin"]),
        suggestion=value["suggestion"] or "",
    )


def _document(value: Mapping[str, Any]) -> Document:
    provenance = value["provenance"]
    published = provenance["published"]
    return Document(
        text=value["text"],
        language=value["language"],
        id=value["id"],
        title=value["title"],
        segments=tuple(_segment(each) for each in value["segments"]),
        provenance=Provenance(
            declarations=tuple(_declaration(each) for each in provenance["declarations"]),
            url=provenance["url"],
            published=None if published is None else datetime.fromisoformat(published),
        ),
        warnings=tuple(value["warnings"]),
    )


def _segment(value: Mapping[str, Any]) -> Segment:
    return Segment(
        index=value["index"],
        span=Span(value["span"]["start"], value["span"]["end"]),
        text=value["text"],
        kind=SegmentKind(value["kind"]),
        block=value["block"],
        language=value["language"],
    )


def _declaration(value: Mapping[str, Any]) -> Declaration:
    return Declaration(
        DeclarationKind(value["kind"]), value["value"], value["raw"], value["where"], _span(value["span"])
    )


def _alignment(value: Mapping[str, Any], source: Document | None, copy: Document) -> Alignment:
    return Alignment(
        beads=tuple(
            Bead(tuple(each["source"]), tuple(each["copy"]), each["score"], each["similarity"])
            for each in value["beads"]
        ),
        moves=tuple(Move(tuple(each["beads"]), tuple(each["source"]), tuple(each["copy"])) for each in value["moves"]),
        source=() if source is None else tuple(segment.text for segment in source.segments),
        target=tuple(segment.text for segment in copy.segments),
        source_language=None if source is None else source.language,
        target_language=copy.language,
        encoder=value["encoder"],
        source_ignored=frozenset(value["source_ignored"]),
        target_ignored=frozenset(value["copy_ignored"]),
    )


def _detection(value: Mapping[str, Any]) -> Detection:
    return Detection(
        probability=value["probability"],
        verdict=value["verdict"],
        languages=value["languages"],
        evidence=tuple(
            Evidence(each["rule"], each["weight"], each["message"], _span(each["span"]), each["text"], each["language"])
            for each in value["evidence"]
        ),
    )


def _span(value: Mapping[str, int] | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])
