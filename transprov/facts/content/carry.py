"""How often a word of the source language stands unchanged in an English translation, and rightly so.

Names, borrowed words and cognates do ("Merkel", "Restaurant", "important"), ordinary words do not ("Boden", "mieux").
Counted on parallel text by tools/train_carry.py; for words that were seen too rarely to count, a linear model of
their letters, their capital and what the dictionary has says what kind of word they are. Capitals alone decide nothing.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from transprov.languages.vocabulary import is_compound, is_listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUCKETS = 1 << 14
SCALE = 16.0
"""Steps of the stored log-odds in one unit."""
ORDERS = (2, 3, 4)


class Carry:
    """The shipped counts of one language."""

    def __init__(
        self,
        language: str,
        hashes: NDArray[np.uint32],
        odds: NDArray[np.int8],
        weights: NDArray[np.int8],
        english: NDArray[np.uint32],
    ) -> None:
        """`hashes`, `odds`: known words and log-odds of being kept; `weights`: of the letters; `english`: words."""
        self._language = language
        self._known = dict(zip(hashes.tolist(), (odds / SCALE).tolist(), strict=True))
        self._weights = (weights / SCALE).tolist()
        self._english = frozenset(english.tolist())

    def log_odds(self, word: str, *, capital: bool) -> float:
        """Of a word that stands in source and copy alike having been kept rightly; below -3 hardly ever.

        `capital`: whether the source writes it with a capital where that is not due to the start of a sentence.
        """
        key = word.lower()
        known: float | None = self._known.get(hash_of(key))
        if known is not None:
            return known
        row = features(key, capital=capital, english=self.is_english(key), standing=standing(key, self._language))
        return float(sum(self._weights[i] for i in row))

    def is_counted(self, word: str) -> bool:
        """Whether the word was frequent enough in the source language to be counted."""
        return hash_of(word.lower()) in self._known

    def standing(self, word: str) -> str:
        """What the dictionary of the source language has of it; see `standing`."""
        return standing(word.lower(), self._language)

    def is_english(self, word: str) -> bool:
        """Whether English text has the word in small letters."""
        return hash_of(word.lower()) in self._english


def hash_of(word: str) -> int:
    """32 bits that stand for a word in lower case."""
    return zlib.crc32(word.encode("utf-8"))


def standing(word: str, language: str) -> str:
    """What the dictionary of a language has of a word in lower case: itself, its parts, or nothing."""
    if is_listed(word, language) or is_listed(word.capitalize(), language):
        return "listed"
    return "compound" if is_compound(word, lambda part: is_listed(part, language)) else "unknown"


def features(word: str, *, capital: bool, english: bool, standing: str) -> list[int]:
    """Buckets of the letters of a word in lower case, of its length, and of what else is known of it."""
    marked = f"<{word}>"
    said = {marked[i : i + order] for order in ORDERS for i in range(len(marked) - order + 1)}
    said |= {f"capital {capital}", f"length {min(len(word), 12)} {capital}", f"english {english}", "any"}
    said |= {f"standing {standing} {capital}", f"standing {standing} {english} {min(len(word), 12)}"}
    return sorted({hash_of(one) % BUCKETS for one in said})


@cache
def load_carry(language: str) -> Carry | None:
    """What is shipped for the language of a source, or None."""
    import numpy as np

    folder = files("transprov.facts.content") / "models"
    if not (language.isascii() and language.isalpha()) or not (file := folder / f"carry_{language}.npz").is_file():
        return None
    with (
        np.load(BytesIO(file.read_bytes()), allow_pickle=False) as data,
        np.load(BytesIO((folder / "english.npz").read_bytes()), allow_pickle=False) as english,
    ):
        return Carry(language, data["hashes"], data["odds"], data["weights"], english["hashes"])
