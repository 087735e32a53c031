"""A document as bytes, and back: what is kept is what was added, segment for segment."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from transprov.types import Declaration, DeclarationKind, Document, Provenance, Segment, SegmentKind, Span


def content_hash(language: str | None, segments: Sequence[Segment]) -> bytes:
    """The same for two documents that say the same, whatever stands around it on the page and however it is broken."""
    said = hashlib.sha256((language or "").encode())
    for segment in segments:
        said.update(b"\n" + " ".join(segment.text.split()).encode("utf-8", "surrogatepass"))
    return said.digest()


def to_bytes(document: Document) -> bytes:
    """Compressed."""
    provenance = document.provenance
    data = {
        "text": document.text,
        "language": document.language,
        "id": document.id,
        "title": document.title,
        "warnings": document.warnings,
        "segments": [[s.span.start, s.span.end, s.kind.value, s.block, s.language] for s in document.segments],
        "url": provenance.url,
        "published": provenance.published.isoformat() if provenance.published else None,
        "declarations": [
            [d.kind.value, d.value, d.raw, d.where, [d.span.start, d.span.end] if d.span else None]
            for d in provenance.declarations
        ],
    }
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)


def from_bytes(data: bytes) -> Document:
    """The document of `to_bytes`. Raises `ValueError` or `zlib.error` for bytes that are none."""
    known: dict[str, Any] = json.loads(zlib.decompress(data))
    text: str = known["text"]
    return Document(
        text=text,
        language=known["language"],
        id=known["id"],
        title=known["title"],
        warnings=tuple(known["warnings"]),
        segments=tuple(
            Segment(index, Span(start, end), text[start:end], SegmentKind(kind), block, language)
            for index, (start, end, kind, block, language) in enumerate(known["segments"])
        ),
        provenance=Provenance(
            declarations=tuple(
                Declaration(DeclarationKind(kind), value, raw, where, Span(*span) if span else None)
                for kind, value, raw, where, span in known["declarations"]
            ),
            url=known["url"],
            published=datetime.fromisoformat(known["published"]) if known["published"] else None,
        ),
    )
