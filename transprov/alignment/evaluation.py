"""How good an alignment is, against one made by hand, in the convention of vecalign's `score.py`.

Precision is taken over all predicted beads, empty ones included; recall over the gold beads with both sides. Strict:
the very same bead. Lax: at least one pair of sentences in common. (Thompson and Koehn 2019, "Vecalign: Improved
Sentence Alignment in Linear Time and Space"; the measure goes back to Sennrich and Volk 2010.) Added to that: sentence
pairs (links), and source and target sentences without a counterpart, counted as sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from transprov.errors import InputError
from transprov.types import Alignment, Bead

Pair: TypeAlias = tuple[Sequence[int], Sequence[int]]
OneDocument: TypeAlias = Alignment | Iterable[Pair | Bead]
_Beads: TypeAlias = set[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, 0 to 1; 0 where there was nothing to divide by."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over all documents together (micro-averaged)."""

    strict: Scores
    """Beads that are the very same."""
    lax: Scores
    """Beads that share a pair of sentences."""
    links: Scores
    """Pairs of sentences."""
    dropped: Scores
    """Source sentences without a counterpart."""
    added: Scores
    """Target sentences without a counterpart."""
    documents: int


def evaluate(gold: OneDocument | Sequence[OneDocument], test: OneDocument | Sequence[OneDocument]) -> Evaluation:
    """Scores of `test` against `gold`: each an `Alignment`, (source indices, target indices) pairs, or a list of such.

    Sentences that neither side names count as nothing, unless an `Alignment` holds its sentences. Raises `InputError`
    when the numbers of documents differ or something is not an alignment.
    """
    golds, tests = _documents(gold, "gold"), _documents(test, "test")
    if len(golds) != len(tests):
        raise InputError(f"gold has {len(golds)} documents, test has {len(tests)}")
    strict, lax, links, dropped, added = (_Tally() for _ in range(5))
    for (wanted, *gold_sizes), (found, *test_sizes) in zip(golds, tests, strict=True):
        wanted_links, found_links = _links(wanted), _links(found)
        strict.right += len(found & wanted)
        strict.found += len(found)
        lax.right += sum(bead in wanted or _touches(bead, wanted_links) for bead in found)
        lax.found += len(found)
        whole = {bead for bead in wanted if all(bead)}
        strict.recalled += len(whole & found)
        strict.wanted += len(whole)
        lax.recalled += sum(_touches(bead, found_links) for bead in whole)
        lax.wanted += len(whole)
        links.add(wanted_links, found_links)
        for side, tally in ((0, dropped), (1, added)):
            named = {i for bead in wanted | found for i in bead[side]}
            named.update(range(max(gold_sizes[side], test_sizes[side])))
            tally.add(
                named - {link[side] for link in wanted_links},
                named - {link[side] for link in found_links},
            )
    return Evaluation(
        strict.scores(), lax.scores(), links.scores(), dropped.scores(), added.scores(), documents=len(golds)
    )


class _Tally:
    """Counts of one measure; precision and recall have right answers of their own, as lax beads do."""

    def __init__(self) -> None:
        self.right = self.found = self.recalled = self.wanted = 0

    def add(self, wanted: set[Any], found: set[Any]) -> None:
        both = len(wanted & found)
        self.right += both
        self.recalled += both
        self.found += len(found)
        self.wanted += len(wanted)

    def scores(self) -> Scores:
        return Scores(_share(self.right, self.found), _share(self.recalled, self.wanted))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _links(beads: _Beads) -> set[tuple[int, int]]:
    return {(i, j) for ours, theirs in beads for i in ours for j in theirs}


def _touches(bead: tuple[tuple[int, ...], tuple[int, ...]], links: set[tuple[int, int]]) -> bool:
    return any((i, j) in links for i in bead[0] for j in bead[1])


def _documents(value: Any, what: str) -> list[tuple[_Beads, int, int]]:
    """(beads, number of source sentences, of target sentences) of every document; the numbers 0 where unknown."""
    if not isinstance(value, Alignment):
        value = list(_iterable(value, what))
        if _is_list_of_documents(value):
            return [_document(item, what) for item in value]
    return [_document(value, what)]


def _is_list_of_documents(items: list[Any]) -> bool:
    if any(isinstance(item, Alignment) for item in items):
        return True
    # a pair holds two sequences of numbers, a document holds pairs: one step deeper
    return any(
        isinstance(inner, Bead) or (not isinstance(inner, int) and any(not _is_index(number) for number in inner))
        for item in items
        if not isinstance(item, Bead) and isinstance(item, Iterable)
        for inner in item
        if isinstance(inner, Bead | Iterable)
    )


def _document(value: Any, what: str) -> tuple[_Beads, int, int]:
    if isinstance(value, Alignment):
        beads = {(bead.source, bead.target) for bead in value.beads}
        return {bead for bead in beads if any(bead)}, len(value.source), len(value.target)
    beads = {_bead(item, what) for item in _iterable(value, what)}
    return {bead for bead in beads if any(bead)}, 0, 0


def _bead(item: Any, what: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if isinstance(item, Bead):
        return item.source, item.target
    try:
        ours, theirs = (tuple(side) for side in item)
    except (TypeError, ValueError):
        raise InputError(f"{what}: {str(item)[:60]!r} is not a pair (source indices, target indices)") from None
    if not all(_is_index(number) for number in (*ours, *theirs)):
        raise InputError(f"{what}: {str(item)[:60]!r} holds something else than sentence indices")
    return tuple(map(int, ours)), tuple(map(int, theirs))


def _is_index(value: Any) -> bool:
    # numpy's integers are as good as Python's
    return hasattr(value, "__index__") and value >= 0


def _iterable(value: Any, what: str) -> Iterable[Any]:
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise InputError(f"{what} is neither an alignment nor a list of (source indices, target indices) pairs")
    return value
