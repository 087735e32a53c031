"""Days and times as a comparison takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transprov.facts import dates
from transprov.facts.dates.value import Sort, read_out
from transprov.types import Mention, Span

_BETWEEN = re.compile(r",?\s(?:in\sthe|dans\sl[ea']|au|am)?\s*")


def moments(text: str, language: str) -> Iterator[Mention]:
    """The dates of a sentence; a weekday and its part of the day are one: "Thursday in the afternoon"."""
    held: Mention | None = None
    for mention in dates.KIND.find(text, language):
        joined = _joined(held, mention, text) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or mention
    if held is not None:
        yield held


def _joined(day: Mention, part: Mention, text: str) -> Mention | None:
    if day.value.sort not in (Sort.WEEKDAY, Sort.RELATIVE) or day.value.part is not None:
        return None
    if part.value.sort is not Sort.PART or not _BETWEEN.fullmatch(text, day.span.end, part.span.start):
        return None
    value = replace(day.value, part=part.value.part)
    span = Span(day.span.start, part.span.end)
    return replace(day, span=span, text=text[span.start : span.end], value=value, reading=read_out(value))
