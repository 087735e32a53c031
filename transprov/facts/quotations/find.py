"""The quotations of a text, and the speakers it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from transprov.facts.quotations.language import speech_language
from transprov.facts.quotations.marks import Quoted, quotations
from transprov.facts.quotations.speakers import attributions
from transprov.facts.quotations.value import Attribution, Quotation
from transprov.types import Mention, Span

QUOTATION = "quotation"
SPEAKER = "speaker"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_ALONE = 2
"""Words outside up to which a quotation is all there is."""
_NEAR = 3
"""Characters, commas and spaces, between a quotation and its speaker."""


def word_count(text: str) -> int:
    """Number of words and figures."""
    return len(_WORD.findall(text))


@lru_cache(maxsize=256)
def _analyse(text: str, language: str) -> tuple[tuple[Quoted, ...], tuple[tuple[Span, Attribution], ...]]:
    quoted = quotations(text, language)
    data = speech_language(language)
    return quoted, attributions(text, language, quoted, data) if data is not None else ()


def find_quotations(text: str, language: str) -> tuple[Mention, ...]:
    """The outermost quotations, in order; their value is a `Quotation`. The marks are the same in every language."""
    quoted, said = _analyse(text, language)
    if not quoted:
        return ()
    total = word_count(text)
    speakers = [span for span, _ in said]
    return tuple(_quotation(text, quote, speakers, total) for quote in quoted)


def find_speakers(text: str, language: str) -> tuple[Mention, ...]:
    """Where the text says whose words something is, outside quotations; the value is an `Attribution`.

    Empty for a language without data.
    """
    return tuple(
        Mention(SPEAKER, span, text[span.start : span.end], value, text[span.start : span.end])
        for span, value in _analyse(text, language)[1]
    )


def _quotation(text: str, quote: Quoted, speakers: Sequence[Span], total: int) -> Mention:
    words = word_count(text[quote.inner.start : quote.inner.end])
    led = text[max(0, quote.span.start - _NEAR) : quote.span.start].rstrip().endswith(":")
    behind = bisect_left(speakers, quote.span.end, key=lambda span: span.start)
    near = speakers[max(0, behind - 1) : behind + 1]
    beside = any(
        0 <= gap <= _NEAR for span in near for gap in (span.start - quote.span.end, quote.span.start - span.end)
    )
    value = Quotation(
        words, quote.opened and quote.closed, led or beside, total - words <= _ALONE and not led and not beside
    )
    reading = f"quotation of {words} word{'' if words == 1 else 's'}"
    return Mention(QUOTATION, quote.span, text[quote.span.start : quote.span.end], value, reading)
