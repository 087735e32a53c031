"""What translation adds to a report; `transprov.types` is where to import it from."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.spans import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """What the source probably says at a place, and how that is known."""

    text: str
    origin: str
    """"aligned" (it stands in the source), "retrieved", "back-translation", or "pattern" (of the rule that struck)."""
    score: float | None = None
    """0 to 1: how sure the engine is of its words, or the alignment of its link; None where nobody says."""
    corrected: tuple[Span, ...] = ()
    """Where, in the text of a back-translation, the wording of a rule's pattern stands instead of the engine's."""

    @property
    def is_hypothesis(self) -> bool:
        """Whether nobody has ever read these words in a source."""
        return self.origin in ("back-translation", "pattern")


@dataclass(frozen=True, slots=True)
class SegmentWording:
    """What the source probably says at one segment of the copy."""

    segment: int
    """Index of the copy's segment."""
    wording: Wording
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Retranslation:
    """What an engine makes of the source of one bead, beside what the copy says there."""

    bead: int
    text: str
    """The engine's own English."""
    chrf: float
    """chrF2 of the copy against it, 0 to 100."""
    raw: bool
    """Whether the copy is nearly identical to it: raw machine translation, by this engine or one like it."""
    score: float | None = None
    """How sure the engine is of its words, 0 to 1."""
