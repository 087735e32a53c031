"""French negation: "ne" and its second word, before or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.facts.negation.language import NegationLanguage, TwoPart
from transprov.facts.negation.value import Level, NegationValue
from transprov.facts.phrases import WordText

_CLAUSE_ENDS = frozenset(".;:?!")
_SEPARATORS = frozenset((",", "et", "ou", "mais"))


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `start` up to `end` read as one negation."""

    start: int
    end: int
    value: NegationValue


def read_two_part(text: WordText, language: NegationLanguage) -> tuple[list[Reading], set[int]]:
    """All readings of negation in two words, and the words used up by them."""
    forms = language.two_part
    readings: list[Reading] = []
    used: set[int] = set()
    if forms is None:
        return readings, used
    for at, word in enumerate(text.words):
        if word in forms.particles and at not in used:
            readings.append(_read_at(text, at, language, forms, used))
    return readings, used


def _read_at(text: WordText, at: int, language: NegationLanguage, forms: TwoPart, used: set[int]) -> Reading:
    words = text.words
    phrase = language.phrases.at(words, at)
    if phrase is not None:  # n'est-ce pas
        used.update(range(at, phrase[0]))
        return Reading(at, phrase[0], phrase[1])
    used.add(at)
    if at + 1 < len(words) and words[at + 1] in forms.never_negative:
        return Reading(at, at + 1, NegationValue(Level.WEAK, "silent"))
    before = _second_before(text, at, forms)
    second = _second_behind(text, at, forms)
    if second is not None and before == at - 1 and not _SEPARATORS.isdisjoint(words[at:second]):
        second = None  # "personne n'est venu, et rien ne bouge"
    if second is not None:
        family = forms.second_far[words[second]]
        end = second + 1
        used.add(second)
        while end < len(words) and words[end] in forms.second_far:  # plus jamais, plus rien
            used.add(end)
            end += 1
        if before is not None:
            used.add(before)
        following = words[end] if end < len(words) else ""
        if following in forms.not_only or (words[second] == "plus" and following in forms.only):
            return Reading(at, end, NegationValue(Level.WEAK, "silent"))
        if family == "hardly":
            return Reading(at, end, NegationValue(Level.LEXICAL, family))
        if following == "non":  # non plus
            used.add(end)
        return Reading(at, end, NegationValue(Level.EXPLICIT, family))
    if before is not None:
        used.add(before)
        return Reading(before, at + 1, NegationValue(Level.EXPLICIT, forms.second_far[words[before]]))
    if at + 1 < len(words) and words[at + 1] in forms.alone:
        return Reading(at, at + 2, NegationValue(Level.EXPLICIT, "not"))
    return Reading(at, at + 1, NegationValue(Level.WEAK, "silent"))


def _second_behind(text: WordText, at: int, forms: TwoPart) -> int | None:
    for place in range(at + 1, min(len(text.words), at + 1 + forms.far)):
        word = text.words[place]
        if word in _CLAUSE_ENDS or word in forms.particles:
            return None
        near = place - at <= forms.near
        if word in forms.second_far and (near or word not in forms.second) and not _is_noun(text, place, forms):
            return place
        # "ne vise que les cas où il n'y a plus rien": what is behind "que" is another clause
        if word in forms.only and place > at + 1 and place + 1 < len(text.words):
            return None
    return None


def _second_before(text: WordText, at: int, forms: TwoPart) -> int | None:
    for place in range(at - 1, max(-1, at - 1 - forms.far), -1):
        word = text.words[place]
        if word in _CLAUSE_ENDS or word in forms.particles:
            return None
        if word in forms.second_far and word not in forms.second and not _is_noun(text, place, forms):
            return place
    return None


def _is_noun(text: WordText, at: int, forms: TwoPart) -> bool:
    return at > 0 and (text.words[at - 1] in forms.articles or text.words[at - 1][0].isdigit())


def read_lone(text: WordText, at: int, language: NegationLanguage) -> Reading | None:
    """A second word that negates without its particle: "pas encore", "je sais pas"."""
    family, forms = language.lone.get(text.words[at]), language.two_part
    if family is None or forms is None or _is_noun(text, at, forms):
        return None
    following = text.words[at + 1] if at + 1 < len(text.words) else ""
    if following in forms.not_only or following in forms.only:
        return Reading(at, at + 1, NegationValue(Level.WEAK, "silent"))
    # without "ne", "jamais" may be "ever" and "rien" a noun
    return Reading(at, at + 1, NegationValue(Level.EXPLICIT if family in ("not", "no") else Level.LEXICAL, family))
