"""An alignment as a table: a pandas data frame, or HTML for a notebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from transprov.errors import ModelMissingError
from transprov.types import Alignment, Bead

if TYPE_CHECKING:
    import pandas

_MOST_ROWS = 1000
"""More would make a notebook slow to open; the data frame holds them all."""
_COLOURS = {"dropped": "#fbe3e4", "added": "#e2f0e6", "moved": "#fdf3d8", "furniture": "#eeeeee"}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em;color:#111"


def to_dataframe(alignment: Alignment) -> pandas.DataFrame:
    """One row a bead: source, target (tuples of indices), source_text, target_text, score, similarity, state, move.

    `state` is "linked", "moved", "dropped", "added" or "furniture"; `move` the number of the move, from 1, or missing.
    Raises `ModelMissingError` without pandas.
    """
    try:
        import pandas
    except ImportError as error:
        raise ModelMissingError(
            "a data frame needs a package that is not installed: pip install 'transprov[pandas]'"
        ) from error
    states = _states(alignment)
    beads = alignment.beads
    return pandas.DataFrame(
        {
            "source": [bead.source for bead in beads],
            "target": [bead.target for bead in beads],
            "source_text": [_joined(alignment.source, bead.source) for bead in beads],
            "target_text": [_joined(alignment.target, bead.target) for bead in beads],
            "score": [bead.score for bead in beads],
            "similarity": [bead.similarity for bead in beads],
            "state": [state for state, _ in states],
            "move": pandas.array([move for _, move in states], dtype="Int64"),
        }
    )


def to_html(alignment: Alignment) -> str:
    """A table, one row a bead, with dropped, added and moved beads named as well as coloured; at most 1,000 rows.

    All text is escaped and kept from turning the writing direction of what is around it.
    """
    states = _states(alignment)
    links = len(alignment.links)
    caption = (
        f"{len(alignment.beads)} beads: {links} linked, {len(alignment.dropped)} source sentences dropped, "
        f"{len(alignment.added)} target sentences added, {len(alignment.moves)} blocks moved"
    )
    heads = ("", _titled("source", alignment.source_language), _titled("target", alignment.target_language), "score")
    rows = [
        _row(alignment, bead, state, move)
        for bead, (state, move) in zip(alignment.beads[:_MOST_ROWS], states, strict=False)
    ]
    more = len(alignment.beads) - len(rows)
    if more > 0:
        rows.append(f'<tr><td colspan="4" style="{_CELL}">and {more} more beads</td></tr>')
    return (
        f'<table><caption style="text-align:left">{caption}</caption><thead><tr>'
        + "".join(f'<th scope="col" style="text-align:left">{head}</th>' for head in heads)
        + "</tr></thead><tbody>"
        + "".join(rows)
        + "</tbody></table>"
    )


def _states(alignment: Alignment) -> list[tuple[str, int | None]]:
    """For each bead its state, and the number of its move, from 1."""
    moved = {bead: number for number, move in enumerate(alignment.moves, 1) for bead in move.beads}
    return [_state(alignment, bead, moved.get(i)) for i, bead in enumerate(alignment.beads)]


def _state(alignment: Alignment, bead: Bead, move: int | None) -> tuple[str, int | None]:
    if bead.is_link:
        return ("linked" if move is None else "moved"), move
    if alignment.source_ignored.issuperset(bead.source) and alignment.target_ignored.issuperset(bead.target):
        return "furniture", move
    return ("dropped" if bead.source else "added"), move


def _row(alignment: Alignment, bead: Bead, state: str, move: int | None) -> str:
    word = {"linked": "", "moved": f"moved ({move})"}.get(state, state)
    style = f"{_CELL};background:{_COLOURS[state]}" if state in _COLOURS else "text-align:left;vertical-align:top"
    similarity = "" if bead.similarity is None else f' title="similarity {bead.similarity:.2f}"'
    said = (word, _shown(alignment.source, bead.source), _shown(alignment.target, bead.target))
    cells = "".join(f'<td style="{style}">{cell}</td>' for cell in said)
    return f'<tr>{cells}<td style="{style}"{similarity}>{bead.score:.2f}</td></tr>'


def _shown(sentences: Sequence[str], indices: Sequence[int]) -> str:
    if not sentences:
        return escape(", ".join(map(str, indices)))
    return "<br>".join(
        f"<small>{i}</small> <bdi>{escape(_CONTROLS.sub(chr(0xFFFD), sentences[i]))}</bdi>" for i in indices
    )


def _titled(side: str, language: str | None) -> str:
    return f"{side} ({escape(language)})" if language else side


def _joined(sentences: Sequence[str], indices: Sequence[int]) -> str:
    return " ".join(sentences[i] for i in indices) if sentences else ""
