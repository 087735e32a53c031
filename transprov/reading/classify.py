"""What each block is: body text, headline, caption, credit, list item or furniture. In doubt it is content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transprov.reading.blocks import Block
from transprov.reading.credits import copyright_holder, dateline_agencies, read_credit_line, trailing_credit
from transprov.reading.cues import Cues, opening
from transprov.reading.datelines import dateline_end
from transprov.reading.furniture import announces_others, is_furniture, is_navigation
from transprov.reading.names import Item
from transprov.reading.times import read_times
from transprov.reading.translation_notes import read_translation_note
from transprov.types import DeclarationKind, SegmentKind, Span

_TIMES = frozenset({DeclarationKind.PUBLISHED, DeclarationKind.MODIFIED})
_TEXT_KINDS = frozenset({None, SegmentKind.LIST_ITEM})
_HEADLINE_LENGTH = 180
_SUBHEAD_LENGTH = 110
_CAPTION_LENGTH = 400
_BYLINE_BLOCKS = 12
"""How many blocks from either end of a text may be a byline, a time or an agency line without a label."""

_LEADS = 3
"""Paragraphs among which the one with the dateline is looked for: a lead may stand before it."""

_LINE = re.compile(r"[^\r\n]*[^\s]")
_ENDS = re.compile(r"[.!?…:;,]['\"”“»«›‹’‘)\]]*$")
_CAPTION_CUE = ("im bild", "bildunterschrift", "image caption", "caption", "légende", "picture", "pictured")


def classify(text: str, blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """The blocks with every kind decided, captions cut from the credits they end with, and what they declare."""
    found = list(_with_credits(text, list(_unwrapped(text, blocks, cues)), cues))
    found = _with_captions(text, _with_dateline(text, found, cues))
    found = _with_furniture(text, found, cues)
    found = _with_masthead(text, found, cues)
    return _with_headlines(text, found)


def _unwrapped(text: str, blocks: Sequence[Block], cues: Cues) -> Iterator[Block]:
    """Blocks whose lines looked wrapped, without the credit, time and furniture lines at their ends."""
    for block in blocks:
        lines = list(_LINE.finditer(text, block.span.start, block.span.end))
        if block.kind is not None or len(lines) < 2:
            yield block
            continue
        first, last = 0, len(lines)
        while first < last - 1 and _stands_alone(lines[first].group(), cues):
            first += 1
        while last > first + 1 and _stands_alone(lines[last - 1].group(), cues):
            last -= 1
        for line in lines[:first]:
            yield replace(block, span=Span(line.start(), line.end()))
        yield replace(block, span=Span(lines[first].start(), lines[last - 1].end()))
        for line in lines[last:]:
            yield replace(block, span=Span(line.start(), line.end()))


def _stands_alone(line: str, cues: Cues) -> bool:
    return len(line) <= 120 and (bool(read_credit_line(line, cues)) or is_furniture(line, cues))


def _with_credits(text: str, blocks: Sequence[Block], cues: Cues) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        line = block.of(text)
        edge = 0 < index < _BYLINE_BLOCKS or index >= len(blocks) - _BYLINE_BLOCKS
        if holder := copyright_holder(line):
            yield replace(block, kind=SegmentKind.FURNITURE, items=(holder,))
            continue
        if edge and (note := read_translation_note(line, cues)):
            yield replace(block, kind=SegmentKind.CREDIT, items=(note,))
            continue
        items = read_credit_line(line, cues) if block.kind is not SegmentKind.HEADLINE else ()
        if index == len(blocks) - 1 and (owner := _owner_at_the_end(line, items, cues)):
            yield replace(block, kind=SegmentKind.FURNITURE, items=(owner,))
            continue
        if items and (edge or _is_labelled(items)):
            # a label beside the time ("29 Apr 2024 | News Desk") makes it a credit
            only_times = all(item.kind in _TIMES for item in items) and bool(read_times(line.strip(), cues))
            yield replace(block, kind=SegmentKind.FURNITURE if only_times else SegmentKind.CREDIT, items=items)
            continue
        if block.kind in {None, SegmentKind.CAPTION} and (cut := _cut_credit(block, line, cues)):
            yield from cut
            continue
        yield replace(block, items=dateline_agencies(line, cues)) if index < 5 else block


def _owner_at_the_end(line: str, items: tuple[Item, ...], cues: Cues) -> Item | None:
    """ "© Lindenfurter Nachrichten" as the last line of all is the site's, not a picture's."""
    if len(items) != 1 or not line.lstrip().startswith("©") or "/" in line or cues.is_agency(items[0].value):
        return None
    return replace(items[0], kind=DeclarationKind.OUTLET)


def _is_labelled(items: tuple[Item, ...]) -> bool:
    """Pictures and agencies may stand between any two paragraphs; names and times only near the ends."""
    return any(
        i.kind in {DeclarationKind.PHOTO_CREDIT, DeclarationKind.AGENCY, DeclarationKind.SOURCE_LINE} for i in items
    )


def _cut_credit(block: Block, line: str, cues: Cues) -> tuple[Block, ...]:
    tail = trailing_credit(line, cues)
    if tail is None:
        return ()
    at, items = tail
    picture = any(item.kind is DeclarationKind.PHOTO_CREDIT for item in items)
    body_end = block.span.start + len(line[:at].rstrip(" |–-\xa0"))
    if body_end <= block.span.start:
        return ()
    is_caption = picture and len(line) <= _CAPTION_LENGTH
    moved = tuple(replace(item, span=Span(item.span.start - at, item.span.end - at)) for item in items)
    return (
        replace(block, span=Span(block.span.start, body_end), kind=SegmentKind.CAPTION if is_caption else block.kind),
        replace(block, span=Span(block.span.start + at, block.span.end), kind=SegmentKind.CREDIT, items=moved),
    )


def _with_dateline(text: str, blocks: list[Block], cues: Cues) -> list[Block]:
    """The place before the first paragraph, or the one after the lead, is a line of its own rather than a sentence."""
    prose = [i for i, block in enumerate(blocks[:_BYLINE_BLOCKS]) if block.kind is None and _is_prose(block.of(text))]
    for index in prose[:_LEADS]:
        block = blocks[index]
        line = block.of(text)
        if not (end := dateline_end(line, text[block.span.start :])):
            continue
        start, place = block.span.start, line[:end].rstrip()
        return [
            *blocks[:index],
            replace(
                block,
                span=Span(start, start + len(place)),
                kind=SegmentKind.CREDIT,
                items=dateline_agencies(place.rstrip(". –—-") + " -", cues),
            ),
            replace(block, span=Span(start + end, block.span.end)),
            *blocks[index + 1 :],
        ]
    return blocks


def _with_captions(text: str, blocks: list[Block]) -> list[Block]:
    """A short line right above a picture's credit, with no blank line between, or one that says so, is its caption."""
    for index, block in enumerate(blocks):
        if block.kind is not None or len(block.span) > _CAPTION_LENGTH:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        above_credit = (
            following is not None
            and following.kind is SegmentKind.CREDIT
            and any(item.kind is DeclarationKind.PHOTO_CREDIT for item in following.items)
            and len(re.findall(r"\r\n|[\n\r]", text[block.span.end : following.span.start])) == 1
        )
        cue = opening(block.of(text), _CAPTION_CUE)
        if above_credit or (cue and text[block.span.start + cue : block.span.start + cue + 1] in {":", ","}):
            blocks[index] = replace(block, kind=SegmentKind.CAPTION)
    return blocks


