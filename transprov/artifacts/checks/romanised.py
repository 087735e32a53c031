"""Names from other scripts, spelt for readers of another language than English: Schoigu, Choïgou, Šojgu, Szojgu.

A pack's names.toml says under `romanised` how that language writes them: `known` names with their English spelling
(after ~ where the word has another meaning too, after = where accents must be there), `certain` spellings that no other
language has, as expressions over a whole word, and `surnames`, spellings that are a sign only behind one of the `given`
names. `bearers` are people and things that are so called in English as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from transprov.artifacts.checks.capitals import Capital, capitals, passage_at, word_before
from transprov.artifacts.hits import Hit
from transprov.artifacts.loading import ANY, data, packs
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.names import plain
from transprov.languages.vocabulary import has_vocabulary, is_listed, is_ordinary
from transprov.types import Span

_ALONE = 0.3
"""Confidence of a spelling that proves nothing by itself."""
_TITLES = frozenset({"president", "minister", "premier", "mr", "general", "colonel", "leader", "chancellor"})
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in the spelling of one language."""

    span: Span
    text: str
    english: str
    """Empty where no table has it."""
    known: bool
    sure: bool
    """Whether it tells by itself."""


@dataclass(frozen=True, slots=True)
class _Scheme:
    known: Mapping[str, tuple[tuple[re.Pattern[str] | None, str, bool], ...]]
    """By the folded first word: what follows it, the English name, whether it is weak."""
    exact: Mapping[str, str]
    """Names told from the English ones by their accents only."""
    certain: re.Pattern[str]
    surnames: re.Pattern[str]
    given: frozenset[str]
    bearers: frozenset[str]


def romanised_names(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The marks of the rule's `kind`, "known" or "spelling"; weak ones count beside another name that is sure."""
    marks = marks_of(rule.language, text.plain)
    sure = {mark.text for mark in marks if mark.sure}
    for mark in marks:
        if mark.known != (rule.parameters["kind"] == "known"):
            continue
        passage = passage_at(text, mark.span.start)
        if passage is not None:
            confident = mark.sure or bool(sure - {mark.text})
            yield Hit(
                mark.span,
                passage.segment.index,
                wording=text.document.text[mark.span.start : mark.span.end],
                instead=mark.english,
                confidence=None if confident else _ALONE,
            )


@lru_cache(maxsize=32)
def marks_of(language: str, text: str) -> tuple[Mark, ...]:
    """The names of a text that are spelt as this language does it, in order."""
    scheme = _scheme(language)
    return tuple(_marks(scheme, language, text)) if scheme and language in _marked(text) else ()


@lru_cache(maxsize=4)
def _marked(text: str) -> frozenset[str]:
    """The languages that a capitalised word of a text may be a mark of."""
    return frozenset(language for word in set(_words(text)) for language in _languages(*word))


def _words(text: str) -> Iterator[tuple[str, str]]:
    return ((word.text, word.fold) for word in capitals(text))


@lru_cache(maxsize=65536)
def _languages(word: str, folded: str) -> tuple[str, ...]:
    """The languages that a word may be a mark of; kept, since the same few thousand words are in all articles."""
    return tuple(language for language in (ANY, *packs()) if _may_be_marked(language, word, folded))


def _marks(scheme: _Scheme, language: str, text: str) -> Iterator[Mark]:
    words = capitals(text)
    for at, word in enumerate(words):
        if language not in _languages(word.text, word.fold):
            continue
        known = _known(scheme, text, word)
        if known is not None:
            yield known
            continue
        behind = at > 0 and words[at - 1].fold in scheme.given and text[words[at - 1].end : word.start] == " "
        spelt = _certainly(language, word.text) or (behind and _possibly(scheme, language, word.text))
        if spelt and word.fold not in scheme.bearers:
            yield Mark(Span(word.start, word.end), word.text, "", known=False, sure=True)


def _may_be_marked(language: str, word: str, folded: str) -> bool:
    """Whether a word can be a mark in any surroundings."""
    scheme = _scheme(language)
    return scheme is not None and (
        word in scheme.exact
        or folded in scheme.known
        or _certainly(language, word)
        or scheme.surnames.fullmatch(word) is not None
    )


@lru_cache(maxsize=65536)
def _certainly(language: str, word: str) -> bool:
    """Whether only this language spells so; kept, since most capitalised words are in every other article."""
    scheme = _scheme(language)
    return scheme is not None and bool(scheme.certain.fullmatch(word)) and not _is_word(word, language)


def _possibly(scheme: _Scheme, language: str, word: str) -> bool:
    return bool(scheme.surnames.fullmatch(word)) and not _is_word(word, language)


def _known(scheme: _Scheme, text: str, word: Capital) -> Mark | None:
    exact = scheme.exact.get(word.text)
    if exact:
        return Mark(Span(word.start, word.end), word.text, exact, known=True, sure=True)
    for rest, english, weak in scheme.known.get(word.fold, ()):
        found = rest.match(plain(text[word.end : word.end + 40])) if rest else None
        if rest and not found:
            continue
        end = word.end + (found.end() if found else 0)
        before = plain(word_before(text, word.start)).lower()
        sure = not weak or before in _TITLES or before in scheme.given
        return Mark(Span(word.start, end), text[word.start : end], english, known=True, sure=sure)
    return None


def _is_word(word: str, language: str) -> bool:
    """Whether it is no name but a word, English or left in the other language."""
    return is_listed(word.lower(), "en") or (has_vocabulary(language) and is_ordinary(word, language))


@cache
def _scheme(language: str) -> _Scheme | None:
    own = data(language, "names").get("romanised")
    if not own:
        return None
    known: dict[str, list[tuple[re.Pattern[str] | None, str, bool]]] = {}
    exact: dict[str, str] = {}
    for name, english in sorted(own.get("known", {}).items(), key=lambda entry: -len(entry[0])):
        weak, spelt = english.startswith("~"), english.lstrip("~=")
        if english.startswith("=") or plain(name).lower() == plain(spelt).lower():
            exact[name] = spelt
            continue
        first, *rest = re.split(r"(?=[ -])", plain(name).lower(), maxsplit=1)
        pattern = re.compile(re.escape("".join(rest)) + r"(?![^\W_])", re.IGNORECASE) if rest else None
        known.setdefault(first, []).append((pattern, spelt, weak))
    return _Scheme(
        known={first: tuple(those) for first, those in known.items()},
        exact=exact,
        certain=_either(own.get("certain", ())),
        surnames=_either(own.get("surnames", ())),
        given=frozenset(plain(name).lower() for name in own.get("given", "").split()),
        bearers=frozenset(plain(name).lower() for name in own.get("bearers", "").split()),
    )


def _either(expressions: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.IGNORECASE) if expressions else _NOTHING
