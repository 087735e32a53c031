"""The order of an alignment: beads as a reader of the source meets them, and the blocks that were moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from transprov.types import Bead, Move


def in_reading_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """Beads in the order of the source; an added sentence comes after the bead that it follows in the target."""
    beads = list(beads)
    links = sorted((b for b in beads if b.source), key=lambda b: b.source)
    ends = sorted((max(b.target), k) for k, b in enumerate(links) if b.target)
    last_targets = [end for end, _ in ends]
    after: dict[int, list[Bead]] = {}
    for bead in sorted((b for b in beads if not b.source), key=lambda b: b.target):
        at = bisect_right(last_targets, bead.target[0]) - 1
        after.setdefault(ends[at][1] if at >= 0 else -1, []).append(bead)
    out = after.get(-1, [])
    for k, bead in enumerate(links):
        out.append(bead)
        out.extend(after.get(k, ()))
    return tuple(out)


def moves_of(beads: Sequence[Bead]) -> tuple[Move, ...]:
    """The blocks out of order: what is left when the heaviest increasing chain of linked beads is taken as "in place".

    Weight is the number of sentences. Neighbouring beads left over form one block while they rise together and no bead
    in place comes between them on either side.
    """
    links = [k for k, bead in enumerate(beads) if bead.is_link]
    kept = set(_heaviest_chain([(min(beads[k].target), len(beads[k].source) + len(beads[k].target)) for k in links]))
    in_place = sorted(min(beads[k].target) for position, k in enumerate(links) if position in kept)
    blocks: list[list[int]] = []
    previous = None
    for position, k in enumerate(links):
        if position in kept:
            previous = None
            continue
        here = min(beads[k].target)
        joins = (
            previous is not None and previous < here and bisect_left(in_place, previous) == bisect_left(in_place, here)
        )
        if joins:
            blocks[-1].append(k)
        else:
            blocks.append([k])
        previous = here
    return tuple(
        Move(
            tuple(block),
            tuple(i for k in block for i in beads[k].source),
            tuple(j for k in block for j in beads[k].target),
        )
        for block in blocks
    )


def _heaviest_chain(items: Sequence[tuple[int, int]]) -> list[int]:
    """Positions of the increasing subsequence of greatest weight, in n log n (Fredman 1975, with a Fenwick tree)."""
    rank = {value: r + 1 for r, value in enumerate(sorted({value for value, _ in items}))}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(rank) + 1)
    previous = [-1] * len(items)
    best = (0, -1)
    for position, (value, weight) in enumerate(items):
        at = rank[value] - 1
        total, chain = 0, -1
        while at > 0:
            if tree[at][0] > total:
                total, chain = tree[at]
            at -= at & -at
        previous[position] = chain
        reached = (total + weight, position)
        if reached[0] > best[0]:
            best = reached
        at = rank[value]
        while at < len(tree):
            if reached[0] > tree[at][0]:
                tree[at] = reached
            at += at & -at
    out = []
    at = best[1]
    while at >= 0:
        out.append(at)
        at = previous[at]
    return out[::-1]
