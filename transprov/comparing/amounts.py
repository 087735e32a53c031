"""What a number is a number of: things counted, ages, shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight, read_out
from transprov.types import Mention, Span

_COUNTED = re.compile(r"[\s-]*(?:of\s(?:the\s)?)?((?:[^\W\d][\w’'-]*\s?){1,3})")
_ENDS = re.compile(
    r"\b(?:of|in|on|at|to|by|for|from|with|and|or|who|which|that|were|was|are|is|have|has|had|als|im|in|und|von|bei|"
    r"aus|sind|waren|wurden|haben|dans|de|du|des|et|qui|ont|sont|à|sur)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AGED = re.compile(r"(?:\baged?|\b(?:man|woman|boy|girl|teenager)\sof|\bâgée?\s(?:de|d[’']))\s\Z", re.IGNORECASE)
_OLD = re.compile(r"[\s-]*(?:years?|jahre|ans)?[\s-]*(?:olds?\b|alt\b)|-jährige", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"\b[^\W\d_a-z]\w+(?:,\s|\s\()\Z")
_SET_OFF = re.compile(r"[,)]")
_OF = re.compile(r"\s(?:of|der|des|von|d[eu])\b")


def counted(text: str, span: Span) -> str:
    """The one to three words behind a number, up to the next preposition or verb; empty if there are none."""
    found = _COUNTED.match(text, span.end)
    return _ENDS.sub("", found.group(1)).strip() if found else ""


def is_age(text: str, span: Span) -> bool:
    """Whether the number at `span` is somebody's age: "54-year-old", "aged 54 years", "Anna Keller, 54,"."""
    if _AGED.search(text[: span.start]) or _OLD.match(text, span.end):
        return True
    beside = _BEHIND_NAME.search(text[: span.start]), _SET_OFF.match(text, span.end)
    return all(beside) and text[span.start : span.end].isdigit() and span.end - span.start == 2


def is_share(value: NumberValue) -> bool:
    """Whether it is a part of a whole in words: a third, every fourth."""
    return value.unit is NumberUnit.FRACTION


def shares(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The numbers, with "one third of" and "every fourth" as the fractions they are."""
    for at, mention in enumerate(mentions):
        value = mention.value
        behind = mentions[at + 1] if at + 1 < len(mentions) else None
        if behind is not None and _part(behind, text) and not text[mention.span.end : behind.span.start].strip(" -"):
            continue  # the "one" of "one third"
        part = _part(mention, text)
        if part is None:
            yield mention
            continue
        before = mentions[at - 1] if at else None
        times, start = Decimal(1), mention.span.start
        if before is not None and not text[before.span.end : start].strip(" -"):
            times, start = before.value.low, before.span.start
        fraction = replace(
            value,
            low=part * times,
            high=part * times,
            unit=NumberUnit.FRACTION,
            also=(),
            share=None,
            weight=Weight.FIRM,
        )
        span = Span(start, mention.span.end)
        yield replace(mention, span=span, text=text[span.start : span.end], value=fraction, reading=read_out(fraction))


def _part(mention: Mention, text: str) -> Decimal | None:
    """The share that an ordinal names; None for one that tells a place in a row."""
    value = mention.value
    if value.unit is NumberUnit.FRACTION:
        return None
    if value.unit is not NumberUnit.ORDINAL:
        return None
    if value.share is not None:
        return Decimal(value.share)
    parts = [other for other in value.also if 0 < other < 1]
    return parts[0] if parts and _OF.match(text, mention.span.end) else None
