"""Month and weekday names of a language, from Babel (CLDR)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any


@lru_cache(maxsize=64)
def month_names(code: str) -> Mapping[str, int]:
    """Casefolded month names, all widths but the one-letter one, without dots, to 1..12; empty for unknown codes."""
    return _names(code, "months")


@lru_cache(maxsize=64)
def weekday_names(code: str) -> Mapping[str, int]:
    """Casefolded weekday names, all widths but the one-letter one, without dots, to 0 (Monday)..6."""
    return _names(code, "days")


def _names(code: str, what: str) -> Mapping[str, int]:
    from babel import Locale, UnknownLocaleError

    if code == "und":
        return MappingProxyType({})  # CLDR's root speaks English
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    names: dict[str, int] = {}
    table: Any = getattr(locale, what)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[context][width].items():
                names.setdefault(name.casefold().rstrip("."), number)
    return MappingProxyType(names)
