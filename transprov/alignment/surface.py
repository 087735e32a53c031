"""What two sentences share on the surface: numbers, names and other words spelt alike in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

from transprov.alignment.candidates import Candidates
from transprov.encoding.protocol import Floats

_TOKEN = re.compile(r"\d+|[^\W\d_]{4,}")
_STEM = 5
"""Letters of a word that are compared: enough to tell names apart, short enough to pass over endings."""


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that drops combining marks and learns each character once."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def _tokens(sentence: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", sentence.lower()).translate(_WITHOUT_MARKS)
    return [t if t[0].isdigit() else t[:_STEM] for t in _TOKEN.findall(plain)]


class Surface:
    """Tokens that occur on both sides of a pair of documents, weighted by rarity."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        """Collect the tokens of both documents."""
        ours = [Counter(_tokens(s)) for s in source]
        theirs = [Counter(_tokens(s)) for s in target]
        frequency = Counter(t for c in ours for t in c)
        other = Counter(t for c in theirs for t in c)
        # digits count even when the other side lacks them: a number that is nowhere else speaks against a bead
        vocabulary = {t for t in frequency if t in other} | {t for t in (*frequency, *other) if t[0].isdigit()}
        self._weight = {t: 1.0 / max(frequency[t], other[t]) for t in vocabulary}
        self._source = [frozenset(c.keys() & vocabulary) for c in ours]
        self._target = [frozenset(c.keys() & vocabulary) for c in theirs]

    def compare(self, c: Candidates) -> tuple[Floats, Floats]:
        """Weight of the tokens that both sides of each bead have, and of those that only one has."""
        shared = np.zeros(len(c), dtype=np.float32)
        alone = np.zeros(len(c), dtype=np.float32)
        weight = self._weight
        for row, (i, a, j, b) in enumerate(c.places()):
            ours = self._source[i] if a == 1 else frozenset().union(*self._source[i : i + a])
            theirs = self._target[j] if b == 1 else frozenset().union(*self._target[j : j + b])
            if ours or theirs:
                shared[row] = sum([weight[t] for t in ours & theirs])
                alone[row] = sum([weight[t] for t in ours ^ theirs])
        return shared, alone
