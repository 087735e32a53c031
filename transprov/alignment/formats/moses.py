"""Parallel text as Moses takes it: line i of one file and line i of the other say the same.

Only beads with both sides are written, in the order of the source; sentences of one side are joined with a space, and
tabs and line breaks in them become spaces. One stream gets both sides parted by a tab (what `paste` makes of the two
files); a pair of streams gets a side each.
"""

from __future__ import annotations

from collections.abc import Sequence

from transprov.alignment.formats.common import assemble, one_line, side_text, wrong
from transprov.errors import InputError
from transprov.types import Alignment, Bead


def dumps(alignment: Alignment) -> str:
    """Both sides, parted by a tab. Raises `InputError` when the alignment holds no sentences."""
    source, target = dumps_pair(alignment)
    pairs = zip(source.split("\n")[:-1], target.split("\n")[:-1], strict=True)
    return "".join(f"{ours}\t{theirs}\n" for ours, theirs in pairs)


def dumps_pair(alignment: Alignment) -> tuple[str, str]:
    """The two files, of as many lines. Raises `InputError` when the alignment holds no sentences."""
    links = alignment.links
    if links and not (alignment.source and alignment.target):
        raise InputError("parallel text needs the sentences, and this alignment has indices only")
    ours = "".join(one_line(side_text(alignment.source, bead.source)) + "\n" for bead in links)
    theirs = "".join(one_line(side_text(alignment.target, bead.target)) + "\n" for bead in links)
    return ours, theirs


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """Sentences and 1:1 beads of lines with a tab; sentences given are of no use here. Raises `InputError`."""
    ours, theirs = [], []
    for line, said in enumerate(_lines(text), 1):
        cells = said.split("\t")
        if len(cells) != 2:
            raise wrong(resource, line, f"{len(cells)} columns instead of 2, parted by a tab")
        ours.append(cells[0])
        theirs.append(cells[1])
    return _one_to_one(ours, theirs)


def loads_pair(source: str, target: str, *, resource: str | None = None) -> Alignment:
    """Sentences and 1:1 beads of two files of as many lines. Raises `InputError`."""
    ours, theirs = _lines(source), _lines(target)
    if len(ours) != len(theirs):
        line = min(len(ours), len(theirs)) + 1
        raise wrong(resource, line, f"one file ends here: {len(ours)} lines against {len(theirs)}")
    return _one_to_one(ours, theirs)


def _lines(text: str) -> list[str]:
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[-1] == "":
        del lines[-1]
    return [line.removesuffix("\r") for line in lines]


def _one_to_one(source: Sequence[str], target: Sequence[str]) -> Alignment:
    beads = [Bead((i,), (i,), 1.0) for i in range(len(source))]
    return assemble(beads, lines=range(1, len(beads) + 1), source=source, target=target)
