"""The order in which beads are shown: that of the copy, with what it dropped beside its neighbours in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transprov.types import Alignment, Document, Move


def furniture(source: Document, copy: Document, alignment: Alignment) -> frozenset[int]:
    """Beads that are one-sided page furniture: neither dropped nor added."""
    return frozenset(
        number
        for number, bead in enumerate(alignment.beads)
        if not bead.is_link
        and all(i in alignment.source_ignored or not source.segments[i].is_content for i in bead.source)
        and all(j in alignment.target_ignored or not copy.segments[j].is_content for j in bead.target)
    )


def arrange(alignment: Alignment, left_out: frozenset[int]) -> tuple[int, ...]:
    """Indices of the beads in reading order of the copy, without those `left_out`.

    A dropped bead follows the bead that holds its nearest neighbour before it in the source; it precedes the one
    after it where there is none before, or where the one before was moved away and the one after was not.
    """
    beads = alignment.beads
    shown = [number for number in range(len(beads)) if number not in left_out]
    links = _Neighbours(alignment, (number for number, bead in enumerate(beads) if bead.is_link))
    moved = {number for move in alignment.moves for number in move.beads}
    after: dict[int | None, list[int]] = defaultdict(list)
    before: dict[int, list[int]] = defaultdict(list)
    for number in sorted((n for n in shown if not beads[n].target), key=lambda n: beads[n].source):
        previous, following = links.of(beads[number].source)
        if following is not None and (previous is None or (previous in moved and following not in moved)):
            before[following].append(number)
        else:
            after[previous].append(number)
    ordered = []
    for number in sorted((n for n in shown if beads[n].target), key=lambda n: beads[n].target):
        ordered += [*before[number], number, *after[number]]
    return (*ordered, *after[None])


def remarks(alignment: Alignment, order: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """For each move, by bead: at its first bead where it comes from, and where it came from what is missing there."""
    place = {number: at for at, number in enumerate(order)}
    moved = {number for move in alignment.moves for number in move.beads}
    stayed = _Neighbours(alignment, (number for number in order if number not in moved))
    said: dict[int, tuple[str, ...]] = {}
    for move in sorted(alignment.moves, key=lambda move: move.source):
        shown = [number for number in move.beads if number in place]
        if not shown:
            continue
        first = min(shown, key=lambda number: place[number])
        previous, following = stayed.of(move.source)
        anchor = previous if previous is not None else following
        up = anchor is None or place[first] < place[anchor]
        said[first] = (*said.get(first, ()), _here(alignment, move, previous, following, up=up))
        if anchor is not None:
            side = "after" if anchor == previous else "before"
            away = f"{side} this, the source has {_numbers('sentence', move.source)}; the copy has "
            away += f"{'it' if len(move.source) == 1 else 'them'} further {'up' if up else 'down'}, as "
            said[anchor] = (*said.get(anchor, ()), away + _numbers("sentence", move.target))
    return said


def _here(alignment: Alignment, move: Move, previous: int | None, following: int | None, *, up: bool) -> str:
    where = []
    if previous is not None:
        where.append(f"after {max(alignment.beads[previous].source) + 1}")
    if following is not None:
        where.append(f"before {min(alignment.beads[following].source) + 1}")
    stands = (
        f": it stands {' and '.join(where)} there"
        if len(move.source) == 1
        else f": they stand {' and '.join(where)} there"
    )
    return f"moved {'up' if up else 'down'} from the source's {_numbers('sentence', move.source)}" + (
        stands if where else ""
    )


class _Neighbours:
    """Finds, among some beads, those that hold the nearest source segment before and after given ones."""

    def __init__(self, alignment: Alignment, among: Iterable[int]) -> None:
        self._places = sorted((i, number) for number in among for i in alignment.beads[number].source)

    def of(self, source: Sequence[int]) -> tuple[int | None, int | None]:
        before = bisect_left(self._places, (min(source), -1))
        after = bisect_left(self._places, (max(source) + 1, -1))
        return (
            self._places[before - 1][1] if before else None,
            self._places[after][1] if after < len(self._places) else None,
        )


def _numbers(noun: str, indices: Sequence[int]) -> str:
    first, last = min(indices) + 1, max(indices) + 1
    if first == last:
        return f"{noun} {first}"
    return f"{noun}s {first} {'and' if last == first + 1 else 'to'} {last}"
