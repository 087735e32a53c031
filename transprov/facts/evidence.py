"""What word alignment knows of a pair of texts, for the kinds that can use it.

Facts do not align words themselves: whoever compares texts hands in a `Linker`, and a kind that asks for its evidence
gets it, computed once a pair and only then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from transprov.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EvidenceSide:
    """The words of one text, punctuation marks among them, and what is known of each."""

    words: tuple[Span, ...]
    gain: Floats
    """(words,): how much more alike the two texts are, as cosine, when this word is taken out; about -0.3 to 0.3."""
    linked: Floats
    """(words,): how often the word had a counterpart in parallel text."""
    seen: Floats
    """(words,): how often it occurred there; 0 where nothing is known."""


@dataclass(frozen=True, slots=True)
class WordEvidence:
    """How the words of two texts correspond; matrices are (source words, copy words)."""

    source: EvidenceSide
    copy: EvidenceSide
    belief: Floats
    """0 to 1: that two words are linked; from 0.4 on more likely than not."""
    scores: Floats
    """What speaks for each link by itself, about -12 to 12; 0 is as good as no link."""
    strengths: Floats
    """0 to 1: of the lexicon; 0 where there is none."""
    cosines: Floats
    """-1 to 1: of the words in their context."""
    similarity: float
    """Cosine of the whole texts."""


Linker = Callable[[str, str, str, str], WordEvidence | None]
"""Of source text, copy text and their languages: the evidence, or None where there is none to be had."""


def bound(
    linker: Linker | None, source: str, copy: str, source_language: str, copy_language: str
) -> Callable[[], WordEvidence | None] | None:
    """The linker with its texts, which works when first called and remembers what it found."""
    if linker is None:
        return None
    return cache(lambda: linker(source, copy, source_language, copy_language))
