"""What a search gives, and what adding and looking into an index give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that the copy may have been made from, and what speaks for it."""

    document_id: str
    score: float
    """Closeness of the two texts as a whole, about 0 to 1; what the ranking starts from."""
    probability: float
    """0 to 1, that the copy, or a part of it, was made from this very article; calibrated."""
    accepted: bool
    """Whether it is sure enough to be called the source."""
    coverage: float
    """Share of the copy's text, by characters, that has a counterpart here."""
    evidence: tuple[str, ...] = ()
    """What that rests on, one line each, for people."""
    language: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    version: int = 1
    """Which of the versions kept under this id it is, counted from 1 in the order they were added."""
    source_coverage: float = 0.0
    """Share of this article's text that has a counterpart in the copy."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the documents handed to an index."""

    added: int = 0
    """New ids."""
    updated: int = 0
    """Ids that were there with another text: a further version is kept."""
    unchanged: int = 0
    """Ids that were there with the same text."""
    rejected: tuple[str, ...] = ()
    """One line for each document that holds nothing to index."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds."""

    documents: int
    versions: int
    texts: int
    """Distinct texts: fewer than versions where outlets publish the same."""
    languages: tuple[tuple[str, int], ...]
    """Documents by language ("unknown" where it could not be told), the most frequent first."""
    earliest: datetime | None
    latest: datetime | None
    """Publication times."""
    bytes: int
    encoder: str
