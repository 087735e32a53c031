"""Phrases that say something else when a negation in them is lost: "nicht nur", "not until", "pas sans"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.facts.frame import Context
from transprov.facts.negation.language import DoubleForms, negation_language
from transprov.facts.phrases import PhraseTable, WordText
from transprov.types import Mention, Span

ONLY, UNTIL = "only", "until"


def unlike_phrases(context: Context) -> Iterator[tuple[str, Mention, Mention, bool]]:
    """Name, source phrase, copy phrase, and whether it is the source that denies; one a sort of phrase at most."""
    mine, theirs = negation_language(context.source_language), negation_language(context.copy_language)
    if mine is None or theirs is None:
        return
    for name in mine.double.keys() & theirs.double.keys():
        here, there = _read(context.source, mine.double[name]), _read(context.copy, theirs.double[name])
        if here.denied and there.bare and not there.denied and not here.bare and not there.also:
            yield name, _mention(context.source, here.denied[0]), _mention(context.copy, there.bare[0]), True
        # "not until" in a translation is read from the two places of its words (see `language.Spread`)
        if name != UNTIL and there.denied and here.bare and not here.denied and not there.bare and not here.also:
            yield name, _mention(context.source, here.bare[0]), _mention(context.copy, there.denied[0]), False


def is_said(phrases: PhraseTable[bool], text: str) -> bool:
    """Whether a text has one of the phrases."""
    words = WordText.of(text).words
    return any(phrases.at(words, at) for at in range(len(words)))


@dataclass(frozen=True, slots=True)
class _Said:
    """Where a text has a phrase with its negation, and where without."""

    denied: Sequence[Span]
    bare: Sequence[Span]
    also: bool


def _read(text: str, forms: DoubleForms) -> _Said:
    words = WordText.of(text)
    denied: list[Span] = []
    bare: list[Span] = []
    at = 0
    while at < len(words.words):
        end = _first(forms.denied, words, at)
        if end:
            denied.append(words.span(at, end))
        else:
            end = _first(forms.bare, words, at)
            if end:
                bare.append(words.span(at, end))
        at = end or at + 1
    return _Said(denied, bare, not forms.also.isdisjoint(words.words))


def _first(table: PhraseTable[bool], words: WordText, at: int) -> int:
    found = table.at(words.words, at)
    return found[0] if found is not None else 0


def _mention(text: str, span: Span) -> Mention:
    said = text[span.start : span.end]
    return Mention("negation", span, said, None, said)
