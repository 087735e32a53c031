r"""One bead a line in columns, for spreadsheets and the command line.

Columns, named in the first line: score, similarity, move, source and target (indices, "0, 1"), source_text and
target_text. In a text, `\t`, `\n`, `\r` and `\\` stand for the characters, `\u2028` and the like for other line breaks
and for halves of surrogate pairs; ` \| ` stands between two sentences of one side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transprov.alignment.formats.common import (
    assemble,
    filled_lines,
    index_list,
    move_numbers,
    number,
    probability,
    sentences_of,
    wrong,
)
from transprov.types import Alignment, Bead

COLUMNS = ("score", "similarity", "move", "source", "target", "source_text", "target_text")
_BETWEEN = " \\| "
_NAMED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNSAFE = re.compile("[\\\\\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:([\\tnr])|u([0-9a-f]{4})|(.?))", re.DOTALL)
_PLAIN = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def dumps(alignment: Alignment) -> str:
    """A line of column names and one line a bead."""
    moved = move_numbers(alignment)
    rows = ["\t".join(COLUMNS)]
    for i, bead in enumerate(alignment.beads):
        cells = [
            f"{bead.score:.6f}",
            "" if bead.similarity is None else f"{bead.similarity:.6f}",
            str(moved.get(i, "")),
            ", ".join(map(str, bead.source)),
            ", ".join(map(str, bead.target)),
            _cell(alignment.source, bead.source),
            _cell(alignment.target, bead.target),
        ]
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """The alignment; sentences given take the place of the texts. Raises `InputError`."""
    beads: list[Bead] = []
    lines: list[int] = []
    moves: list[int | None] = []
    texts: tuple[list[list[str]], list[list[str]]] = ([], [])
    for line, said in filled_lines(text):
        cells = said.split("\t")
        if tuple(cells) == COLUMNS and not beads:
            continue
        if len(cells) != len(COLUMNS):
            raise wrong(resource, line, f"{len(cells)} columns instead of {len(COLUMNS)}")
        score, similarity, move, ours, theirs = cells[:5]
        bead = Bead(
            index_list(ours, resource, line),
            index_list(theirs, resource, line),
            probability(number(score, resource, line)),
            number(similarity, resource, line) if similarity.strip() else None,
        )
        if move.strip() and not (move.isascii() and move.isdigit()):
            raise wrong(resource, line, f"{move[:40]!r} is not the number of a move")
        for found, cell, indices in zip(texts, cells[5:], (bead.source, bead.target), strict=True):
            sentences = [_plain(part, resource, line) for part in cell.split(_BETWEEN)] if indices else []
            if len(sentences) != len(indices):
                raise wrong(resource, line, f"{len(indices)} indices, but {len(sentences)} texts")
            found.append(sentences)
        beads.append(bead)
        lines.append(line)
        moves.append(int(move) if move.strip() else None)
    if source is None:
        source = _sentences([bead.source for bead in beads], texts[0], resource)
    if target is None:
        target = _sentences([bead.target for bead in beads], texts[1], resource)
    return assemble(beads, lines=lines, source=source, target=target, moves=moves, resource=resource)


def _sentences(
    indices: Sequence[tuple[int, ...]], texts: Sequence[Sequence[str]], resource: str | None
) -> tuple[str, ...] | None:
    # columns of nothing are what an alignment without sentences is written as
    return sentences_of(zip(indices, texts, strict=True), resource) if any(map(any, texts)) else None


def _cell(sentences: Sequence[str], indices: Sequence[int]) -> str:
    if not sentences:
        return _BETWEEN.join("" for _ in indices)
    return _BETWEEN.join(_UNSAFE.sub(_escape, sentences[i]) for i in indices)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _NAMED.get(character) or f"\\u{ord(character):04x}"


def _plain(cell: str, resource: str | None, line: int) -> str:
    def replaced(match: re.Match[str]) -> str:
        named, code, other = match.groups()
        if other is not None:
            raise wrong(resource, line, f"{match.group()!r} is not an escape; a backslash is written twice")
        return _PLAIN[named] if named else chr(int(code, 16))

    return _ESCAPE.sub(replaced, cell)
