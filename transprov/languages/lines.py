"""Which line breaks end a sentence, and which were only put there to keep lines short.

A break is taken for hard wrapping when the line is so full that the next word would not have fitted, and when enough of
the breaks around it fall into a running sentence. All else ends a paragraph, so headlines and list items stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transprov.types import Span

_MIN_WIDTH, _MAX_WIDTH = 30, 140
_MIN_FULL = 0.6
_MIN_RUNNING = 0.25

LIST_MARK = re.compile(r"(?:[-*+•‣▪●◦■►▶·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)])(?=\s)\s*")
"""Bullet or enumerator at the beginning of a line."""

_ENDS = tuple('.!?…:;。！？"”“»«)]')


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def first_word(self) -> int:
        return len(self.text.split(None, 1)[0])


def running_pieces(text: str) -> list[Span]:
    """Spans, in order and trimmed of white space, of the stretches of text over which a sentence may run."""
    groups = list(_line_groups(text))
    widths = [_wrap_width(group) for group in groups]
    known = sorted(width for group, width in zip(groups, widths, strict=True) if width and len(group) > 2)
    # Two lines alone are weak evidence; where longer paragraphs are wrapped, theirs is the width to go by.
    common = known[-1] if known and 2 * len(known) >= sum(len(group) > 2 for group in groups) else 0
    pieces: list[Span] = []
    for group, own in zip(groups, widths, strict=True):
        width = own or (common if max(len(line.text) for line in group) <= common else 0)
        start = group[0].start
        for line, following in pairwise(group):
            if not (width and _is_full(line, following, width)):
                pieces.append(Span(start, line.end))
                start = following.start
        pieces.append(Span(start, group[-1].end))
    return pieces


def _line_groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines with no blank line between them."""
    group: list[_Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + len(raw) - len(raw.lstrip())
            group.append(_Line(start, start + len(stripped), stripped))
        elif group:
            yield group
            group = []
        at += len(raw)
    if group:
        yield group


def _wrap_width(group: Sequence[_Line]) -> int:
    """Width to which these lines were wrapped; 0 when they do not look wrapped."""
    width = max(len(line.text) for line in group)
    if len(group) < 2 or not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    # a short line after a full stop is only the end of a paragraph, so it speaks neither way
    unfinished = [pair for pair in pairwise(group) if not pair[0].text.endswith(_ENDS)]
    full = [pair for pair in unfinished if _is_full(*pair, width)]
    running = sum(after.text[0].islower() for _, after in full)
    enough = len(full) >= _MIN_FULL * len(unfinished) and running >= max(1.0, _MIN_RUNNING * len(full))
    return width if enough else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    if len(line.text) + 1 + following.first_word <= width:
        return False
    return not LIST_MARK.match(following.text)
