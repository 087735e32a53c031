"""Numbers, languages and probabilities in plain English, the same in every output format."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from transprov.reporting.model import Counts, Summary
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


def other_lines(counts: Counts) -> str:
    """What there is besides sentences, and what became of it; empty when there is nothing else."""
    if not counts.other_source + counts.other_copy:
        return ""
    found = f"{counts.other_source} in the source, {counts.other_copy} in the copy (headlines, captions, credits)"
    return f"{found}: {counts.other_dropped} dropped, {counts.other_added} added"


def about(summary: Summary) -> str:
    """What the findings are about, and how many are not shown, to follow their numbers by severity."""
    shown = sum(value for _, value in summary.severities)
    parts = [
        f"{kind if shown > value else 'all'} about {what}" if shown > 1 else f"about {what}"
        for value, kind, what in (
            (summary.details, str(summary.details), "details"),
            (shown - summary.details, str(shown - summary.details), "whole sentences"),
        )
        if value
    ]
    said = f": {' and '.join(parts)}" if parts else ""
    if summary.hidden:
        said += f"; {number(summary.hidden)} less certain than {percent(summary.threshold)} not shown"
    return said


def time(iso: str) -> str:
    """An ISO 8601 time as people read it: "2024-03-14 17:45", "2024-03-14 17:45 (UTC+01:00)"; a date as it is."""
    if "T" not in iso:
        return iso
    when = datetime.fromisoformat(iso)
    zone = f" ({when.tzname()})" if when.tzinfo is not None else ""
    return f"{when:%Y-%m-%d %H:%M}{zone}"


@cache
def language(code: str | None) -> str:
    """English name of an ISO 639 code: "German"; the code itself when it has none, "" for None."""
    if not code:
        return ""
    from babel import Locale

    return Locale("en").languages.get(code) or code
