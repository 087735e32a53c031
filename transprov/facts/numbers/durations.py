"""Times with seconds, read whole: "2:21:09", "1:43,21", "2h21'09''", "1 hour 43 minutes 12 seconds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight

_WITH_COLONS = re.compile(
    r"(?<![\d.,:])(?:(?P<h>\d{1,3}):)?(?P<m>[0-5]?\d):(?P<s>[0-5]\d)(?P<part>[.,]\d{1,3})?(?![\d:]|[.,]\d)"
)
_JOINT = r"\s?,?\s?(?:(?:und|et|and)\s)?"
_WITH_WORDS = re.compile(
    rf"(?<![\w.,:])(?:(?P<h>\d{{1,3}})\s?(?:stunden?|std\.?|heures?|hours?|hrs?\.?|h)(?![^\W\d_]){_JOINT})?"
    rf"(?P<m>\d{{1,2}})\s?(?:minutes?|minuten|min\.?|mn|(?P<mark>['’′]))(?![^\W\d_]){_JOINT}"
    r"(?P<s>\d{1,2})(?P<part>[.,]\d{1,3})?\s?(?:sekunden?|sek\.?|secondes?|seconds?|secs?\.?|s(?![^\W\d_])|''|’’|[\"″”])",
    re.IGNORECASE,
)


_HUNDREDTHS = re.compile(r"(?<![\w.,'’′])(?:(?P<m>\d{1,2})['’′]\s?)?(?P<s>\d{1,2})(?:''|’’|[\"″])(?P<part>\d{2})(?!\d)")


def durations(text: str, language: str) -> Iterator[tuple[int, int, NumberValue]]:
    """Start, end and value of each, the value in seconds; what has no seconds may be a clock time and is left out."""
    if language != "en":
        for match in _HUNDREDTHS.finditer(text):  # 9"58, 1'43"21
            seconds = Decimal(f"{match['s']}.{match['part']}") + 60 * int(match["m"] or 0)
            unit = NumberUnit.DURATION if match["m"] else NumberUnit.PLAIN
            yield match.start(), match.end(), NumberValue(seconds, seconds, unit, weight=Weight.SMALL)
    for match in _WITH_COLONS.finditer(text):
        if match["h"] or match["part"]:
            yield _read(match)
    for match in _WITH_WORDS.finditer(text):
        if match["h"] or match["mark"] is None or language != "en":  # 6'2" is a height
            yield _read(match)


def _read(match: re.Match[str]) -> tuple[int, int, NumberValue]:
    minutes = int(match["h"] or 0) * 60 + int(match["m"])
    seconds = Decimal(minutes * 60 + int(match["s"])) + Decimal(f"0.{(match['part'] or '.0')[1:]}")
    return match.start(), match.end(), NumberValue(seconds, seconds, NumberUnit.DURATION, weight=Weight.SMALL)
