"""The copy against an engine's own translation of the source: what is compared word by word, and what is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transprov.reporting.diff import Change, ChangeKind, diff
from transprov.reporting.model import Against, Likeness, Row, Status
from transprov.types import Report, Retranslation, SegmentKind

LONGEST = 150
"""Words and marks of either side up to which they are compared: the time of the worst case, a quarter of a second for
200, grows faster than the square."""
_LEAST_IN_COMMON = 0.3
"""Share of the characters of both sides below which a diff would only say the two texts one after the other."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_IN_COMMON = frozenset({ChangeKind.SAME, ChangeKind.VARIANT, ChangeKind.MOVED_AWAY, ChangeKind.MOVED_HERE})
_ALIKE = frozenset({ChangeKind.SAME, ChangeKind.VARIANT})


def with_translations(rows: Sequence[Row], report: Report) -> tuple[Row, ...]:
    """The rows of linked beads with the engine's English; as they were where no engine was asked.

    Credits are left alone: outlets put their own, and no engine knows what to do with names.
    """
    made = {each.bead: each for each in report.retranslations}
    if not made:
        return tuple(rows)
    return tuple(
        replace(row, against=against(made[row.bead], " ".join(piece.text for piece in row.copy)))
        if row.bead in made and row.status is not Status.DROPPED and not _is_credit(row)
        else row
        for row in rows
    )


def engine_name(report: Report) -> str:
    """The engine as people call it, "argos"; empty where none was asked. Its models stand in the report's signature."""
    if not report.retranslations:
        return ""
    asked = dict(report.signature.parts).get("translator", "an engine").split("+")
    # of a function the second part is its name
    return ", ".join(dict.fromkeys(one.removeprefix("callable:").split(":")[0] for one in asked))


def against(made: Retranslation, copy: str) -> Against:
    """What an engine made of a bead's source, against what the copy says there."""
    likeness, changes = _compared(made.text, copy)
    return Against(made.text, made.chrf, made.raw, likeness, changes)


def _compared(engine: str, copy: str) -> tuple[Likeness, tuple[Change, ...]]:
    if engine == copy:
        return Likeness.SAME, ()
    if max(len(_TOKEN.findall(engine)), len(_TOKEN.findall(copy))) > LONGEST:
        return Likeness.LONG, ()
    changes = diff(engine, copy)
    if all(change.kind in _ALIKE for change in changes):
        return Likeness.VARIANT, changes
    common = sum(len(c.old_text) + len(c.new_text) for c in changes if c.kind in _IN_COMMON)
    if common < _LEAST_IN_COMMON * (len(engine) + len(copy)):
        return Likeness.OTHERWISE, ()
    return Likeness.CHANGED, changes


def _is_credit(row: Row) -> bool:
    return all(piece.kind is SegmentKind.CREDIT for piece in row.copy)
