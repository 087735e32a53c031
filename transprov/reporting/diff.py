"""What changed between two wordings of one sentence, word by word, made to be read.

The words are compared by `difflib` (Ratcliff and Obershelp's gestalt matching, without its junk heuristic, which drops
frequent words). Then the result is made readable: a word or two that happen to be the same between two changes go with
them, words that stand elsewhere are a move rather than a loss and an addition, and what differs in capitals, typography
or British against American spelling only is a variant. Nothing here prints; see `transprov.reporting.diff_markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product

from transprov.languages.spelling import spelling_key
from transprov.types import Span

_TOKEN = re.compile(r"\s*(?:\d+(?:[.,:]\d+)*|\w+(?:['’\-]\w+)*|[^\w\s]|\Z)")
"""A word, a number or one mark, with the white space before it; the last one is the white space at the end."""
_ISLAND = 2
"""Tokens in common, at most, that are read as part of the change around them."""
_LITTLE = 3
"""Words, at most, of a change in which a single word can be a move; in more, the eye would lose it."""


class ChangeKind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    VARIANT = "variant"
    """The same words but for capitals, typography, white space or spelling."""
    REPLACED = "replaced"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved away"
    """Where words stood that stand elsewhere in the new text."""
    MOVED_HERE = "moved here"


@dataclass(frozen=True, slots=True)
class Change:
    """One run of words. `old` and `new` are its places in the two texts, either of which may be empty.

    Read in order, the old runs make up the old text and the new runs the new one, without gaps. `move` numbers the two
    ends of a move alike (from 1), and is None for everything else.
    """

    kind: ChangeKind
    old: Span
    new: Span
    old_text: str
    new_text: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    """What is compared: without white space, capitals, typography and spelling variants."""
    weighs: bool
    """Whether it alone shows a move: a name, a number, a long word."""
    word: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of tokens of both sides; `same` if their keys are equal."""

    same: bool
    old: range
    new: range


@dataclass(frozen=True, slots=True)
class _Move:
    old: range
    new: range


def diff(old: str, new: str) -> tuple[Change, ...]:
    """The changes that make `new` of `old`, in reading order; nothing for two equal texts.

    `apply(old, diff(old, new)) == new` for any two texts. Time grows with the square of the length: made for sentences
    and paragraphs.
    """
    if old == new:
        return ()
    mine, theirs = _tokens(old), _tokens(new)
    runs = list(_without_islands(_runs(mine, theirs), mine, theirs))
    moves = _moves(runs, mine, theirs)
    cut = _Cut(old, new, mine, theirs)
    return tuple(_joined(change for run in runs for change in _changes(run, moves, cut)))


def apply(old: str, changes: Sequence[Change]) -> str:
    """The new text. Raises `ValueError` where the changes were not made from this text."""
    if not changes:
        return old
    if "".join(change.old_text for change in changes) != old:
        raise ValueError("these changes belong to another text")
    return "".join(change.new_text for change in changes)


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        said = match.group().strip()
        if not match.group():
            continue
        weighs = len(said) > 5 or said[:1].isupper() or said[:1].isdigit()
        found.append(_Token(match.start(), match.end(), spelling_key(said), weighs, said[:1].isalnum()))
    return found


