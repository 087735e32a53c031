"""Paragraphs, headings, list items: a text cut where its lines say so, before anything is known of sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transprov.languages.lines import running_pieces
from transprov.reading.names import Item
from transprov.types import SegmentKind, Span

_LINE_END = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s*)+(?=\S)")
_BULLET = re.compile(r"[-*+•‣▪●◦■►▶·]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that no sentence leaves, with what it is as far as known."""

    span: Span
    """Without list bullets and markdown marks."""
    kind: SegmentKind | None = None
    """None: not decided yet."""
    number: int = 0
    """Of the paragraph it belongs to, from 0."""
    items: tuple[Item, ...] = ()
    """What it declares; places count from the beginning of the block."""

    def of(self, text: str) -> str:
        """Its text on one line: every line break is as many spaces, so that places stay."""
        return _LINE_END.sub(" ", text[self.span.start : self.span.end])


def text_blocks(text: str) -> list[Block]:
    """The blocks of a plain or markdown text, in order; kinds only where a mark in the text tells them.

    A line break ends a block unless it only wraps a line; lines without a letter or digit ("***") are left out.
    """
    blocks: list[Block] = []
    for piece in running_pieces(text):
        line = text[piece.start : piece.end]
        if not any(c.isalnum() for c in line):
            continue
        blocks.append(_marked(line, piece, len(blocks)))
    return _with_numbered_lists(text, blocks)


def _marked(line: str, piece: Span, number: int) -> Block:
    at = 0
    if quote := _QUOTE.match(line):
        at = quote.end()
    if heading := _HEADING.match(line, at):
        end = len(line.rstrip().rstrip("#").rstrip())
        return Block(
            Span(piece.start + heading.end(), piece.start + max(end, heading.end())), SegmentKind.HEADLINE, number
        )
    if bullet := _BULLET.match(line, at):
        return Block(Span(piece.start + bullet.end(), piece.end), SegmentKind.LIST_ITEM, number)
    return Block(Span(piece.start + at, piece.end), None, number)


def _with_numbered_lists(text: str, blocks: list[Block]) -> list[Block]:
    """Enumerations count as lists only where the next or last line counts on: "18. Januar" opens no list."""
    marks = [_NUMBER.match(text, b.span.start, b.span.end) if b.kind is None else None for b in blocks]
    values = [int(mark.group(1)) if mark else None for mark in marks]
    for index, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        value = values[index]
        if mark is None or value is None:
            continue
        before = values[index - 1] if index else None
        after = values[index + 1] if index + 1 < len(values) else None
        if before == value - 1 or after == value + 1:
            blocks[index] = replace(block, span=Span(mark.end(), block.span.end), kind=SegmentKind.LIST_ITEM)
    return blocks
