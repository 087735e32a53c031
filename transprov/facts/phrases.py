"""Words of a text with their places, and phrases looked up among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from transprov.types import Span

T = TypeVar("T")

_LETTERS = 2
"""Shortest beginning of a word that a phrase may be."""

_GROUP = 3
"""First letters that the phrases of a table are grouped by."""

_WORD = re.compile(
    r"[^\W\d_]+(?=n't(?!\w))"  # do|n't, ca|n't
    r"|n't(?!\w)"
    # an elided word keeps its apostrophe: l'|eau; tokenised texts have a space behind it
    r"|[^\W\d_]+(?:'(?=[^\W\d_])|(?<=\b[cdjlmnst])'(?=\s))?"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WordText:
    """A text as words and signs: `words[i]` in lower case stands at `spans[i]`."""

    text: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> WordText:
        """Cut a text; either apostrophe counts as the straight one, so that "n’est" and "n'est" are the same."""
        return _cut(text)

    def span(self, start: int, end: int) -> Span:
        """Characters of the words `start` up to, not including, `end`."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


# several kinds of fact read the same sentence one after the other
@lru_cache(maxsize=256)
def _cut(text: str) -> WordText:
    found = list(_WORD.finditer(text.replace("’", "'")))
    return WordText(text, tuple(m.group().lower() for m in found), tuple(Span(m.start(), m.end()) for m in found))


class PhraseTable(Generic[T]):
    """Phrases with a value each; the longest one wins.

    A word of a phrase may end in one of the signs of `endings` (every ending is tried, the empty one too) or, in
    phrases of one word, in "*" (the beginning of a word).
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        endings: Mapping[str, Sequence[str]],
        join: Callable[[T, T], T] = lambda earlier, later: later,
    ) -> None:
        """Take the entries; `join` gives the value of a form that several have: as it stands, the later one's."""
        self._endings = endings
        self._join = join
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}
        self._longest: dict[str, int] = {}
        self._beginnings: dict[str, T] = {}
        # tables have thousands of forms, and a text words for a small part of them: the rest waits to be asked for
        self._waiting: dict[str, list[tuple[str, T]]] = {}
        for phrase, value in entries:
            start = phrase[:_GROUP]
            if phrase.endswith("*"):
                self._beginnings[phrase[:-1]] = value
            elif len(start) == _GROUP and start.isalpha():
                self._waiting.setdefault(start.lower(), []).append((phrase, value))
            else:
                self._expand(phrase, value)
        by_letters: dict[str, set[int]] = {}
        for beginning in self._beginnings:
            by_letters.setdefault(beginning[:_LETTERS], set()).add(len(beginning))
        self._lengths = {letters: tuple(sorted(lengths, reverse=True)) for letters, lengths in by_letters.items()}

    def _expand(self, phrase: str, value: T) -> None:
        for chosen in product(*(_forms(word, self._endings) for word in phrase.split())):
            plain = all(map(str.isalpha, chosen))
            words = tuple(map(str.lower, chosen)) if plain else _words_of(" ".join(chosen))
            phrases = self._by_first.setdefault(words[0], {})
            phrases[words] = self._join(phrases[words], value) if words in phrases else value
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def at(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at `start`: where it ends, and its value."""
        word = words[start]
        for entry in self._waiting.pop(word[:_GROUP], ()):
            self._expand(*entry)
        phrases = self._by_first.get(word)
        if phrases is not None:
            for length in range(min(self._longest[word], len(words) - start), 0, -1):
                value = phrases.get(tuple(words[start : start + length]))
                if value is not None:
                    return start + length, value
        for length in self._lengths.get(word[:_LETTERS], ()):
            value = self._beginnings.get(word[:length])
            if value is not None:
                return start + 1, value
        return None


def _words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are cut in a text, where another word follows: "loin d'", "bien qu'"."""
    return WordText.of(phrase + "a").words[:-1] if phrase.endswith("'") else WordText.of(phrase).words


def _forms(word: str, endings: Mapping[str, Sequence[str]]) -> list[str]:
    if word[-1] in endings and len(word) > 1:
        return [word[:-1], *(word[:-1] + ending for ending in endings[word[-1]])]
    return [word]
