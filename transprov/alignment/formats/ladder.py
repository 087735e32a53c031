"""Hunalign's ladder: `source index TAB target index TAB score`, each rung the place where a bead begins.

The last rung is the end of both texts. A ladder only climbs: of an alignment with moves, the beads of the longest
rising chain are written as they are and the rest as sentences without a counterpart. Hunalign's text form (`-text`:
the sentences themselves, several of one side parted by " ~~~ ") is read too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transprov.alignment.formats.common import assemble, filled_lines, number, probability, wrong
from transprov.types import Alignment, Bead

_BETWEEN = " ~~~ "


def dumps(alignment: Alignment) -> str:
    """The ladder in numbers."""
    ends = (
        max((i + 1 for bead in alignment.beads for i in bead.source), default=0),
        max((j + 1 for bead in alignment.beads for j in bead.target), default=0),
    )
    lines = []
    i = j = 0
    for bead in [*_rising(alignment.beads), None]:
        start = (bead.source[0], bead.target[0]) if bead else (ends[0], ends[1])
        lines += [f"{k}\t{j}\t0" for k in range(i, start[0])]
        lines += [f"{start[0]}\t{k}\t0" for k in range(j, start[1])]
        if bead:
            lines.append(f"{start[0]}\t{start[1]}\t{bead.score:.6f}")
            i, j = bead.source[-1] + 1, bead.target[-1] + 1
    return "\n".join([*lines, f"{ends[0]}\t{ends[1]}\t0"]) + "\n"


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """The beads of a ladder in numbers, between the sentences given or none; of one in texts, with its own sentences.

    Scores are cut to 0..1, hunalign's being no probabilities. Raises `InputError`.
    """
    rows = []
    for line, said in filled_lines(text):
        cells = said.split("\t")
        if len(cells) not in (2, 3):
            raise wrong(resource, line, f"{len(cells)} columns instead of 3, parted by tabs")
        rows.append((line, cells[0], cells[1], number(cells[2], resource, line) if len(cells) == 3 else 1.0))
    if rows and not all(_is_index(cell) for _, *cells, _ in rows for cell in cells):
        if sum(_is_index(ours) and _is_index(theirs) for _, ours, theirs, _ in rows) * 2 > len(rows):
            line, *_ = next(row for row in rows if not (_is_index(row[1]) and _is_index(row[2])))
            raise wrong(resource, line, "a rung whose first two columns are not sentence indices")
        return _from_texts(rows, resource)
    beads, lines = [], []
    previous = (0, 0, 0.0, 1)
    for line, ours, theirs, score in rows:
        i, j, bead_score, bead_line = previous
        rung = int(ours), int(theirs)
        if rung[0] < i or rung[1] < j:
            raise wrong(resource, line, f"the rung {rung[0]}, {rung[1]} lies below the one before ({i}, {j})")
        if rung != (i, j):
            sides = tuple(range(i, rung[0])), tuple(range(j, rung[1]))
            beads.append(Bead(*sides, probability(bead_score)))
            lines.append(bead_line)
        previous = (*rung, score, line)
    return assemble(beads, lines=lines, source=source, target=target, resource=resource)


def _from_texts(rows: Sequence[tuple[int, str, str, float]], resource: str | None) -> Alignment:
    beads, lines = [], []
    texts: tuple[list[str], list[str]] = ([], [])
    for line, *cells, score in rows:
        sides = []
        for sentences, cell in zip(texts, cells, strict=True):
            new = str(cell).split(_BETWEEN) if str(cell).strip() else []
            sides.append(tuple(range(len(sentences), len(sentences) + len(new))))
            sentences.extend(new)
        beads.append(Bead(sides[0], sides[1], probability(score)))
        lines.append(line)
    return assemble(beads, lines=lines, source=texts[0], target=texts[1], resource=resource)


def _is_index(cell: str) -> bool:
    bare = cell.strip()
    return bare.isascii() and bare.isdigit() and len(bare) < 10


def _rising(beads: Sequence[Bead]) -> Iterator[Bead]:
    """The longest chain of links that rises on both sides: patience sorting, n log n (Fredman 1975)."""
    whole = [bead for bead in beads if bead.is_link and _unbroken(bead.source) and _unbroken(bead.target)]
    whole.sort(key=lambda bead: bead.source[0])
    tops: list[int] = []
    top_beads: list[int] = []
    below: list[int | None] = []
    for number_, bead in enumerate(whole):
        pile = bisect_left(tops, bead.target[0])
        below.append(top_beads[pile - 1] if pile else None)
        tops[pile : pile + 1] = [bead.target[0]]
        top_beads[pile : pile + 1] = [number_]
    chain = []
    at = top_beads[-1] if top_beads else None
    while at is not None:
        chain.append(whole[at])
        at = below[at]
    return reversed(chain)


def _unbroken(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] == len(indices) - 1
