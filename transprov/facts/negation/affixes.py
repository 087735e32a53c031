"""Words that one text negates by a prefix and the other does not: "bewacht" and "unguarded", "prudent" and "imprudent".

No list of opposites has them all; here the dictionaries tell which words have such an opposite, and word alignment
tells which words stand for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from transprov.facts.frame import Context
from transprov.facts.negation.antonyms import Flip
from transprov.facts.negation.language import negation_language
from transprov.facts.negation.support import linked_words
from transprov.facts.negation.value import Level
from transprov.facts.phrases import WordText
from transprov.languages.vocabulary import is_listed
from transprov.types import Mention, Span

_PREFIXES: Mapping[str, tuple[str, ...]] = {
    "de": ("un", "in", "im", "ir", "il", "miss"),
    "fr": ("in", "im", "ir", "il"),
    "en": ("un", "in", "im", "ir", "il", "dis"),
}
_SURE_PREFIXES = frozenset({"un"})
"""The others also begin words that are no opposites: "inform", "improve"; those must end as adjectives do."""
_ADJECTIVE_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "de": ("bel", "ble", "blen", "bler", "bles", "nt", "nte", "nten", "nter", "ntes", "al", "ale", "alen", "aler",
           "iv", "ive", "iven", "ell", "elle", "ellen"),
    "fr": ("ble", "bles", "nt", "nte", "nts", "ntes", "if", "ive", "ifs", "ives", "al", "ale", "aux", "ct", "cte",
           "ain", "aine", "ieux", "ieuse"),
    "en": ("ble", "bly", "ent", "ant", "ate", "al", "ive", "ous", "ect", "ently", "antly", "ately"),
}  # fmt: skip
_STEM_ENDINGS: Mapping[str, tuple[str, ...]] = {"de": ("", "e", "en", "em", "er", "es"), "fr": ("", "s", "e", "es")}
_SHORTEST = 4
_BEFORE = 25
"""Characters between a negation and what it negates."""


def affix_flips(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Flip]:
    """Each word with a negating prefix that stands for the same word without one; the mentions are all negations."""
    ours = (context.source, context.source_language, source)
    theirs = (context.copy, context.copy_language, copy)
    if context.links is None:
        return
    yield from _flips(ours, theirs, context, in_source=True)
    yield from _flips(theirs, ours, context, in_source=False)


_Side = tuple[str, str, Sequence[Mention]]


def _flips(mine: _Side, theirs: _Side, context: Context, *, in_source: bool) -> Iterator[Flip]:
    (text, language, _), (other, other_language, negations) = mine, theirs
    words, others = WordText.of(text), WordText.of(other)
    opposites = [span for word, span in zip(words.words, words.spans, strict=True) if _is_opposite(word, language)]
    bases = [
        span
        for span in others.spans
        if other[span.start - 1 : span.start] != "-"
        and _has_opposite(other[span.start : span.end], other_language)
        and not _is_denied(span, negations)
    ]
    if not opposites or not bases:
        return
    denied = mine[2]
    for span in opposites:
        if text[span.start - 1 : span.start] == "-":
            continue  # half a word
        if any(0 < span.start - one.span.end <= _BEFORE for one in denied if one.value.level is Level.EXPLICIT):
            continue
        linked = linked_words(span, context, in_source=in_source)
        base = next((base for base in bases if any(base.overlaps(word) for word in linked)), None)
        if base is not None:
            apart = abs(span.start / max(1, len(text)) - base.start / max(1, len(other)))
            ends: tuple[Span, Span] = (span, base) if in_source else (base, span)
            yield Flip("affix", *ends, apart=apart, alone=True)


def _is_denied(word: Span, negations: Sequence[Mention]) -> bool:
    """Whether the word negates itself, or a negation stands before it."""
    return any(
        word.overlaps(one.span)
        or 0 < word.start - one.span.end <= (1 if one.value.level is Level.WEAK else _BEFORE)  # "peu probable"
        for one in negations
    )


@lru_cache(maxsize=65536)
def _is_opposite(word: str, language: str) -> bool:
    """Whether a word in small letters is another one with a negating prefix: "unguarded"."""
    known = negation_language(language)
    if known is None or known.affix_exceptions.at((word,), 0) is not None:
        return False
    return any(
        len(word) - len(prefix) >= _SHORTEST
        and word.startswith(prefix)
        and (prefix in _SURE_PREFIXES or word.endswith(_ADJECTIVE_ENDINGS[language]))
        and any(_is_word(stem, language) for stem in _stems(word[len(prefix) :], language))
        for prefix in _PREFIXES.get(language, ())
    )


@lru_cache(maxsize=65536)
def _has_opposite(word: str, language: str) -> bool:
    """Whether a negating prefix makes another word of this one: "bewacht", "Wahrheit"."""
    known, lower = negation_language(language), word.lower()
    if known is None or len(word) < _SHORTEST or not word.isalpha():
        return False
    noun = word[0].isupper() and language == "de"
    opposites = (
        prefix + stem
        for prefix in _PREFIXES.get(language, ())
        if prefix in _SURE_PREFIXES or lower.endswith(_ADJECTIVE_ENDINGS[language])
        for stem in _stems(lower, language)
    )
    return any(
        is_listed(opposite.capitalize() if noun else opposite, language)
        and known.affix_exceptions.at((opposite,), 0) is None
        for opposite in opposites
    )


def _stems(word: str, language: str) -> list[str]:
    endings = _STEM_ENDINGS.get(language, ("",))
    return [word[: len(word) - len(end)] for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST]


def _is_word(word: str, language: str) -> bool:
    return is_listed(word, language) or (language == "de" and is_listed(word.capitalize(), language))
