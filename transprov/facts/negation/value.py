"""What a word that negates says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How surely a translation has to negate too."""

    WEAK = 1
    """May stand for a negation of the other language, or for none: hardly, only, unless, not only."""
    LEXICAL = 2
    """Negates within its own meaning: impossible, fail, lack."""
    EXPLICIT = 3
    """Negates what it stands with: not, never, nobody, without."""


@dataclass(frozen=True, slots=True)
class NegationValue:
    """One negation: how firm, and of what family ("not", "never", "without", "affix", ...)."""

    level: Level
    family: str
