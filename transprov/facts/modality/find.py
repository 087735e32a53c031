"""The hedges of a text, and its words of obligation and permission."""

from __future__ import annotations

from transprov.facts.modality.language import ModalityLanguage, NegatedModals, modality_language
from transprov.facts.modality.value import READINGS, Modality
from transprov.facts.phrases import PhraseTable, WordText
from transprov.types import Mention

KIND_NAME = "modality"

_CLAUSE_ENDS = frozenset(",.;:?!()–—\"„“”«»")


def find(text: str, language: str) -> tuple[Mention, ...]:
    """Mentions of hedges and of what must, may, must not or need not be; their value is a `Modality`.

    A word that is both ("soll") gives two mentions of the same place. Empty for a language without data.
    """
    known = modality_language(language)
    if known is None:
        return ()
    words = WordText.of(text)
    found = [*_phrases(words, known.hedges), *_conditionals(words, known), *_duties(words, known)]
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


def _is_negated(text: WordText, at: int, forms: NegatedModals) -> bool:
    start, end = at, at
    while start > 0 and text.words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end + 1 < len(text.words) and text.words[end + 1] not in _CLAUSE_ENDS:
        end += 1
    clause = range(start, end + 1)
    if sum(text.words[place] in forms.verbs for place in clause) > 1:
        return False  # which of them is negated is not decidable
    return any(
        text.words[place] in forms.negations and forms.not_negations.at(text.words, place) is None for place in clause
    )
