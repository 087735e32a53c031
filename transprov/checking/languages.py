"""Names of languages, as messages about a comparison use them."""

from __future__ import annotations


def language_name(code: str | None) -> str:
    """Name of a language in English, or its code when Babel does not know it; "an unknown language" for None."""
    if code is None:
        return "an unknown language"
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
