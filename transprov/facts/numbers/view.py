"""A text as the readers of numbers see it: its tokens, their lower-case words, and the language they are in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transprov.facts.numbers.language import NumberLanguage, number_language
from transprov.facts.numbers.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class View:
    """`words[i]` is `tokens[i]` in lower case."""

    text: str
    language: NumberLanguage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: str) -> View:
        """Cut a text into tokens."""
        tokens = tokenize(text)
        return cls(text, number_language(language), tokens, tuple(token.lower for token in tokens))


def month_near(view: View, at: int, end: int) -> bool:
    """Whether a month follows ("19. Juli", "5th of August") or, in English, stands before ("July 19")."""
    after = end
    while after < len(view.tokens) and after < end + 2 and view.words[after] in (".", "of"):
        after += 1
    if after < len(view.tokens) and view.words[after] in view.language.months:
        return True
    before = at - 1
    if before > 0 and view.words[before] in (".", "the"):
        before -= 1
    return view.language.code == "en" and before >= 0 and view.words[before] in view.language.months


def and_a_half_after(view: View, end: int, value: Decimal) -> tuple[Decimal, ...]:
    """As in "deux ans et demi": the half comes after the noun."""
    for at in (end, end + 1, end + 2):
        if at < len(view.tokens) and view.language.and_a_half.starting_at(view.words, at):
            return (value + Decimal("0.5"),)
    return ()
