"""Words of a text as names are made of them: split at hyphens and apostrophes, dots taken out of "U.S."."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
"""A letter may be followed by combining accents, as in decomposed text."""
_SENTENCE_END = re.compile(r"[.!?…:;|•·\n\r]|(?:^|\s)[-–—*]\s+$")
_OPENING_QUOTE = re.compile(r"[\"“”„«»‘‚'’‹›(\[–—/]\s*$")
_LETTERS = str.maketrans(
    {
        "ß": "ss", "β": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Without accents and ligatures, upper and lower case kept: "Zāgros" and "Zagros" are one."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its place, and what its surroundings say about its capital."""

    start: int
    end: int
    text: str
    """In composed form, whatever the text's."""
    plain: str
    fold: str
    capital: bool
    opens: bool
    """Begins a sentence (or follows a colon, a dash or an opening quotation mark): a capital there tells nothing."""
    gap: str
    """What stands between the word before and this one."""

    @property
    def is_acronym(self) -> bool:
        """Two or more letters, most of them capitals: NATO, AfD, SARS."""
        letters = [letter for letter in self.plain if letter.isalpha()]
        return (
            2 <= len(letters) <= 8
            and sum(letter.isupper() for letter in letters) * 3 >= len(letters) * 2
            and (letters[0].isupper())
        )


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        gap = text[last : match.start()]
        raw = match.group()
        dotted = "." in raw
        # the last dot of "U.S." may be that of the sentence
        loose = dotted and raw.endswith(".") and text[match.end() : match.end() + 1] in ("", " ", "\n")
        end = match.end() - loose
        bare = raw.replace(".", "") if dotted else raw
        opens = not words or (gap != " " and _begins(words[-1], gap))
        stripped = plain(bare)
        words.append(
            Word(
                match.start(),
                end,
                unicodedata.normalize("NFC", text[match.start() : end]),
                stripped,
                stripped.lower(),
                bare[0].isupper(),
                opens,
                gap,
            )
        )
        last = end
    return tuple(words)


def _begins(before: Word, gap: str) -> bool:
    """Whether what stands between two words makes the second begin a sentence, a quotation or a bracket."""
    if _SENTENCE_END.search(gap) and not _abbreviated(before, gap):
        return True
    return bool(gap.strip()) and bool(_OPENING_QUOTE.search(gap))


def _abbreviated(word: Word, gap: str) -> bool:
    """Whether the full stop after a word belongs to it: "Dr. Kaven", "J. Smith", "St. Gallen"."""
    return gap.strip() == "." and (len(word.text) == 1 or word.fold in _TITLES) and word.capital


_TITLES = frozenset(
    "dr mr mrs ms st ste prof sen gen jr mme mlle mm hr fr lt col rep gov sgt nr no".split()  # noqa: SIM905
)
