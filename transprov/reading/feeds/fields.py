"""Values out of JSON that anybody may have written: of the kind expected, or None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


def string(record: Mapping[str, Any], *names: str) -> str | None:
    """The first of the fields that holds text, white space at its ends removed; numbers count as text."""
    for name in names:
        value = record.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return _SURROGATE.sub("\ufffd", value.strip())
    return None


def address(record: Mapping[str, Any], *names: str) -> str | None:
    """The first of the fields that holds an http(s) URL."""
    for name in names:
        value = string(record, name)
        if value and value.lower().startswith(("http://", "https://")) and len(value) <= 2_000:
            return value
    return None
