"""A copy on its way from its feed to the process that examines it: a `Document` as bytes, whole, and back.

JSON rather than pickle: the bytes lie in a file that users hand on, and reading it must not run anything.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from transprov.types import Declaration, DeclarationKind, Document, Provenance, Segment, SegmentKind, Span


@dataclass(frozen=True, slots=True)
class Copy:
    """One item of a feed that could be read."""

    key: str
    origin: str
    document: Document
    outlet: str | None = None

    @property
    def content(self) -> str:
        """Digest of what the copy says and says of itself; another one under the same key is a new version."""
        document = self.document
        published = document.provenance.published
        said = (
            document.text,
            document.title,
            document.language,
            document.provenance.url,
            published.isoformat() if published else None,
            self.outlet,
        )
        return digest(said)


def digest(value: object) -> str:
    """A short digest of JSON values."""
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()[:32]


def squeeze(value: object) -> bytes:
    """JSON values as compressed bytes."""
    # ASCII, so that a lone surrogate of a broken page goes through as well
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def unsqueeze(data: bytes) -> Any:
    """What `squeeze` was given."""
    return json.loads(zlib.decompress(data))


def pack(copy: Copy) -> bytes:
    """The copy as bytes."""
    document = copy.document
    provenance = document.provenance
    return squeeze(
        {
            "key": copy.key,
            "origin": copy.origin,
            "outlet": copy.outlet,
            "text": document.text,
            "language": document.language,
            "id": document.id,
            "title": document.title,
            "segments": [
                [s.span.start, s.span.end, s.text, s.kind.value, s.block, s.language] for s in document.segments
            ],
            "url": provenance.url,
            "published": provenance.published.isoformat() if provenance.published else None,
            "declarations": [
                [d.kind.value, d.value, d.raw, d.where, [d.span.start, d.span.end] if d.span else None]
                for d in provenance.declarations
            ],
            "warnings": list(document.warnings),
        }
    )


def unpack(data: bytes) -> Copy:
    """The copy that `pack` was given."""
    value: Mapping[str, Any] = unsqueeze(data)
    provenance = Provenance(
        declarations=tuple(
            Declaration(DeclarationKind(kind), said, raw, where, Span(*span) if span else None)
            for kind, said, raw, where, span in value["declarations"]
        ),
        url=value["url"],
        published=datetime.fromisoformat(value["published"]) if value["published"] else None,
    )
    document = Document(
        text=value["text"],
        language=value["language"],
        id=value["id"],
        title=value["title"],
        segments=tuple(
            Segment(index, Span(start, end), text, SegmentKind(kind), block, language)
            for index, (start, end, text, kind, block, language) in enumerate(value["segments"])
        ),
        provenance=provenance,
        warnings=tuple(value["warnings"]),
    )
    return Copy(key=value["key"], origin=value["origin"], document=document, outlet=value["outlet"])
