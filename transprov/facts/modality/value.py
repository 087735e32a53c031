"""What a word says about how far a statement holds."""

from __future__ import annotations

from enum import Enum


class Modality(Enum):
    """The readings that are told apart; the value is how the data name them."""

    HEARSAY = "hearsay"
    """Others say so: allegedly, angeblich, prétendument."""
    GUESS = "guess"
    """The text is not sure itself: apparently, offenbar, apparemment."""
    SOFT = "soft"
    """Any other doubt or naming of a source; may stand for one of the above, and need not stand for anything."""
    MUST = "must"
    MAY = "may"
    MUST_NOT = "must_not"
    NEED_NOT = "need_not"


HEDGES = (Modality.HEARSAY, Modality.GUESS, Modality.SOFT)
DUTIES = (Modality.MUST, Modality.MAY, Modality.MUST_NOT, Modality.NEED_NOT)
READINGS = {
    Modality.HEARSAY: "others say so",
    Modality.GUESS: "not sure",
    Modality.SOFT: "some doubt, or whose word it is",
    Modality.MUST: "has to be",
    Modality.MAY: "may be",
    Modality.MUST_NOT: "must not be",
    Modality.NEED_NOT: "need not be",
}
