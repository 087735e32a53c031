"""Vecalign's format, `[0, 1]:[2]:0.123`: the indices of both sides and a cost, lower being better.

The cost written is 1 - score. A line without a cost (a gold file) is read as score 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from transprov.alignment.formats.common import assemble, filled_lines, index_list, number, probability, wrong
from transprov.types import Alignment, Bead


def dumps(alignment: Alignment) -> str:
    """One line a bead, in the alignment's order."""
    return "".join(f"{list(bead.source)}:{list(bead.target)}:{1 - bead.score:.6f}\n" for bead in alignment.beads)


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """The beads, between the sentences given or between none. Raises `InputError`."""
    beads, lines = [], []
    for line, said in filled_lines(text):
        parts = said.split(":")
        if len(parts) not in (2, 3):
            raise wrong(resource, line, f"{said[:40]!r} is not a bead such as [0, 1]:[2]:0.123")
        score = probability(1 - number(parts[2], resource, line)) if len(parts) == 3 else 1.0
        beads.append(Bead(index_list(parts[0], resource, line), index_list(parts[1], resource, line), score))
        lines.append(line)
    return assemble(beads, lines=lines, source=source, target=target, resource=resource)
