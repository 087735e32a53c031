"""The negation words of one language, ready for looking up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.facts.negation.value import Level, NegationValue
from transprov.facts.phrases import PhraseTable

DENYING = "denying"
"""Family of words that are as good as denials: "very little", "fehlt"."""
_SHORTEST_BASE = 4
"""Letters a word must have besides its negating affix: "unklar" negates, "unter" does not."""


@dataclass(frozen=True, slots=True)
class TwoPart:
    """Negation in two words, as in "ne ... pas"."""

    particles: frozenset[str]
    near: int
    far: int
    second: Mapping[str, str]
    second_far: Mapping[str, str]
    only: frozenset[str]
    not_only: frozenset[str]
    articles: frozenset[str]
    alone: frozenset[str]
    never_negative: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spread:
    """One negation in two places of a clause: "not ... until"."""

    first: PhraseTable[bool]
    second: PhraseTable[bool]
    value: NegationValue


@dataclass(frozen=True, slots=True)
class Attributive:
    """How to tell a negated adjective in front of its noun: "nicht öffentliche Sitzung"."""

    particles: frozenset[str]
    endings: tuple[str, ...]
    not_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traces:
    """What a negation leaves behind when it is deleted: "did take off"."""

    auxiliaries: frozenset[str]
    otherwise: frozenset[str]
    """Words that follow the auxiliaries in sound sentences."""
    questions: frozenset[str]
    """Words that stand before them in sound sentences."""

    def are_in(self, words: Sequence[str]) -> bool:
        """Whether an auxiliary stands where only a negation or great stress would put it."""
        return any(
            words[at] in self.auxiliaries
            and words[at - 1].isalpha()
            and words[at - 1] not in self.questions
            and words[at + 1].isalpha()
            and words[at + 1] not in self.otherwise
            for at in range(1, len(words) - 1)
        )


@dataclass(frozen=True, slots=True)
class DoubleForms:
    """A phrase with a negation and without it: "not only" and "only"."""

    denied: PhraseTable[bool]
    bare: PhraseTable[bool]
    also: frozenset[str]
    """Words beside which the bare one need not be what it seems."""


@dataclass(frozen=True, slots=True)
class NegationLanguage:
    """Phrases and affixes of one language."""

    phrases: PhraseTable[NegationValue]
    affix_exceptions: PhraseTable[bool]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    continuing: frozenset[str]
    lone: Mapping[str, str]
    two_part: TwoPart | None
    spread: tuple[Spread, ...]
    attributive: Attributive | None
    tag_pronouns: frozenset[str]
    traces: Traces
    double: Mapping[str, DoubleForms]
    """By name, the same in every language."""
    turning: Mapping[str, PhraseTable[bool]]
    """Words that, denied, are said without negation in other words ("nicht aufhören", "go on"), by what they mean."""
    with_words: frozenset[str]
    """The opposite of "without"."""
    polar: frozenset[str]
    """Words that a negation before them makes negative: any, ever."""

    def has_affix(self, word: str) -> bool:
        """Whether the word negates by its first or last part: unklar, harmless, bleifrei."""
        negates = any(word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_BASE for prefix in self.prefixes)
        negates = negates or any(len(word) - len(end) >= 3 and word.endswith(end) for end in self.suffixes)
        return negates and self.affix_exceptions.at((word,), 0) is None


@cache
def negation_language(code: str) -> NegationLanguage | None:
    """The words of one language; None when there is no data for it."""
    table = load_table(code, "negation")
    if table is None:
        return None
    endings = table.get("endings", {})
    traces = table.get("traces", {})
    affix_exceptions = (*table["lexical"].get("prefix_never", ()), *table["lexical"].get("suffix_never", ()))
    suffixes = [suffix.rstrip("+") for suffix in table["lexical"].get("suffixes", ())]
    suffixes += [s[:-1] + e for s in table["lexical"].get("suffixes", ()) if s.endswith("+") for e in endings["+"]]
    return NegationLanguage(
        phrases=PhraseTable(_entries(table), endings),
        affix_exceptions=PhraseTable(((word, True) for word in affix_exceptions), endings),
        prefixes=tuple(table["lexical"].get("prefixes", ())),
        suffixes=tuple(suffixes),
        continuing=frozenset(table["continuing"]["words"]),
        lone={word: family for family, words in table.get("lone", {}).items() for word in words},
        two_part=_two_part(table.get("two_part")),
        spread=tuple(_spread(item, endings) for item in table.get("spread", ())),
        attributive=_attributive(table.get("attributive")),
        tag_pronouns=frozenset(table.get("tags", {}).get("pronouns", ())),
        traces=Traces(*(frozenset(traces.get(name, ())) for name in ("auxiliaries", "otherwise", "questions"))),
        double={name: _double(item, endings) for name, item in table.get("double", {}).items()},
        turning={
            name: PhraseTable(((word, True) for word in words), endings)
            for name, words in table.get("turning", {}).items()
        },
        with_words=frozenset(table["lexical"].get("with", ())),
        polar=frozenset(table.get("polar", {}).get("words", ())),
    )


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, NegationValue]]:
    # later entries win: a phrase listed as silent is silent
    for word in table["weak"]["words"]:
        yield word, NegationValue(Level.WEAK, "near")
    for word in table["lexical"]["words"]:
        yield word, NegationValue(Level.LEXICAL, "word")
    for word in table.get("denying", {}).get("words", ()):
        yield word, NegationValue(Level.LEXICAL, DENYING)
    for word in table["lexical"].get("ends", ()):
        yield word, NegationValue(Level.LEXICAL, "end")
    for word in table["lexical"]["without"]:
        yield word, NegationValue(Level.EXPLICIT, "without")
    for family, words in table["explicit"].items():
        for word in words:
            yield word, NegationValue(Level.EXPLICIT, family)
    for word in table["weak"]["silent"]:
        yield word, NegationValue(Level.WEAK, "silent")


def _spread(item: Mapping[str, Any], endings: Mapping[str, list[str]]) -> Spread:
    return Spread(
        first=PhraseTable(((phrase, True) for phrase in item["first"]), endings),
        second=PhraseTable(((phrase, True) for phrase in item["second"]), endings),
        value=NegationValue(Level[item["level"].upper()], "spread"),
    )


def _double(item: Mapping[str, Any], endings: Mapping[str, list[str]]) -> DoubleForms:
    return DoubleForms(
        denied=PhraseTable(((phrase, True) for phrase in item["denied"]), endings),
        bare=PhraseTable(((phrase, True) for phrase in item["bare"]), endings),
        also=frozenset(item.get("also", ())),
    )


def _attributive(table: Mapping[str, Any] | None) -> Attributive | None:
    if table is None:
        return None
    return Attributive(frozenset(table["particles"]), tuple(table["endings"]), frozenset(table["not_adjectives"]))


def _two_part(table: Mapping[str, Any] | None) -> TwoPart | None:
    if table is None:
        return None
    return TwoPart(
        particles=frozenset(table["particles"]),
        near=table["near"],
        far=table["far"],
        second=table["second"],
        second_far={**table["second_far"], **table["second"]},
        only=frozenset(table["only"]),
        not_only=frozenset(table["not_only"]),
        articles=frozenset(table["articles"]),
        alone=frozenset(table["alone"]),
        never_negative=frozenset(table["never_negative"]),
    )