def _with_furniture(text: str, blocks: list[Block], cues: Cues) -> list[Block]:
    last_prose = max(
        (i for i, block in enumerate(blocks) if block.kind is None and _is_prose(block.of(text))), default=-1
    )
    listing = False
    for index, block in enumerate(blocks):
        line = block.of(text)
        if block.kind in {SegmentKind.FURNITURE, SegmentKind.CREDIT, SegmentKind.CAPTION}:
            continue
        if announces_others(line, cues):
            listing = True
        elif not is_furniture(line, cues):
            # other articles' headlines: bulleted anywhere, bare lines only after the last paragraph
            listing = listing and not _is_prose(line) and (block.kind is SegmentKind.LIST_ITEM or index > last_prose)
            if not listing:
                continue
        blocks[index] = replace(block, kind=SegmentKind.FURNITURE)
    return blocks


def _with_masthead(text: str, blocks: list[Block], cues: Cues) -> list[Block]:
    """Lines above the headline that only name the site (as its copyright tail or source line does) or the section."""
    owners = {
        item.value.casefold()
        for block in blocks
        for item in block.items
        if item.kind is DeclarationKind.OUTLET and len(item.value) > 3
    }
    for index, block in enumerate(blocks[:4]):
        line = block.of(text).strip()
        if block.kind is None and (_is_prose(line) or index == len(blocks) - 1):
            break
        names_site = any(line.casefold().startswith(owner) for owner in owners) and len(line) <= 80
        if block.kind is None and (names_site or is_navigation(line, cues)):
            blocks[index] = replace(block, kind=SegmentKind.FURNITURE)
    return blocks


def _is_prose(line: str) -> bool:
    return len(line) >= 40 and bool(re.search(r"[.!?…]['\"”“»«›‹’‘)\]]*$", line.rstrip()))


def _with_headlines(text: str, blocks: list[Block]) -> list[Block]:
    """Lines without a full stop above longer text: at the top of the article, and short ones inside it."""
    opening_lines = True
    for index, block in enumerate(blocks):
        if block.kind in {SegmentKind.FURNITURE, SegmentKind.CREDIT, SegmentKind.CAPTION, SegmentKind.HEADLINE}:
            continue
        if block.kind is SegmentKind.LIST_ITEM:
            opening_lines = False
            continue
        line = block.of(text).strip()
        rest = (blocks[i].of(text).strip() for i in range(index + 1, len(blocks)) if blocks[i].kind in _TEXT_KINDS)
        below = next(rest, "")
        if opening_lines and _opens_article(line, below):
            blocks[index] = replace(block, kind=SegmentKind.HEADLINE)
            continue
        opening_lines = False
        is_subhead = (
            bool(below) and len(line) <= _SUBHEAD_LENGTH and not _ENDS.search(line) and _is_prose_or_item(below)
        )
        blocks[index] = replace(block, kind=SegmentKind.HEADLINE if is_subhead else SegmentKind.SENTENCE)
    return blocks


def _is_prose_or_item(line: str) -> bool:
    return len(line) > 25 or bool(_ENDS.search(line))


def _opens_article(line: str, below: str) -> bool:
    if not below or len(line) > _HEADLINE_LENGTH:
        return False
    if not _ENDS.search(line):
        return True
    # a question or exclamation of one sentence above a paragraph may be a headline; with a full stop it is a lead
    asks = re.search(r"[?!]['\"”“»«›‹’‘)\]]*$", line) is not None and not re.search(r"[.!?]\s", line)
    return asks and len(below) > 1.5 * len(line)
