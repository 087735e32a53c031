"""Numbers, languages and probabilities in plain English, the same in every output format."""

from __future__ import annotations

from functools import cache

from transprov.types import DeclarationKind

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_CONFIDENCE = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.7, "likely"),
    (0.5, "more likely than not"),
    (0.25, "doubtful"),
)

DECLARATIONS = {
    DeclarationKind.SOURCE_LINE: "source line",
    DeclarationKind.OUTLET: "outlet",
    DeclarationKind.AGENCY: "agency",
    DeclarationKind.AUTHOR: "author",
    DeclarationKind.PHOTO_CREDIT: "photo credit",
    DeclarationKind.PUBLISHED: "published",
    DeclarationKind.MODIFIED: "modified",
    DeclarationKind.CANONICAL: "canonical link",
    DeclarationKind.LANGUAGE: "language",
    DeclarationKind.TRANSLATION_OF: "translation of",
    DeclarationKind.BASED_ON: "based on",
    DeclarationKind.ALTERNATE: "other language version",
    DeclarationKind.TITLE: "title",
}


def number(value: int) -> str:
    """ "no", "one" ... "twelve", then digits with thousands separators."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def count(value: int, noun: str) -> str:
    """ "one sentence", "two sentences", "no sentences"."""
    return f"{number(value)} {noun if value == 1 else noun + 's'}"


def capital(text: str) -> str:
    """The text with its first letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """Whole percent; what is not quite everything is never rounded to all, nor a little to nothing."""
    rounded = round(100 * share)
    if rounded == 100 and share < 1:
        rounded = 99
    elif rounded == 0 and share > 0:
        rounded = 1
    return f"{rounded} %"


def confidence(probability: float) -> str:
    """The probability in words and percent: "very likely, 88 %"."""
    words = next((words for floor, words in _CONFIDENCE if probability >= floor), "a guess")
    return f"{words}, {percent(probability)}"


@cache
def language(code: str | None) -> str:
    """English name of an ISO 639 code: "German"; the code itself when it has none, "" for None."""
    if not code:
        return ""
    from babel import Locale

    return Locale("en").languages.get(code) or code
