"""A text as the readers of dates see it."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.facts.dates.language import DateLanguage, date_language, plain_word
from transprov.facts.dates.value import DateValue
from transprov.facts.numbers.tokens import Token, TokenKind, tokenize

DASHES = frozenset("-‐‑–—")


@dataclass(frozen=True, slots=True)
class View:
    """`words[i]` is `tokens[i]` in lower case, without a final apostrophe."""

    text: str
    language: DateLanguage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: str) -> View:
        """Cut a text into tokens."""
        tokens = tokenize(text)
        return cls(text, date_language(language), tokens, tuple(plain_word(token.lower) for token in tokens))

    def word(self, at: int) -> str:
        """The word at an index, empty beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.tokens[at].text[:1].isupper()

    def figure(self, at: int, digits: tuple[int, ...] = (1, 2)) -> int | None:
        """The value of a figure of so many digits, or None."""
        if not 0 <= at < len(self.tokens):
            return None
        token = self.tokens[at]
        if token.kind is not TokenKind.FIGURE or not token.text.isdigit() or len(token.text) not in digits:
            return None
        return int(token.text)

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital at this token says nothing."""
        return at == 0 or self.tokens[at - 1].text in _OPENING


_OPENING = frozenset(".!?:;\"„“»«‚‘'…|*•—–(")


@dataclass(frozen=True, slots=True)
class Read:
    """A value read from tokens `first` to `end` (the index after the last)."""

    first: int
    end: int
    value: DateValue
