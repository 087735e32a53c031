"""A document as the rules see it: its segments, what stands in quotation marks, who is being reported."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from transprov.artifacts.pattern import compile_pattern
from transprov.artifacts.rule import Where
from transprov.types import Document, Segment, SegmentKind, Span

_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_MARK = re.compile('["“”„«»]')
_REPORTING = compile_pattern(
    r"\b(?:{{said}}|says?|according to|reportedly|allegedly|quoted|in (?:his|her|their|its) words|"
    r"(?:statement|interview|report|letter|accus|alleg|announc|claim|spokes)\w{0,12})\b"
)
GRAMS = (5, 8)
"""Lengths of the runs of characters by which texts are looked up; a long run is in few documents."""
_LONGEST = 4_000
"""Characters of a segment beyond which it is no sentence, and matching would take too long."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment, ready to be matched."""

    segment: Segment
    text: str
    """As given."""
    plain: str
    """The same, character by character, with straight apostrophes and ordinary spaces."""
    lowered: str
    quotes: tuple[Span, ...]
    """What stands in quotation marks, without the marks; places in `text`."""

    def quoted(self, start: int, end: int) -> bool:
        """Whether all of a range stands in quotation marks."""
        return any(quote.start <= start and end <= quote.end for quote in self.quotes)

    def placed(self, start: int, end: int) -> Span:
        """A range of this segment as a span of the document."""
        return Span(start, end).shifted(self.segment.span.start)


@dataclass(frozen=True, slots=True)
class Text:
    """A whole document as passages."""

    document: Document
    passages: tuple[Passage, ...]
    plain: str
    lowered: str
    """`plain` in small letters, character by character."""
    starts: tuple[int, ...]
    """Where each passage begins."""
    grams: tuple[Set[str], ...]
    """All runs of characters in `lowered`, by length as in `GRAMS`."""
    _places: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    """What `places` has found: many rules ask for the same texts."""
    _standing: dict[Where, int] = field(default_factory=dict, compare=False, repr=False)

    def places(self, text: str) -> int:
        """The passages that have a text in small letters, as bits."""
        known = self._places.get(text)
        if known is None:
            known = self._places[text] = self._found(text)
        return known

    def any_of(self, texts: Iterable[str]) -> int:
        """The passages that have one of the texts, as bits."""
        bits = 0
        for text in texts:
            bits |= self.places(text)
        return bits

    def having(self, sets: Iterable[Iterable[str]]) -> int:
        """The passages that have a text of every set, as bits; all of them where there are no sets."""
        bits = (1 << len(self.passages)) - 1
        for texts in sets:
            bits &= self.any_of(texts)
        return bits

    def _found(self, text: str) -> int:
        bits, lowered, starts = 0, self.lowered, self.starts
        at = lowered.find(text)
        while at >= 0:
            number = bisect_right(starts, at)
            if number:
                bits |= 1 << number - 1
            if number == len(starts):
                break
            # what begins in one passage and ends in the next is no match of either, and does no harm
            at = lowered.find(text, starts[number])
        return bits

    def standing(self, where: Where) -> int:
        """The passages in which a rule for this place looks, as bits; what is too long is no sentence."""
        known = self._standing.get(where)
        if known is None:
            known = self._standing[where] = sum(
                1 << number for number, passage in enumerate(self.passages) if _stands(passage, where)
            )
        return known

    def reports(self, number: int) -> bool:
        """Whether this passage or a neighbour in its paragraph tells what somebody said."""
        block = self.passages[number].segment.block
        return any(
            self.passages[other].segment.block == block and _reports(self.passages[other].text)
            for other in (number - 1, number, number + 1)
            if 0 <= other < len(self.passages)
        )

    def body(self) -> Iterator[Passage]:
        """The passages of the article itself."""
        return (passage for passage in self.passages if passage.segment.is_content)


def numbers(bits: int) -> Iterator[int]:
    """The numbers that bits stand for, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _stands(passage: Passage, where: Where) -> bool:
    if not passage.segment.is_content or len(passage.plain) > _LONGEST:
        return False
    if where is Where.HEADLINE:
        return passage.segment.kind is SegmentKind.HEADLINE
    return where is not Where.BODY or passage.segment.kind is SegmentKind.SENTENCE


def text_of(document: Document) -> Text:
    """The passages of a document, in order."""
    plain = document.text.translate(_PLAIN)
    lowered = _lowered(plain)
    quotes = sorted(_quotes(document), key=lambda quote: quote.start)
    passages = tuple(_passage(segment, plain, lowered, quotes) for segment in document.segments)
    grams = tuple({lowered[at : at + size] for at in range(len(lowered) - size + 1)} for size in GRAMS)
    return Text(document, passages, plain, lowered, tuple(each.segment.span.start for each in passages), grams)


def _lowered(text: str) -> str:
    """Small letters in the places of the capitals; the few that would take two places stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _passage(segment: Segment, plain: str, lowered: str, quotes: Sequence[Span]) -> Passage:
    place = segment.span
    # quotations do not overlap, so those that touch a segment stand together
    first = bisect_right(quotes, place.start, key=lambda quote: quote.end)
    behind = bisect_left(quotes, place.end, key=lambda quote: quote.start)
    inside = tuple(
        Span(max(quote.start, place.start) - place.start, min(quote.end, place.end) - place.start)
        for quote in quotes[first:behind]
    )
    here = slice(place.start, place.end)
    return Passage(segment, segment.text, plain[here], lowered[here], inside)


@lru_cache(maxsize=4096)
def _reports(sentence: str) -> bool:
    return _REPORTING.search(sentence) is not None


def _quotes(document: Document) -> Iterator[Span]:
    """Quotations, each within its paragraph; one that is never closed goes on to the paragraph's end."""
    text = document.text
    blocks: dict[int, Span] = {}
    for segment in document.segments:
        known = blocks.get(segment.block, segment.span)
        blocks[segment.block] = Span(min(known.start, segment.span.start), max(known.end, segment.span.end))
    for block in blocks.values():
        opened: int | None = None
        for found in _MARK.finditer(text, block.start, block.end):
            mark = found.group()
            if opened is None and mark not in "”»":
                opened = found.end()
            elif opened is not None and mark not in "„«":
                yield Span(opened, found.start())
                # “ closes in German and opens in English: right before a word it opens anew
                opened = found.end() if mark == "“" and text[found.end() : found.end() + 1].isalnum() else None
        if opened is not None and opened < block.end:
            yield Span(opened, block.end)