def _runs(mine: Sequence[_Token], theirs: Sequence[_Token]) -> Iterator[_Run]:
    matcher = SequenceMatcher(None, [t.key for t in mine], [t.key for t in theirs], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield _Run(tag == "equal", range(a, b), range(c, d))


def _without_islands(runs: Iterable[_Run], mine: Sequence[_Token], theirs: Sequence[_Token]) -> Iterator[_Run]:
    """Joins two replacements with the little between them: "[a big] the [b small]" says less than one change."""
    kept: list[_Run] = []
    for run in runs:
        kept.append(run)
        while (
            len(kept) >= 3
            and not kept[-1].same
            and kept[-2].same
            and _is_island(kept[-3], kept[-2], kept[-1], mine, theirs)
        ):
            first, _, last = kept[-3:]
            kept[-3:] = [
                _Run(False, range(first.old.start, last.old.stop), range(first.new.start, last.new.stop)),
            ]
    return iter(kept)


def _is_island(before: _Run, run: _Run, after: _Run, mine: Sequence[_Token], theirs: Sequence[_Token]) -> bool:
    """Whether a common run is too little to be read by itself between two changes of several words."""
    tokens = [mine[i] for i in run.old]
    if len(tokens) > _ISLAND or any(token.weighs for token in tokens):
        return False
    replaced = all(len(side.old) and len(side.new) for side in (before, after))
    changed = sum(_words(mine, side.old) + _words(theirs, side.new) for side in (before, after))
    return replaced and changed > 2 * max(1, sum(token.word for token in tokens)) + 1


def _words(tokens: Sequence[_Token], where: range) -> int:
    return sum(tokens[i].word for i in where)


def _moves(runs: Sequence[_Run], mine: Sequence[_Token], theirs: Sequence[_Token]) -> list[_Move]:
    """Runs of words that were taken away in one place and put in at another, the longest first."""
    away, here = [run.old for run in runs if not run.same], [run.new for run in runs if not run.same]
    moves: list[_Move] = []
    while True:
        found = (move for gone in away for come in here for move in _common(mine, theirs, gone, come))
        best = max(found, key=lambda move: len(move.old), default=None)
        if best is None:
            return moves
        moves.append(best)
        away, here = _taken_out(away, best.old), _taken_out(here, best.new)


def _common(mine: Sequence[_Token], theirs: Sequence[_Token], gone: range, come: range) -> Iterator[_Move]:
    """Runs of words that both stretches have and that say enough to be a move, whole, without marks at the ends."""
    for a, b in product(gone, come):
        before = a > gone.start and b > come.start and mine[a - 1].key == theirs[b - 1].key
        if before or mine[a].key != theirs[b].key:
            continue
        size = 1
        while a + size < gone.stop and b + size < come.stop and mine[a + size].key == theirs[b + size].key:
            size += 1
        words = [at for at in range(size) if mine[a + at].word]
        if words:
            first, last = words[0], words[-1] + 1
            alone = max(_words(mine, gone), _words(theirs, come)) <= _LITTLE
            if (len(words) > 1 or alone) and any(mine[a + at].weighs for at in words):
                yield _Move(range(a + first, a + last), range(b + first, b + last))


def _taken_out(stretches: Iterable[range], taken: range) -> list[range]:
    """The stretches without the tokens of `taken`."""
    left = []
    for stretch in stretches:
        if taken.start >= stretch.start and taken.stop <= stretch.stop:
            left += [range(stretch.start, taken.start), range(taken.stop, stretch.stop)]
        else:
            left.append(stretch)
    return left


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cuts the two texts at token borders."""

    old: str
    new: str
    mine: Sequence[_Token]
    theirs: Sequence[_Token]

    def change(self, kind: ChangeKind, old: range, new: range, move: int | None = None) -> Change:
        """The change of these tokens."""
        mine, theirs = _span(self.mine, old), _span(self.theirs, new)
        before, after = self.old[mine.start : mine.end], self.new[theirs.start : theirs.end]
        return Change(kind, mine, theirs, before, after, move)


def _span(tokens: Sequence[_Token], where: range) -> Span:
    """The characters of these tokens; an empty range has the place it stands at."""
    if where:
        return Span(tokens[where.start].start, tokens[where.stop - 1].end)
    at = tokens[where.start].start if where.start < len(tokens) else (tokens[-1].end if tokens else 0)
    return Span(at, at)


def _changes(run: _Run, moves: Sequence[_Move], cut: _Cut) -> Iterator[Change]:
    if run.same:
        yield from _equal(run, cut)
        return
    gone = list(_parts(run.old, [(number, move.old) for number, move in enumerate(moves, 1)]))
    come = list(_parts(run.new, [(number, move.new) for number, move in enumerate(moves, 1)]))
    if len(gone) == len(come) == 1 and gone[0][0] is None and come[0][0] is None:
        yield cut.change(ChangeKind.REPLACED, run.old, run.new)
        return
    for number, part in gone:
        kind = ChangeKind.DELETED if number is None else ChangeKind.MOVED_AWAY
        yield cut.change(kind, part, range(run.new.start, run.new.start), number)
    for number, part in come:
        kind = ChangeKind.INSERTED if number is None else ChangeKind.MOVED_HERE
        yield cut.change(kind, range(run.old.stop, run.old.stop), part, number)


def _parts(stretch: range, moved: Iterable[tuple[int, range]]) -> Iterator[tuple[int | None, range]]:
    """The stretch, cut where moves begin and end, with the number of the move."""
    at = stretch.start
    for number, where in sorted(moved, key=lambda one: one[1].start):
        if stretch.start <= where.start and where.stop <= stretch.stop and len(where):
            if at < where.start:
                yield None, range(at, where.start)
            yield number, where
            at = where.stop
    if at < stretch.stop:
        yield None, range(at, stretch.stop)


def _equal(run: _Run, cut: _Cut) -> Iterator[Change]:
    """Words with equal keys: the same, or variants of each other."""
    for a, b in zip(run.old, run.new, strict=True):
        one = cut.change(ChangeKind.SAME, range(a, a + 1), range(b, b + 1))
        if one.old_text != one.new_text:
            one = cut.change(ChangeKind.VARIANT, range(a, a + 1), range(b, b + 1))
        yield one


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Neighbours of one kind in one: a change per run, not per word."""
    last: Change | None = None
    for change in changes:
        if last is not None and change.kind is last.kind and change.move == last.move:
            last = Change(
                last.kind,
                Span(last.old.start, change.old.end),
                Span(last.new.start, change.new.end),
                last.old_text + change.old_text,
                last.new_text + change.new_text,
                last.move,
            )
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last
