"""Words of a running text as this kind counts them: runs of letters that no digit touches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transprov.types import Span

# English "n't" is no part of its verb; "24jährigen" is a word, "112L" is not
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?=n['’]t(?!\w))|(?<!\w)[^\W\d_]+(?!\w)|(?<=\d)[^\W\d_]{4,}(?!\w)")
_SENTENCE_END = re.compile(r"[.!?:…»\"“„(\[\-–—|/]\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word and its place."""

    text: str
    span: Span
    opening: bool
    """Whether a sentence, a quotation or a heading may begin here, so that a capital says nothing."""

    @property
    def key(self) -> str:
        """In small letters, for comparison."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it has a capital that is due to the word itself."""
        return not self.opening and self.text[:1].isupper()


# the parts of this kind read the same two texts one after the other
@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """All words of a text in order; "l'eau" and "EU-Haushalt" are two each."""
    return tuple(
        Word(match.group(), Span(*match.span()), _opens(text, match.start())) for match in _WORD.finditer(text)
    )


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start]
    return start == 0 or not text[:start].strip() or bool(_SENTENCE_END.search(before))
