"""A web page to a `Document`: the article's text, kinds from the tree, declarations from the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transprov.errors import InputError
from transprov.languages import identify
from transprov.reading.assembling import assemble, primary_subtag
from transprov.reading.blocks import Block
from transprov.reading.credits import copyright_holder
from transprov.reading.cues import cues_for
from transprov.reading.dom import PageBlock, page_blocks, parse
from transprov.reading.extraction import main_blocks
from transprov.reading.metadata import read_head
from transprov.reading.translation_notes import read_translation_note
from transprov.types import Declaration, DeclarationKind, Document, SegmentKind, Span

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINK_ONLY = 0.95
_SHORT_TEXT = 600
_USUAL = ("en", "de", "fr")
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")


def document_from_html(
    html: str,
    *,
    language: str | None = None,
    id: str | None = None,
    url: str | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """Read the article of a page; `document.text` is its text with a blank line between paragraphs.

    `url` is where the page came from, which relative links are resolved against. Raises `InputError` when the page
    holds no article text.
    """
    resource = url or id or "the page"
    tree = parse(html, resource)
    head = read_head(tree, url)
    everything = page_blocks(tree)
    kept = main_blocks(tree, everything)
    title = next((d.value for d in head.declarations if d.kind is DeclarationKind.TITLE), None)
    kept = _with_headline(kept, title)
    text, blocks = _laid_out(kept)
    if not any(block.tag not in _HEADINGS for block in kept) or not any(c.isalpha() for c in text):
        raise InputError(
            "holds no article text that can be found (the page may need scripts or a login); "
            "copy the text of the article into a file and give that",
            resource=resource,
        )
    notes = [*warnings, *head.warnings]
    code = primary_subtag(language)
    if code is None:
        code, note = _language(text, head.languages)
        notes.extend(note)
    headline = next((b.text for b in kept if b.tag == "h1"), None) or title
    declarations = (*head.declarations, *_around(everything, kept, code))
    return assemble(text, blocks, language=code, id=id, url=url, title=headline, page=declarations, warnings=notes)


def document_from_fragment(
    html: str,
    *,
    title: str | None = None,
    language: str | None = None,
    declared_language: str | None = None,
    id: str | None = None,
    url: str | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """Read a piece of HTML that is an article and nothing else, such as the body of a feed's item, under its `title`.

    Nothing is judged to be the page around it but what its marks or its wording give away. `declared_language` is
    believed only where the text is silent. Raises `InputError` when there is no article text.
    """
    tree = parse(html, url or id)
    kept = [block for block in page_blocks(tree) if not block.marks & {"page", "hidden"}]
    if not any(c.isalpha() for block in kept for c in block.text):
        raise InputError("holds no text of an article", resource=url or id or "the item")
    if title and not any(_same(block.text, title) for block in kept[:3]):
        kept = [PageBlock(title, "h1", frozenset(), 0, 0, 0.0), *kept]
    elif title:
        kept = [replace(block, tag="h1") if _same(block.text, title) else block for block in kept]
    text, blocks = _laid_out(kept)
    notes = list(warnings)
    code = primary_subtag(language)
    if code is None:
        code, note = _fragment_language(text, declared_language)
        notes.extend(note)
    return assemble(text, blocks, language=code, id=id, url=url, title=title, warnings=notes)


def _fragment_language(text: str, declared: str | None) -> tuple[str | None, list[str]]:
    """As for a page; a short text that reads as declared is not held against all languages, of which a feed of
    thousands would take a minute more."""
    if declared is None:
        return _language(text, [])
    if len(text) < _SHORT_TEXT and identify(text, among=(declared, *_USUAL)) == declared:
        return declared, []
    return _language(text, [declared])


def _around(everything: Sequence[PageBlock], kept: Sequence[PageBlock], language: str | None) -> list[Declaration]:
    """Notes on a translation and copyright tails that stand outside the article, such as in the footer."""
    cues = cues_for(language)
    inside = {block.text for block in kept}
    found: list[Declaration] = []
    for block in everything:
        if block.text not in inside and len(block.text) <= 300 and "hidden" not in block.marks:
            item = copyright_holder(block.text) or read_translation_note(block.text, cues)
            if item is not None:
                found.append(Declaration(item.kind, item.value, block.text, "text"))
    return found


def _language(text: str, declared: Sequence[str]) -> tuple[str | None, list[str]]:
    """What the text itself shows; what the page says only where the text is silent, since templates often lie."""
    seen = identify(text)
    if seen is None:
        return (declared[0] if declared else None), []
    if declared and seen not in declared:
        return seen, [f"declares the language {declared[0]} but reads as {seen}; taken as {seen}"]
    return seen, []


def _with_headline(kept: Sequence[PageBlock], title: str | None) -> list[PageBlock]:
    """The declared headline on top when the text shows none: copies translate it like any other sentence."""
    if not kept or title is None or any(block.tag == "h1" for block in kept):
        return list(kept)
    headline = _SITE_SUFFIX.sub("", title) or title
    if any(_same(block.text, headline) for block in kept[:5]):
        return [replace(block, tag="h1") if _same(block.text, headline) else block for block in kept]
    return [PageBlock(headline, "h1", frozenset(), 0, 0, 0.0), *kept]


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one)).casefold() == "".join(filter(str.isalnum, other)).casefold()


def _laid_out(kept: Sequence[PageBlock]) -> tuple[str, list[Block]]:
    """The text and its blocks; a line break of the page (`<br>`) ends a block but not the paragraph."""
    text = ""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: PageBlock | None = None
    for number, block in enumerate(kept):
        if before is not None:
            gap = "\n" if _close(before, block) else "\n\n"
            pieces.append(gap)
            at += len(gap)
        for count, line in enumerate(block.text.split("\n")):
            if count:
                pieces.append("\n")
                at += 1
            if any(c.isalnum() for c in line):
                blocks.append(Block(Span(at, at + len(line)), _kind(block), number))
            pieces.append(line)
            at += len(line)
        before = block
    text = "".join(pieces)
    return text, blocks


def _close(one: PageBlock, other: PageBlock) -> bool:
    both_items = one.tag == other.tag == "li"
    return both_items or ("figure" in one.marks and "figure" in other.marks)


def _kind(block: PageBlock) -> SegmentKind | None:
    """What the tree says; None leaves it to the wording."""
    if block.linked >= _LINK_ONLY and block.tag != "h1" and not block.marks & {"byline", "credit", "caption"}:
        return SegmentKind.FURNITURE  # a line that is a link and nothing else leads to another article
    if block.tag in _HEADINGS:
        return SegmentKind.HEADLINE
    if "credit" in block.marks or "byline" in block.marks or "source" in block.marks:
        return SegmentKind.CREDIT if len(block.text) <= 150 else None
    if "caption" in block.marks:
        return SegmentKind.CAPTION
    if block.tag == "li":
        return SegmentKind.LIST_ITEM
    return None
