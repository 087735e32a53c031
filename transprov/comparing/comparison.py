"""What a comparison of several texts about one event consists of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from transprov.types import Document, Signature, Span


class Relation(StrEnum):
    """How one fact stands in the texts that tell it."""

    AGREES = "agrees"
    NORMALISED = "normalised"
    """The same, once spelling, notation and the names of one thing in several languages are seen through."""
    COMPATIBLE = "compatible"
    """One text is more precise than the other; both can be true."""
    CONFLICTS = "conflicts"
    TRANSLATION = "translation"
    """They conflict, and a known fault of translation explains it."""
    ATTRIBUTION = "attribution"
    """The same words, given to different speakers."""
    ONLY = "only"
    """No other text has it."""


CONFLICTING = frozenset({Relation.CONFLICTS, Relation.TRANSLATION, Relation.ATTRIBUTION})
"""Relations under which not all of the texts can be right."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A fact as one text has it."""

    document: int
    """Index into the documents of the comparison."""
    segment: int
    span: Span
    """Of the document's text."""
    text: str
    reading: str
    """The value as understood."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable detail, side by side."""

    kind: str
    """number, date, name, quotation or wording."""
    relation: Relation
    cells: tuple[Cell, ...]
    """In the order of the documents, then of the text; a text that says it twice has two."""
    reason: str
    confidence: float
    """Probability that an attentive reader of both texts agrees with the relation."""
    rule: str | None = None
    """The rule of artifacts or facts that explains a conflict by translation."""

    @property
    def documents(self) -> frozenset[int]:
        """The texts that have it."""
        return frozenset(cell.document for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences of several texts that say the same, and the facts in them."""

    segments: tuple[tuple[int, ...], ...]
    """For each document, the indices of its segments; empty where it says nothing of the kind."""
    likeness: float
    """Cosine of the most alike two, 0 to 1; 1 for sentences that stand alone."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts about one event, sentence by sentence and fact by fact."""

    documents: tuple[Document, ...]
    read_from: tuple[str | None, ...]
    """For each text, the language it probably was translated from; None where it shows none."""
    clusters: tuple[Cluster, ...]
    signature: Signature
    notices: tuple[str, ...] = field(default=())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the clusters."""
        return tuple(fact for cluster in self.clusters for fact in cluster.facts)

    @property
    def conflicts(self) -> tuple[Fact, ...]:
        """Facts of which not all texts can be right."""
        return tuple(fact for fact in self.facts if fact.relation in CONFLICTING)
