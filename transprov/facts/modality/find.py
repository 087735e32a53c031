"""The hedges of a text, and its words of obligation and permission."""

from __future__ import annotations

from transprov.facts.modality.language import ModalityLanguage, NegatedModals, Reported, modality_language
from transprov.facts.modality.value import READINGS, Modality
from transprov.facts.phrases import PhraseTable, WordText
from transprov.types import Mention

KIND_NAME = "modality"

_CLAUSE_ENDS = frozenset(',.;:?!()–—"„“”«»')


def find(text: str, language: str) -> tuple[Mention, ...]:
    """Mentions of hedges and of what must, may, must not or need not be; their value is a `Modality`.

    A word that is both ("soll") gives two mentions of the same place. Empty for a language without data.
    """
    known = modality_language(language)
    if known is None:
        return ()
    words = WordText.of(text)
    hedges = [*_phrases(words, known.hedges), *_conditionals(words, known), *_reported(words, known.reported)]
    found = [*hedges, *_duties(words, known)]
    found.sort(key=lambda hit: (hit[0], hit[1]))
    mentions = []
    for start, end, value in found:
        span = words.span(start, end)
        mentions.append(Mention(KIND_NAME, span, text[span.start : span.end], value, READINGS[value]))
    return tuple(mentions)


def _phrases(text: WordText, table: PhraseTable[Modality]) -> list[tuple[int, int, Modality]]:
    found = []
    at = 0
    while at < len(text.words):
        hit = table.at(text.words, at)
        if hit is not None:
            found.append((at, *hit))
        at = hit[0] if hit else at + 1
    return found


def _conditionals(text: WordText, language: ModalityLanguage) -> list[tuple[int, int, Modality]]:
    if not language.conditional_endings:
        return []
    return [(at, at + 1, Modality.SOFT) for at, word in enumerate(text.words) if language.is_conditional(word)]


def _reported(text: WordText, forms: Reported | None) -> list[tuple[int, int, Modality]]:
    if forms is None or not forms.unreal.isdisjoint(text.words):
        return []
    found = []
    for at, word in enumerate(text.words):
        if word not in forms.verbs:
            continue
        clause = _clause(text, at)
        last = text.words[clause.stop - 1]
        if last in forms.last and clause.stop - at >= 3:
            found.append((at, at + 1, Modality.HEARSAY))
        behind = text.words[at + 1 : at + 3]
        if any(w.endswith(forms.participle_endings) and w not in forms.never for w in behind) and (
            forms.never.isdisjoint(behind)
        ):
            found.append((at, at + 1, Modality.HEARSAY))
    return found


def _duties(text: WordText, language: ModalityLanguage) -> list[tuple[int, int, Modality]]:
    found = _phrases(text, language.duties)
    if language.negated is None:
        return found
    negated = [
        (at, at + 1, language.negated.verbs[word])
        for at, word in enumerate(text.words)
        if word in language.negated.verbs and _is_negated(text, at, language.negated)
    ]
    at_negated = {start for start, _, _ in negated}
    return [hit for hit in found if hit[0] not in at_negated] + negated


def _clause(text: WordText, at: int) -> range:
    """The words around `at` up to the next comma or stop on either side."""
    start, end = at, at + 1
    while start > 0 and text.words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(text.words) and text.words[end] not in _CLAUSE_ENDS:
        end += 1
    return range(start, end)


def _is_negated(text: WordText, at: int, forms: NegatedModals) -> bool:
    clause = _clause(text, at)
    if sum(text.words[place] in forms.verbs for place in clause) > 1:
        return False  # which of them is negated is not decidable
    return any(
        text.words[place] in forms.negations and forms.not_negations.at(text.words, place) is None for place in clause
    )
