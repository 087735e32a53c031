"""What the finder of numbers knows of one language, read once from its data file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.facts.numbers.value import Approximator

_NEUTRAL: dict[str, Any] = {"format": {"decimal": ",", "groups": [".", " ", "'"]}}
"""For languages without data: figures in the commonest format of the world outside English."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases keyed by their tokens, so that a lookup costs one dictionary access per length."""

    table: Mapping[tuple[str, ...], Any]
    longest: int
    first_words: frozenset[str] = field(init=False)
    last_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note which words are worth a closer look."""
        object.__setattr__(self, "first_words", frozenset(words[0] for words in self.table if words))
        object.__setattr__(self, "last_words", frozenset(words[-1] for words in self.table if words))

    @classmethod
    def of(cls, items: Iterable[tuple[str, Any]]) -> Phrases:
        """Index phrases by their words."""
        table = {tuple(split_words(phrase)): value for phrase, value in items}
        return cls(table, max(map(len, table), default=0))

    def ending_at(self, words: tuple[str, ...], end: int) -> tuple[Any, int] | None:
        """The longest phrase whose last word is `words[end - 1]`: its value and the index of its first word."""
        if not end or words[end - 1] not in self.last_words:
            return None
        for length in range(min(self.longest, end), 0, -1):
            value = self.table.get(words[end - length : end])
            if value is not None:
                return value, end - length
        return None

    def starting_at(self, words: tuple[str, ...], start: int) -> tuple[Any, int] | None:
        """The longest phrase whose first word is `words[start]`: its value and the index after its last word."""
        if start >= len(words) or words[start] not in self.first_words:
            return None
        for length in range(min(self.longest, len(words) - start), 0, -1):
            value = self.table.get(words[start : start + length])
            if value is not None:
                return value, start + length
        return None


def split_words(text: str) -> list[str]:
    """The tokens of a phrase, as the tokenizer of texts would make them."""
    from transprov.facts.numbers.tokens import tokenize

    parts = text.split()
    if all(map(str.isalpha, parts)):
        return [part.lower() for part in parts]
    if text.endswith("'"):  # an elided word is one token only before another ("plus d'" of "plus d'une")
        return [token.lower for token in tokenize(f"{text}a")][:-1]
    return [token.lower for token in tokenize(text)]


@dataclass(frozen=True, slots=True)
class NumberLanguage:
    """Words and formats of one language."""

    code: str
    has_data: bool
    """Whether its words are known; without them "5 Millionen" is a five."""
    decimal: str
    groups: frozenset[str]
    extra: Mapping[str, Decimal]
    half_suffix: str
    articles: frozenset[str]
    support: frozenset[str]
    both: Mapping[str, Decimal]
    pairs: Mapping[str, Decimal]
    times: Mapping[str, Decimal]
    compound_suffixes: tuple[str, ...]
    prefixes: Mapping[str, Decimal]
    decade_suffixes: tuple[str, ...]
    decades: Mapping[str, Decimal]
    and_a_half: Phrases
    scales: Mapping[str, Decimal]
    scale_beginnings: tuple[str, ...]
    """Scale words that other words begin with: the "milliarden" of "Milliardenverlust"."""
    scale_marks: Mapping[str, Decimal]
    collectives: Mapping[str, Decimal]
    vague: frozenset[str]
    of_words: frozenset[str]
    periods: Mapping[str, Decimal]
    fractions: Mapping[str, int]
    multiples: Mapping[str, Decimal]
    ordinal_suffixes: tuple[str, ...]
    ordinal_stems: Mapping[str, int]
    ordinal_words: Mapping[str, int]
    not_ordinals: frozenset[str]
    ranks: Mapping[str, int]
    rank_endings: tuple[str, ...]
    ordinal_marks: frozenset[str]
    approximators: Phrases
    about_years: frozenset[str]
    transparent: frozenset[str]
    range_words: frozenset[str]
    and_words: frozenset[str]
    percent: Phrases
    points: Phrases
    months: Mapping[str, int]
    clock_words: frozenset[str]
    noon: frozenset[str]
    midnight: frozenset[str]
    half_before: frozenset[str]
    idioms: Phrases
    silent: Phrases
    every: frozenset[str]
    """Before an ordinal they make a share of it: "jeder vierte"."""
    out_of: tuple[tuple[str, ...], ...]
    """Between two numbers they make a share of them: "in", "sur"."""
    score_cues: tuple[str, ...]
    """Beginnings of words that speak of matches and their results."""
    of_amount: frozenset[str]
    """Approximators that are none after such words: a loan "über" 5 million is one of 5 million."""
    of_amount_after: tuple[str, ...]
    """Endings of these words."""
    throughout: frozenset[str]
    """Approximators that before a time may say when, and behind a verb what: "over three years", "take over"."""
    throughout_except_after: frozenset[str]
    """Words behind which they are approximators before a time all the same: "for over three years"."""
    throughout_before: frozenset[str]
    """Words behind the time with which they are none: "über drei Jahre hinweg"."""
    particle_of: tuple[str, ...]
    """Beginnings of verbs that they are a particle of."""


@cache
def number_language(code: str) -> NumberLanguage:
    """The data of one ISO 639-1 code; of a language without data, the commonest format of figures and no words."""
    data = load_table(code, "numbers")
    table = data or _NEUTRAL
    words, ordinals = table.get("words", {}), table.get("ordinals", {})
    percent, clock, ranges = table.get("percent", {}), table.get("clock", {}), table.get("ranges", {})
    shares, throughout = table.get("shares", {}), table.get("throughout", {})
    approximators = dict(table.get("approximators", {}))
    transparent = approximators.pop("transparent", [])
    about_years = approximators.pop("about_years", [])
    return NumberLanguage(
        code=code,
        has_data=data is not None,
        decimal=table["format"]["decimal"],
        groups=frozenset(table["format"]["groups"]),
        extra=_decimals({**words.get("extra", {}), **words.get("inflected", {})}),
        half_suffix=words.get("half_suffix", ""),
        articles=frozenset(words.get("articles", ())),
        support=frozenset(words.get("support", ())),
        both=_decimals(words.get("both", {})),
        pairs=_decimals(words.get("pairs", {})),
        times=_decimals(words.get("times", {})),
        compound_suffixes=tuple(words.get("compound_suffixes", ())),
        prefixes=_decimals(words.get("prefixes", {})),
        decade_suffixes=tuple(words.get("decade_suffixes", ())),
        decades=_decimals(words.get("decades", {})),
        and_a_half=Phrases.of((phrase, True) for phrase in words.get("and_a_half", ())),
        scales=_decimals(table.get("scales", {})),
        scale_beginnings=tuple(words.get("scale_beginnings", ())),
        scale_marks=_decimals(table.get("scale_marks", {})),
        collectives=_decimals(table.get("collectives", {})),
        vague=frozenset(table.get("vague", {}).get("words", ())),
        of_words=frozenset(table.get("vague", {}).get("of", ())),
        periods=_decimals(table.get("periods", {})),
        fractions={word: int(value) for word, value in table.get("fractions", {}).items()},
        multiples=_decimals(table.get("multiples", {})),
        ordinal_suffixes=tuple(sorted(ordinals.get("suffixes", ()), key=len, reverse=True)),
        ordinal_stems={stem: int(value) for stem, value in ordinals.get("stems", {}).items()},
        ordinal_words={word: int(value) for word, value in ordinals.get("irregular", {}).items()},
        not_ordinals=frozenset(ordinals.get("never", ())),
        ranks={word: int(value) for word, value in ordinals.get("ranks", {}).items()},
        rank_endings=tuple(ordinals.get("rank_endings", ())),
        ordinal_marks=frozenset(ordinals.get("marks", ())),
        approximators=Phrases.of(
            (phrase, Approximator[name.upper()]) for name, phrases in approximators.items() for phrase in phrases
        ),
        about_years=frozenset(about_years),
        transparent=frozenset(transparent) | frozenset(words.get("articles", ())),
        range_words=frozenset(ranges.get("to", ())),
        and_words=frozenset(ranges.get("and", ())),
        percent=Phrases.of((phrase, True) for phrase in percent.get("words", ())),
        points=Phrases.of((phrase, True) for phrase in percent.get("points", ())),
        months=table.get("months", {}),
        clock_words=frozenset(clock.get("words", ())),
        noon=frozenset(clock.get("noon", ())),
        midnight=frozenset(clock.get("midnight", ())),
        half_before=frozenset(clock.get("half_before", ())),
        idioms=Phrases.of((phrase, tuple(map(Decimal, values))) for phrase, values in table.get("idioms", {}).items()),
        silent=Phrases.of((phrase, True) for phrase in table.get("silent", {}).get("phrases", ())),
        every=frozenset(shares.get("every", ())),
        out_of=tuple(tuple(phrase.split()) for phrase in shares.get("out_of", ())),
        score_cues=tuple(table.get("scores", {}).get("cues", ())),
        of_amount=frozenset(table.get("of_amount", {}).get("words", ())),
        of_amount_after=tuple(table.get("of_amount", {}).get("after", ())),
        throughout=frozenset(throughout.get("words", ())),
        throughout_except_after=frozenset(throughout.get("except_after", ())),
        throughout_before=frozenset(throughout.get("before", ())),
        particle_of=tuple(throughout.get("particle_of", ())),
    )


def _decimals(words: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in words.items()}
