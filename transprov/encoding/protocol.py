"""What the rest of transprov asks of a sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from transprov.types import Span

Floats = NDArray[np.float32]
Cut = NDArray[np.int32]
"""(tokens, 3): number in the vocabulary, start and end in the text."""


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """Contextual features of one text's subword tokens."""

    spans: tuple[Span, ...]
    """Place of each token in the text as given; begin and end marks are left out."""
    features: Floats
    """(tokens, d): rows that `Composing.vectors` takes, one by one or summed over any run of tokens."""


class Encoder(Protocol):
    """Turns texts into unit vectors that are close when the texts say the same, in whatever language."""

    @property
    def identity(self) -> str:
        """Name and version of the weights, for caches and signatures."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions), rows of length 1; each text encoded by itself."""
        ...


@runtime_checkable
class Composing(Protocol):
    """An encoder whose texts have additive features: the vector of a concatenation needs no second encoding."""

    def summarise(self, texts: Sequence[str]) -> Floats:
        """(len(texts), width): one additive row a text; the row of a concatenation is the sum of the rows."""
        ...

    def vectors(self, summaries: Floats) -> Floats:
        """(n, dimensions): unit vectors of (sums of) rows that `summarise` or `tokens` gave."""
        ...

    def cut(self, text: str) -> Cut:
        """The tokens of a text: what of `tokens` needs the tokenizer, and is small enough to be remembered."""
        ...

    def tokens(self, text: str, cut: Cut | None = None) -> TokenFeatures:
        """Features of the tokens in context, with their places in the text; `cut` is what `cut(text)` gave."""
        ...
