"""Which blocks of a page are the article: trafilatura (Barbaresi 2021) judges, the tree fills in what it leaves out.

trafilatura drops captions, credits and bylines, which provenance lives on; so its text is only used to mark blocks of
the page as article, and what stands among them is judged by its place.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence
from typing import Any

from transprov.reading.dom import PageBlock

_WINDOW = 200_000
_MIN_SEARCHED = 24
_LONG_ENTRY = 300
_LONE_PROSE = 120
"""Characters that make a block article text where neither trafilatura nor any paragraph element shows one."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def main_blocks(tree: Any, blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks of the article with headline, captions and credits, in the order of the page; empty when none is."""
    chosen = _chosen(_main_text(tree), blocks)
    own = [block.tag in {"p", "blockquote"} and _is_prose(block) for block in blocks]
    if _size(blocks, chosen) < 0.3 * _size(blocks, own):
        chosen = own
    if not any(chosen):
        chosen = [len(block.text) >= _LONE_PROSE and _is_prose(block) for block in blocks]
    if not any(chosen):
        return []
    article = _main_article(blocks, chosen)
    first, last = _region(blocks, chosen, article)
    kept: list[PageBlock] = []
    entries = _entries(blocks, chosen)
    for index in range(first, last + 1):
        block = blocks[index]
        # an article inside the article is a teaser, unless it is long (an entry of a live blog)
        teaser = block.article not in {0, article} and entries.get(block.article, 0) < _LONG_ENTRY
        if not teaser and _belongs(block, chosen[index]):
            kept.append(block)
    return kept


def _main_text(tree: Any) -> list[str]:
    """Texts of the elements that trafilatura takes for the article."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(tree),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return []  # its heuristics stumble over rare trees; the tree's own paragraphs are the answer then
    body = getattr(found, "body", None)
    if body is None:
        return []
    return ["".join(part.itertext()) for part in body.iter("p", "head", "item", "cell", "quote", "code", "ab")]


def _chosen(parts: Sequence[str], blocks: Sequence[PageBlock]) -> list[bool]:
    """Which blocks stand in the extracted text, compared by letters and digits alone."""
    whole = "\n".join(_letters(line) for part in parts for line in part.split("\n"))
    lines = set(whole.split("\n"))
    joined = "".join(_letters(part) for part in parts)
    cursor = 0
    found: list[bool] = []
    for block in blocks:
        letters = _letters(block.text)
        if letters in lines or len(letters) < _MIN_SEARCHED:
            found.append(letters in lines)
            continue
        # both run in page order, so the next match is near; searching all of a huge page each time would be quadratic
        at = joined.find(letters, max(0, cursor - _WINDOW), cursor + _WINDOW + len(letters))
        found.append(at >= 0)
        cursor = at + len(letters) if at >= 0 else cursor
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _size(blocks: Sequence[PageBlock], which: Sequence[bool]) -> int:
    return sum(len(block.text) for block, yes in zip(blocks, which, strict=True) if yes)


def _is_prose(block: PageBlock) -> bool:
    return len(block.text) >= 40 and block.linked < 0.4 and not block.marks & {"page", "hidden"}


def _main_article(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> int:
    """The outermost `article` element that holds more than half of the chosen text; 0 when there is none."""
    sizes: dict[int, int] = {}
    for block, yes in zip(blocks, chosen, strict=True):
        if yes:
            sizes[block.outer] = sizes.get(block.outer, 0) + len(block.text)
    best = max(sizes, key=lambda number: sizes[number])
    return best if 2 * sizes[best] > sum(sizes.values()) else 0


def _entries(blocks: Sequence[PageBlock], chosen: Sequence[bool]) -> dict[int, int]:
    """Characters of chosen text in each `article` element."""
    sizes: dict[int, int] = {}
    for block, yes in zip(blocks, chosen, strict=True):
        if yes:
            sizes[block.article] = sizes.get(block.article, 0) + len(block.text)
    return sizes


def _region(blocks: Sequence[PageBlock], chosen: Sequence[bool], article: int) -> tuple[int, int]:
    """First and last block that may belong to the article: up to its h1 and to the end of its element."""
    inside = [i for i, yes in enumerate(chosen) if yes and (article == 0 or blocks[i].outer in {0, article})]
    first, last = inside[0], inside[-1]
    if article:
        own = [i for i, block in enumerate(blocks) if block.outer == article]
        first, last = min(first, own[0]), max(last, own[-1])
    else:
        # without an article element its credits follow closely, and a page part ends it
        while last + 1 < len(blocks) and last + 1 - inside[-1] <= 3 and not blocks[last + 1].marks & {"page", "hidden"}:
            last += 1
    for index in range(first, max(-1, first - 40), -1):
        if blocks[index].tag == "h1" and not blocks[index].marks & {"page", "hidden"}:
            return index, last
    return first, last


def _belongs(block: PageBlock, chosen: bool) -> bool:
    if "page" in block.marks or "hidden" in block.marks:
        # trafilatura knows better what a class name says only when there is prose in it
        return chosen and block.linked < 0.5 and len(block.text) >= 80
    if chosen:
        return True
    if block.marks & {"caption", "credit", "byline", "source"} or block.tag in {"h1", "p", "time", "blockquote"}:
        return block.linked < 0.5 or bool(block.marks & {"byline", "credit"}) or block.tag == "h1"
    if len(block.text) <= 80 and _YEAR.search(block.text) and block.linked < 0.5:
        return True  # a time line, as the wording will show
    return _is_prose(block) or ("lead" in block.marks and block.linked < 0.5)
