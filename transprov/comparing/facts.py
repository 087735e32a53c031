"""From pairs of details to facts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transprov.comparing.comparison import Cell, Fact, Relation
from transprov.comparing.details import Detail
from transprov.comparing.relating import Related
from transprov.comparing.sentences import groups

_WORST = (
    Relation.ATTRIBUTION,
    Relation.CONFLICTS,
    Relation.TRANSLATION,
    Relation.COMPATIBLE,
    Relation.NORMALISED,
    Relation.AGREES,
)
"""What a fact is called whose cells stand in several relations."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Two details of different texts, by their place in the list of all details."""

    one: int
    other: int
    related: Related
    likeness: float


def facts(details: Sequence[Detail], links: Sequence[Linked]) -> list[Fact]:
    """One fact for all details that are linked, and one for each that stands alone, in the order of the details."""
    of: dict[int, list[Linked]] = {}
    for link in links:
        of.setdefault(link.one, []).append(link)
    return [
        _fact([details[i] for i in group], [link for i in group for link in of.get(i, ())])
        for group in groups(len(details), [(link.one, link.other) for link in links])
    ]


def _fact(details: Sequence[Detail], links: Sequence[Linked]) -> Fact:
    cells = tuple(
        Cell(detail.document, detail.segment, detail.span, detail.text, detail.reading)
        for detail in sorted(details, key=lambda detail: (detail.document, detail.span.start))
    )
    kind = details[0].kind
    if len({detail.document for detail in details}) == 1:
        # perhaps twice, as in headline and body, but in no other text
        return Fact(kind, Relation.ONLY, cells, "the other texts do not say it", _ALONE)
    worst = min(links, key=lambda link: _WORST.index(link.related.relation))
    sure = worst.related.confidence * (1.0 if worst.related.distinctive else min(1.0, 0.4 + worst.likeness))
    return Fact(kind, worst.related.relation, cells, worst.related.reason, round(sure, 3), worst.related.rule)


_ALONE = 0.7
