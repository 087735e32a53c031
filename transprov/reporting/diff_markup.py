"""Changes as text whose markers carry the meaning without any colour, in the manner of GNU wdiff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transprov.reporting.diff import Change, ChangeKind

MARKERS: dict[ChangeKind, tuple[str, str]] = {
    ChangeKind.SAME: ("", ""),
    ChangeKind.VARIANT: ("~", "~"),
    ChangeKind.DELETED: ("[-", "-]"),
    ChangeKind.INSERTED: ("{+", "+}"),
    ChangeKind.MOVED_AWAY: ("[<", "<]"),
    ChangeKind.MOVED_HERE: ("{>", ">}"),
}
"""What stands around the words of a change; a replacement is a deletion and an insertion."""

_GONE = frozenset({ChangeKind.DELETED, ChangeKind.MOVED_AWAY})

Part = tuple[ChangeKind, str, str, int | None]
"""Kind, white space before the words, the words, number of the move."""


def parts(changes: Iterable[Change]) -> Iterator[Part]:
    """What is to be shown, in order: the old words where they went, the new ones where they came.

    Of words that only vary the new form is shown. White space stands outside of the words, so that no marker and no
    underline begins with a blank.
    """
    gone = ""
    for kind, text, move in _sides(changes):
        words = text.lstrip()
        space = text[: len(text) - len(words)]
        # the first words of both texts have no blank before them; shown one after the other they need one
        between = " " if gone and words[:1].isalnum() else ""
        yield kind, space or between, words, move
        gone = words if kind in _GONE else ""


def _sides(changes: Iterable[Change]) -> Iterator[tuple[ChangeKind, str, int | None]]:
    for change in changes:
        if change.kind is ChangeKind.REPLACED:
            yield ChangeKind.DELETED, change.old_text, None
            yield ChangeKind.INSERTED, change.new_text, None
        else:
            yield change.kind, change.old_text if change.kind in _GONE else change.new_text, change.move


def marked(changes: Iterable[Change]) -> str:
    """The changes as one line of text: "were [-75-] {+57+} people"."""
    return "".join(
        f"{space}{MARKERS[kind][0]}{words}{MARKERS[kind][1]}" if words else space
        for kind, space, words, _ in parts(changes)
    )
