"""Sentences that say the same, with the facts they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transprov.comparing.comparison import Cluster, Fact
from transprov.comparing.linking import SamePlace
from transprov.comparing.sentences import Sentences, groups


def clusters(
    sentences: Sequence[Sentences], same: Mapping[SamePlace, float], facts: Sequence[Fact]
) -> tuple[Cluster, ...]:
    """Every sentence in one cluster, in the order of the first text; a fact stands where its first cell does."""
    places = [(number, segment) for number, one in enumerate(sentences) for segment in one.segments]
    at = {place: index for index, place in enumerate(places)}
    joined = groups(len(places), [(at[a, i], at[b, j]) for a, i, b, j in same])
    home = {places[index]: number for number, group in enumerate(joined) for index in group}
    told: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[_home(fact, home)].append(fact)
    alike: dict[int, float] = defaultdict(float)
    for (a, i, _, _), cosine in same.items():
        alike[home[a, i]] = max(alike[home[a, i]], cosine)
    return tuple(
        Cluster(
            segments=tuple(
                tuple(segment for document, segment in map(places.__getitem__, group) if document == number)
                for number in range(len(sentences))
            ),
            likeness=alike.get(number, 1.0),
            facts=tuple(sorted(told[number], key=lambda fact: (fact.cells[0].document, fact.cells[0].span.start))),
        )
        for number, group in enumerate(joined)
    )


def _home(fact: Fact, home: Mapping[tuple[int, int], int]) -> int:
    """The cluster that has most of a fact's cells; of several, the first."""
    counts: dict[int, set[int]] = defaultdict(set)
    for cell in fact.cells:
        counts[home[cell.document, cell.segment]].add(cell.document)
    return max(sorted(counts), key=lambda number: len(counts[number]))
