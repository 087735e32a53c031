"""Quotation marks that do not belong together.

The rule's `kind` says what is looked for: "mixed" (a quotation opens with one kind of mark and closes with another) or
"unclosed" (another one opens in the same paragraph before it is closed). A whole paragraph may stay open in English:
a long quotation goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transprov.artifacts.checks.across import paragraphs, segment_at
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule
from transprov.types import Span

_MARK = re.compile('["“”„]')
_CURLY = re.compile("[“”„]")
_LONGEST = 400
"""Characters of a quotation beyond which its two marks may not belong together."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    start: int
    end: int | None
    """Place behind the closing mark; None when there is none."""
    opening: str
    closing: str
    segment: int


def quotation_marks(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The quotations that the rule's kind of fault is in."""
    kind = rule.parameters["kind"]
    if kind == "mixed":
        if '"' not in text.plain or not _CURLY.search(text.plain):
            return
        for one in _quotations(text):
            if one.end is not None and one.end - one.start <= _LONGEST and _mixed(one.opening, one.closing):
                yield Hit(Span(one.start, one.end), one.segment)
    else:
        for one in _quotations(text):
            if one.end is None:
                yield Hit(Span(one.start, one.start + 1), one.segment)


def _mixed(opening: str, closing: str) -> bool:
    return (opening == '"') != (closing == '"')


def _quotations(text: Text) -> Iterator[_Quotation]:
    """Quotations in order; what opens and closes is told by the spaces beside a straight mark."""
    for start, end, passages in paragraphs(text):
        opened: list[re.Match[str]] = []
        last = start
        for found in _MARK.finditer(text.plain, start, end):
            if _is_inches(text.plain, found, start) and not opened:
                continue
            last = found.start()
            if _opens(text.plain, found, start):
                opened.append(found)
            elif opened:
                first = opened.pop()
                at = segment_at(passages, first.start())
                yield _Quotation(first.start(), found.end(), first.group(), found.group(), at)
        for lost in opened:
            # what opens the paragraph, or is the last of its marks, may go on in the next one
            if lost.start() in (start, last):
                continue
            yield _Quotation(lost.start(), None, lost.group(), "", segment_at(passages, lost.start()))


def _is_inches(plain: str, mark: re.Match[str], start: int) -> bool:
    return mark.group() == '"' and mark.start() > start and plain[mark.start() - 1].isdigit()


def _opens(plain: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() in "„”":
        return mark.group() == "„"
    before = plain[mark.start() - 1] if mark.start() > start else " "
    after = plain[mark.end() : mark.end() + 1] or " "
    if mark.group() == "“":
        # closes in German
        return not (before.isalnum() or before in ".,!?") or after.isalnum()
    return (before.isspace() or before in "([-–—'/") and not after.isspace()
