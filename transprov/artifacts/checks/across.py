"""Expressions that run over the ends of segments: "On 21. March" is cut in two where English sentences end.

The rule gives `across`, an expression (with capitals as they are), and it is matched against whole paragraphs of the
article. A group called `at` marks the part that is reported, as in other patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from transprov.artifacts.anchors import anchors
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Passage, Text
from transprov.artifacts.pattern import compile_pattern
from transprov.artifacts.rule import ArtifactRule
from transprov.types import Span

_LONGEST = 20_000
"""Characters of a paragraph beyond which it is none."""


def across_segments(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The places where `across` matches in a paragraph."""
    pattern = _compiled(rule.parameters["across"], rule.id)
    if not all(text.any_of(texts) for texts in anchors(pattern)):
        return
    for start, end, passages in paragraphs(text):
        if end - start > _LONGEST or (rule.unless and rule.unless.search(text.plain, start, end)):
            continue
        for found in pattern.finditer(text.plain, start, end):
            whole = "at" in pattern.groupindex and found.group("at") is not None
            span = Span(*(found.span("at") if whole else found.span()))
            groups = {name: value for name, value in found.groupdict().items() if value is not None}
            yield Hit(span, segment_at(passages, span.start), groups)


def paragraphs(text: Text) -> Iterator[tuple[int, int, list[Passage]]]:
    """Start, end and passages of every paragraph of the article, the page around it left out."""
    for _, group in groupby(text.body(), key=lambda passage: passage.segment.block):
        passages = list(group)
        yield passages[0].segment.span.start, passages[-1].segment.span.end, passages


def segment_at(passages: list[Passage], place: int) -> int:
    """Index of the segment that holds a place of the document, or of the last one before it."""
    found = passages[0].segment.index
    for passage in passages:
        if passage.segment.span.start <= place:
            found = passage.segment.index
    return found


@cache
def _compiled(pattern: str, rule: str) -> re.Pattern[str]:
    return compile_pattern(pattern, case=True, where=rule, vet=False)
