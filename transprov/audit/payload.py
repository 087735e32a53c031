"""What lies in the store as bytes, and how a changed copy is told.

JSON rather than pickle: users hand the file on, and reading it must not run anything.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from transprov.types import Document


def content_digest(document: Document, outlet: str | None) -> str:
    """Digest of what a copy says and says of itself; another one under the same key is a new version."""
    published = document.provenance.published
    said = (
        document.text,
        document.title,
        document.language,
        document.provenance.url,
        published.isoformat() if published else None,
        outlet,
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
