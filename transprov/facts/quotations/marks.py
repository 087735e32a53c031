"""Words between quotation marks, whatever the style of the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from transprov.types import Span

_MARK = re.compile("\"\"|``|''|,,(?=\\w)|&quot;|[\"„“”‟«»‚‘’‹›'‛`]")
_YEAR = re.compile(r"\d\ds?\b|\d\der")
"""As in "the '90s", "die '68er"."""
_SINGLE = frozenset("‚‘’‹›'‛`")
_CLOSING = re.compile(r"(?<=\S)['’‘](?!\w)")
_FAR = 1500
"""Characters within which a single mark that opens must close: others are apostrophes."""
_LOW = frozenset({"„", "‟", ",,", "``", "‚", "‛"})
_POINTED = {"«": False, "‹": False, "»": True, "›": True}
"""Whether the mark points to the right: that closes in French and Swiss texts, and opens in German books."""
_OPENING_SIGNS = frozenset("([{<-–—/\"„“‟«»‚‘'‹›:…")


class _Side(Enum):
    OPENS = "opens"
    CLOSES = "closes"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Quoted:
    """One outermost quotation; what is quoted within it belongs to it."""

    span: Span
    """With its marks."""
    inner: Span
    opened: bool
    """Whether the opening mark is there."""
    closed: bool


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    inner: int
    mark: str

    @property
    def single(self) -> bool:
        return self.mark in _SINGLE


def quotations(text: str, language: str) -> tuple[Quoted, ...]:
    """The quotations of a text, in order; an unclosed one goes on to the end, one only closed begins at the start.

    Apostrophes, inches and minutes of arc are no quotation marks.
    """
    found: list[Quoted] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        side = _side(text, match, language, stack)
        if side is _Side.OPENS:
            stack.append(_Open(match.start(), match.end(), mark))
        elif side is _Side.CLOSES:
            at = _opener(stack, single=mark in _SINGLE)
            if at is not None:
                opened = stack[at]
                del stack[at:]
                if not stack:
                    found.append(_quoted(opened.start, match.end(), opened.inner, match.start()))
            elif mark not in _SINGLE and not stack:
                start = found[-1].span.end if found else 0
                found.append(Quoted(Span(start, match.end()), Span(start, match.start()), False, True))
    doubles = [opened for opened in stack if not opened.single]
    if doubles:
        opened = doubles[0]
        found = [each for each in found if each.span.end <= opened.start]
        found.append(Quoted(Span(opened.start, len(text)), Span(opened.inner, len(text)), True, False))
    return tuple(found)


def _quoted(start: int, end: int, inner_start: int, inner_end: int) -> Quoted:
    return Quoted(Span(start, end), Span(inner_start, max(inner_start, inner_end)), True, True)


def _opener(stack: list[_Open], *, single: bool) -> int | None:
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].single == single:
            return at
    return None


def _side(text: str, match: re.Match[str], language: str, stack: list[_Open]) -> _Side:
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    single = mark in _SINGLE
    if single and before.isalnum() and after.isalnum():
        return _Side.NEITHER  # l'eau, Trump's
    at = _opener(stack, single=single)
    may_open = (before.isspace() or before in _OPENING_SIGNS) and not after.isspace()
    may_close = not before.isspace() and not after.isalnum()
    if mark == '""' and text.startswith('"'):
        return _Side.NEITHER  # doubled, as in tables, within an outer quotation
    if mark in _POINTED:
        return _pointed(mark, language, stack[at].mark if at is not None else None, may_open, may_close)
    if single and at is None and _YEAR.match(text, match.end()):
        return _Side.NEITHER
    if mark in _LOW:
        return _Side.NEITHER if after.isspace() else _Side.OPENS
    if at is not None and (may_close or (not single and not may_open)):
        return _Side.CLOSES
    if single:
        return _Side.OPENS if may_open and mark != "’" and _closes_later(text, match) else _Side.NEITHER
    if mark == '"' and before.isdigit():
        return _Side.NEITHER  # a screen of 15"
    if before.isspace() and after.isspace() and mark in ('"', "&quot;"):
        return _Side.OPENS if at is None else _Side.CLOSES  # " as in French typing "
    if at is not None and mark in ('"', '""', "&quot;", "''"):
        return _Side.NEITHER  # opened anew at a paragraph
    if may_open and (not may_close or mark != "”"):
        return _Side.OPENS
    return _Side.CLOSES if may_close else _Side.NEITHER


def _pointed(mark: str, language: str, opened: str | None, may_open: bool, may_close: bool) -> _Side:
    if language == "fr":
        return _Side.CLOSES if _POINTED[mark] else _Side.OPENS
    if opened in _POINTED:
        return _Side.CLOSES if mark != opened else (_Side.OPENS if may_open else _Side.NEITHER)
    if opened is not None and may_close and not may_open:
        return _Side.CLOSES
    if may_open != may_close:
        return _Side.OPENS if may_open else _Side.CLOSES
    return _Side.CLOSES if _POINTED[mark] else _Side.OPENS


def _closes_later(text: str, match: re.Match[str]) -> bool:
    return _CLOSING.search(text, match.end() + 1, match.end() + _FAR) is not None
