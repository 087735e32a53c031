"""From a text and its blocks to the finished `Document`; the same for plain text and for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transprov.errors import InputError
from transprov.languages import identify, split
from transprov.reading.blocks import Block
from transprov.reading.classify import classify
from transprov.reading.cues import cues_for
from transprov.reading.declared import provenance, text_declarations
from transprov.types import Declaration, Document, Segment, SegmentKind, Span

_LONGEST_SENTENCE = 4_000
"""Characters; what is longer has no sentence marks and would be one hopeless unit for every later stage."""

_SHORT_ITEM = 160
_SPACES = re.compile(r"\s*")
_SPLIT_KINDS = frozenset({SegmentKind.SENTENCE, SegmentKind.LIST_ITEM, SegmentKind.CAPTION})


def assemble(
    text: str,
    blocks: Sequence[Block],
    *,
    language: str | None,
    id: str | None,
    url: str | None = None,
    title: str | None = None,
    page: Sequence[Declaration] = (),
    warnings: Sequence[str] = (),
) -> Document:
    """Classify the blocks, cut them into segments and read what they declare.

    `language` is identified when None; `page` is what the head of a page declares. Raises `InputError` naming `url` or
    `id` when no block is content.
    """
    notes = list(warnings)
    code = primary_subtag(language) or identify(text)
    if code is None:
        notes.append("the language could not be told; name it (--source-language, language=) if you know it")
    cues = cues_for(code)
    classified = classify(text, blocks, cues)
    segments = tuple(_segments(text, classified, code))
    if not any(segment.is_content for segment in segments):
        raise InputError(
            "holds nothing but page furniture (menus, share bars, notices); give the article itself",
            resource=url or id,
        )
    if any(len(block.span) > _LONGEST_SENTENCE for block in classified) and any(
        len(s.span) >= _LONGEST_SENTENCE // 2 for s in segments
    ):
        notes.append("has very long stretches without sentence marks, which were cut at spaces")
    if title is None:
        title = next((s.text for s in segments if s.kind is SegmentKind.HEADLINE), None)
    declared = provenance(page, text_declarations(text, classified), url)
    return Document(text, code, id, title, segments, declared, tuple(notes))


def primary_subtag(language: str | None) -> str | None:
    """ "de" of "de-AT", "DE" or "de_CH"; None of nothing."""
    code = re.split(r"[-_.]", (language or "").strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _segments(text: str, blocks: Sequence[Block], language: str | None) -> Iterator[Segment]:
    index = 0
    numbers: dict[int, int] = {}
    for block in blocks:
        kind = block.kind or SegmentKind.SENTENCE
        number = numbers.setdefault(block.number, len(numbers))
        # short list items are one thing each: "Frauen: 1. Wolde (Äthiopien) 2:21:09 Std., 2. ..."
        whole = kind not in _SPLIT_KINDS or (kind is SegmentKind.LIST_ITEM and len(block.span) <= _SHORT_ITEM)
        for span in (block.span,) if whole else _sentences(text, block, language):
            yield Segment(index, span, text[span.start : span.end], kind, number, language)
            index += 1


def _sentences(text: str, block: Block, language: str | None) -> Iterator[Span]:
    # one line: whether a line break ends a block was decided before
    for sentence in split(block.of(text), language):
        yield from _bounded(text, sentence.shifted(block.span.start))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        cut = max(text.rfind(mark, start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE) for mark in " \n;,")
        end = cut + 1 if cut > start else start + _LONGEST_SENTENCE
        trimmed = text[start:end].rstrip()
        yield Span(start, start + len(trimmed))
        gap = _SPACES.match(text, end, span.end)
        start = gap.end() if gap else end
    if start < span.end:
        yield Span(start, span.end)
