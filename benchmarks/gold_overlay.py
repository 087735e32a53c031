"""Lay a loaded document over the gold of `corpora/`, by the characters that the two share.

Gold segments are known by their text only; a reader may lose, reorder, join or split them. All places are offsets in
the gold's compact text: everything but white space and soft hyphens.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

import transprov

Range = tuple[int, int]


def compact(text: str) -> str:
    """The text without anything that a reader may drop or add: white space and soft hyphens."""
    return "".join(text.split()).replace("\u00ad", "")


class GoldSide:
    """One side of a gold pair as one compact string, with the place of each segment in it."""

    def __init__(self, side: dict[str, Any]) -> None:
        self.kinds: list[str] = [segment["kind"] for segment in side["segments"]]
        self.texts: list[str] = [segment["text"] for segment in side["segments"]]
        lengths = [len(compact(text)) for text in self.texts]
        self.starts = [0, *accumulate(lengths)]
        self.text = compact("".join(self.texts))
        self.owner = [k for k, length in enumerate(lengths) for _ in range(length)]
        self.content = [k for k, kind in enumerate(self.kinds) if kind != "furniture"]

    def place(self, segment: int, words: str) -> Range:
        """Where words of a segment stand in the compact text."""
        at = self.starts[segment] + compact(self.texts[segment]).index(compact(words))
        return at, at + len(compact(words))


class Reading:
    """A loaded document laid over its gold side."""

    def __init__(self, document: transprov.Document, gold: GoldSide) -> None:
        self.document = document
        self.gold = gold
        self.places: list[list[tuple[int, int, int]]] = []  # a segment: (offset in it, offset in gold, length), compact
        taken = [False] * len(gold.text)
        cursor = 0
        for segment in document.segments:
            text = compact(segment.text)
            at = self._free(text, taken, cursor)
            if at is None:
                matcher = SequenceMatcher(None, text, gold.text, autojunk=False)
                blocks = [(b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size >= min(8, len(text))]
            else:
                blocks = [(0, at, len(text))]
            for _, start, size in blocks:
                taken[start : start + size] = [True] * size
                cursor = start + size
            self.places.append(blocks)

    def _free(self, text: str, taken: list[bool], cursor: int) -> int | None:
        for begin in (cursor, 0):
            at = self.gold.text.find(text, begin)
            while text and at >= 0:
                if not any(taken[at : at + len(text)]):
                    return at
                at = self.gold.text.find(text, at + 1)
        return None

    def covered(self, segments: Iterable[int]) -> set[int]:
        """The gold segments of which these predicted segments hold more than half."""
        held = Counter(self.gold.owner[k] for i in segments for _, at, n in self.places[i] for k in range(at, at + n))
        return {k for k, n in held.items() if 2 * n > self.gold.starts[k + 1] - self.gold.starts[k]}

    def shown(self) -> set[int]:
        """The gold segments that the reader takes for content."""
        return self.covered(s.index for s in self.document.segments if s.is_content)

    def boundaries(self) -> set[int]:
        """Where predicted segments begin that are mostly gold content, as offsets in the compact gold."""
        found = set()
        for blocks in self.places:
            of = Counter(self.gold.kinds[self.gold.owner[k]] for _, at, n in blocks for k in range(at, at + n))
            if of and of.most_common(1)[0][0] != "furniture":
                found.add(blocks[0][1] - blocks[0][0])
        return found

    def right_kinds(self) -> int:
        """How many gold content segments are held by a segment of the same kind."""
        by_kind = defaultdict(list)
        for segment in self.document.segments:
            by_kind[segment.kind.value].append(segment.index)
        held = {kind: self.covered(indices) for kind, indices in by_kind.items()}
        return sum(k in held.get(self.gold.kinds[k], ()) for k in self.gold.content)

    def locate(self, span: transprov.Span) -> list[Range]:
        """Where a span of the document stands in the compact gold."""
        found = []
        for segment, blocks in zip(self.document.segments, self.places, strict=True):
            if not span.overlaps(segment.span):
                continue
            first = len(compact(self.document.text[segment.span.start : max(span.start, segment.span.start)]))
            last = len(compact(self.document.text[segment.span.start : min(span.end, segment.span.end)]))
            for offset, at, size in blocks:
                low, high = max(first, offset), min(last, offset + size)
                if low < high:
                    found.append((at + low - offset, at + high - offset))
        return found
