"""What a pair of details may be to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transprov.comparing.comparison import Relation


@dataclass(frozen=True, slots=True)
class Related:
    """A relation, why, and how sure it is that the pair speaks of the same thing if their clauses do."""

    relation: Relation
    reason: str
    confidence: float = 0.9
    rule: str | None = None
    same_figure: bool = False
    """Whether values at odds are told in the same figures, and so are likely to be of one thing: 47 days, 47 weeks."""
    distinctive: bool = False
    """Whether the value alone shows that both speak of one thing, wherever in the texts they stand."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of the two texts of a pair."""

    languages: tuple[str, str]
    """The languages they are written in."""
    read_from: tuple[str | None, str | None]
    """The languages they were translated from, where they show it."""
    days: tuple[date | None, date | None]
    """When they were published."""

    @property
    def readers(self) -> tuple[frozenset[str], frozenset[str]]:
        """For each text, the languages whose spelling its names may follow."""
        first, second = (
            frozenset({written, *([origin] if origin else [])})
            for written, origin in zip(self.languages, self.read_from, strict=True)
        )
        return first, second
