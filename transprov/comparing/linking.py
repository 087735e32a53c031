"""Which details, and which sentences, of several texts speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from transprov.comparing.comparison import Relation
from transprov.comparing.details import Detail
from transprov.comparing.facts import Linked
from transprov.comparing.matching import Nearness, match
from transprov.comparing.relating import Related, Sides, relate
from transprov.comparing.sentences import Likeness, Sentences, likeness
from transprov.encoding.protocol import Encoder

Couple = tuple[int, int]
"""Two documents by index, the first before the second."""
SamePlace = tuple[int, int, int, int]
"""Document and segment, document and segment: two sentences that say the same."""

_OTHER_THINGS = frozenset({Relation.CONFLICTS, Relation.TRANSLATION})
"""Relations that do not show that two sentences say the same; whose words something is does not matter here."""
_AGAIN = Related(Relation.AGREES, "said twice", distinctive=True)


@dataclass(frozen=True, slots=True)
class Texts:
    """Several texts, read for a comparison."""

    sentences: tuple[Sentences, ...]
    details: tuple[Detail, ...]
    """Of all texts, in their order."""
    about: NDArray[np.float32]
    """(details, dimensions): unit vectors of what each is about."""
    counted: NDArray[np.float32]
    """(details, dimensions): unit vectors of what each number counts, zero where that is left open."""

    def of(self, document: int) -> range:
        """Where the details of one text stand among all."""
        at = [i for i, detail in enumerate(self.details) if detail.document == document]
        return range(at[0], at[-1] + 1) if at else range(0)


def read(sentences: Sequence[Sentences], details: Sequence[Detail], encoder: Encoder) -> Texts:
    """Texts with the vectors of what their details are about; of a quotation, of its words."""
    wanted = [detail.value.words if detail.kind == "quotation" else detail.about for detail in details]
    wanted += [detail.counted for detail in details]
    places = {text: at for at, text in enumerate(dict.fromkeys(filter(None, wanted)))}
    vectors = np.zeros((len(places) + 1, encoder.dimensions), dtype=np.float32)
    if places:
        vectors[:-1] = encoder.encode(list(places))
    about, counted = np.split(np.array([places.get(text, -1) for text in wanted], dtype=int), 2)
    return Texts(tuple(sentences), tuple(details), vectors[about], vectors[counted])


def likenesses(sentences: Sequence[Sentences]) -> dict[Couple, Likeness]:
    """How alike the sentences of every two texts are."""
    return {(a, b): likeness(sentences[a], sentences[b]) for a, b in combinations(range(len(sentences)), 2)}


def linked(texts: Texts, alike: Mapping[Couple, Likeness], sides: Mapping[Couple, Sides]) -> list[Linked]:
    """Details of different texts that are of one thing, with their relations."""
    rows = [{segment: row for row, segment in enumerate(one.segments)} for one in texts.sentences]
    links = []
    for a, b in alike:
        mine, theirs = texts.of(a), texts.of(b)
        ours, others = texts.details[mine.start : mine.stop], texts.details[theirs.start : theirs.stop]
        near = _nearness(texts, (mine, theirs), alike[a, b], (rows[a], rows[b]))
        links += [
            Linked(mine[pair.mine], theirs[pair.theirs], pair.related, pair.likeness)
            for pair in match(ours, others, near, sides[a, b])
        ]
    return links


def _nearness(
    texts: Texts, at: tuple[range, range], alike: Likeness, rows: tuple[Mapping[int, int], Mapping[int, int]]
) -> Nearness:
    mine, theirs = (slice(one.start, one.stop) for one in at)
    place = np.ix_(*([row[texts.details[i].segment] for i in one] for one, row in zip(at, rows, strict=True)))
    counted = np.clip(texts.counted[mine] @ texts.counted[theirs].T, 0.0, 1.0)
    open_left = np.logical_or.outer(~texts.counted[mine].any(axis=1), ~texts.counted[theirs].any(axis=1))
    return Nearness(
        about=np.clip(texts.about[mine] @ texts.about[theirs].T, 0.0, 1.0),
        sentences=alike.near[place],
        best=alike.best[place],
        counted=np.where(open_left, np.nan, counted),
    )


def repeated(texts: Texts, sides: Mapping[int, Sides]) -> list[Linked]:
    """Details that one text has twice, as in headline and body."""
    links = []
    for document, side in sides.items():
        said = texts.sentences[document]
        row = {segment: at for at, segment in enumerate(said.segments)}
        for i, j in combinations(texts.of(document), 2):
            one, other = texts.details[i], texts.details[j]
            if one.kind != other.kind or one.segment == other.segment:
                continue
            alike = float(texts.about[i] @ texts.about[j])
            related = relate(one, other, alike, side)
            if related is None or related.relation not in (Relation.AGREES, Relation.NORMALISED):
                continue
            same = (
                one.segment == said.segments[0]  # what a headline counts, the text counts again
                or float(said.vectors[row[one.segment]] @ said.vectors[row[other.segment]]) >= _SAME_SENTENCE
            )
            telling = one.kind == "number" and one.value.low >= _TELLING
            if related.distinctive or alike >= _TWICE or (same and telling):
                links.append(Linked(i, j, _AGAIN, 1.0))
    return links


_TWICE = 0.45
"""Likeness of their clauses from which on two equal values in one text are one fact."""
_SAME_SENTENCE, _TELLING = 0.5, 10
"""The same of their sentences, and the least number this holds for: twos are everywhere."""


def same_places(texts: Texts, alike: Mapping[Couple, Likeness], links: Sequence[Linked]) -> dict[SamePlace, float]:
    """Sentences that say the same, with the cosine of their vectors."""
    rows = [{segment: row for row, segment in enumerate(one.segments)} for one in texts.sentences]
    shared: dict[Couple, Counter[tuple[int, int]]] = {couple: Counter() for couple in alike}
    for link in links:
        one, other = texts.details[link.one], texts.details[link.other]
        if link.related.relation not in _OTHER_THINGS:
            place = rows[one.document][one.segment], rows[other.document][other.segment]
            shared[one.document, other.document][place] += 1
    return {
        (a, texts.sentences[a].segments[i], b, texts.sentences[b].segments[j]): round(float(found.cosine[i, j]), 3)
        for (a, b), found in alike.items()
        for i, j in found.same(shared[a, b])
    }
