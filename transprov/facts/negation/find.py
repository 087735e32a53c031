"""The negations of a text."""

from __future__ import annotations

from dataclasses import replace

from transprov.facts.negation.language import DENYING, Attributive, NegationLanguage, negation_language
from transprov.facts.negation.two_part import Reading, read_lone, read_two_part
from transprov.facts.negation.value import Level, NegationValue
from transprov.facts.phrases import PhraseTable, WordText
from transprov.types import Mention

KIND_NAME = "negation"

_SENTENCE_ENDS = frozenset(".;?!")
_SPREAD_OVER = 14
"""Words that may stand between the two places of one negation."""
_AFFIX = NegationValue(Level.LEXICAL, "affix")
_SILENT = NegationValue(Level.WEAK, "silent")
_READINGS = {Level.EXPLICIT: "negation", Level.LEXICAL: "negative word", Level.WEAK: "near a negation"}


def find(text: str, language: str) -> tuple[Mention, ...]:
    """Mentions of what negates, or may stand for a negation; their value is a `NegationValue`.

    A negation in two words ("ne ... pas", "neither ... nor") is one mention. Empty for a language without data.
    """
    known = negation_language(language)
    if known is None:
        return ()
    words = WordText.of(text)
    readings, used = read_two_part(words, known)
    readings += _read(words, known, used)
    readings.sort(key=lambda reading: reading.start)
    found = []
    for reading in _joined(readings, words, known):
        span = words.span(reading.start, reading.end)
        said = text[span.start : span.end]
        if language != "de" and reading.value.level is Level.LEXICAL and _is_name(said, words, reading.start):
            continue
        found.append(Mention(KIND_NAME, span, said, reading.value, _READINGS[reading.value.level]))
    return tuple(found)


def _read(text: WordText, language: NegationLanguage, used: set[int]) -> list[Reading]:
    """Negations in one word or phrase, in order, of the words not in `used`."""
    readings: list[Reading] = []
    at = 0
    while at < len(text.words):
        reading = None if at in used else _read_at(text, at, language, used)
        if reading is None:
            at += 1
        else:
            readings.append(reading)
            at = reading.end
    return readings


def _read_at(text: WordText, at: int, language: NegationLanguage, used: set[int]) -> Reading | None:
    word = text.words[at]
    for spread in language.spread:
        first = spread.first.at(text.words, at)
        second = first and _spread_to(text, first[0], spread.second)
        if first and second:
            used.update(range(*second))
            return Reading(at, first[0], spread.value)
    if word in language.continuing:
        return Reading(at, at + 1, NegationValue(Level.EXPLICIT, "continuing"))
    found = language.phrases.at(text.words, at)
    if found is not None and used.isdisjoint(range(at, found[0])):
        return _in_place(text, Reading(at, *found), language)
    lone = read_lone(text, at, language)
    if lone is not None:
        return lone
    return Reading(at, at + 1, _AFFIX) if language.has_affix(word) else None


def _spread_to(text: WordText, start: int, second: PhraseTable[bool]) -> tuple[int, int] | None:
    for at in range(start, min(len(text.words), start + _SPREAD_OVER)):
        if text.words[at] in _SENTENCE_ENDS:
            return None
        found = second.at(text.words, at)
        if found is not None:
            return at, found[0]
    return None


def _in_place(text: WordText, reading: Reading, language: NegationLanguage) -> Reading:
    """The reading, weakened where what stands behind it says that it negates less than it seems."""
    if reading.value.level is not Level.EXPLICIT:
        return reading
    behind = text.words[reading.end : reading.end + 3]
    if reading.value.family == "no" and _is_numbering(behind):
        return replace(reading, value=_SILENT)
    if len(behind) >= 2 and behind[0] in language.tag_pronouns and behind[1] == "?":
        return replace(reading, value=_SILENT)
    if language.attributive and _is_attributive(text, reading, language.attributive):
        return replace(reading, value=_AFFIX)
    return reading


def _turns_round(text: WordText, last: Reading, reading: Reading, language: NegationLanguage) -> bool:
    """Whether a negation before it makes it positive: "nicht unerheblich", "did not fail"."""
    if reading.value is _AFFIX:
        return text.words[reading.start].startswith(language.prefixes)
    return (
        reading.start == last.end and reading.value.level is Level.LEXICAL and reading.value.family in ("word", DENYING)
    )


def _is_name(said: str, text: WordText, at: int) -> bool:
    """As in "Miss Bishop": a capital that no sentence start explains."""
    return said[0].isupper() and not said.isupper() and at > 0 and text.words[at - 1].isalpha()


def _are_two(last: Reading, reading: Reading, language: NegationLanguage) -> bool:
    """As in "ohne uns nicht", "no growth cannot"; not in French, where "sans" goes on with "rien"."""
    families = {last.value.family, reading.value.family}
    if last.value.family == "no" and reading.value.family == "not" and reading.start > last.end:
        return True
    return "without" in families and not families.isdisjoint(("not", "no")) and language.two_part is None


def _is_numbering(behind: tuple[str, ...]) -> bool:
    """As in "No. 1"."""
    return bool(behind) and (behind[0].isdigit() or (behind[0] == "." and len(behind) > 1 and behind[1].isdigit()))


def _is_attributive(text: WordText, reading: Reading, forms: Attributive) -> bool:
    if text.words[reading.end - 1] not in forms.particles or reading.end + 1 >= len(text.words):
        return False
    adjective = text.words[reading.end]
    noun = text.spans[reading.end + 1]
    lower_case = text.text[text.spans[reading.end].start].islower()
    if not (lower_case and text.text[noun.start].isupper() and adjective.endswith(forms.endings)):
        return False
    return adjective not in forms.not_adjectives


def _joined(readings: list[Reading], text: WordText, language: NegationLanguage) -> list[Reading]:
    """What is one negation in several words as one, and double negation as none."""
    joined: list[Reading] = []
    last: Reading | None = None  # explicit negation before, in this sentence
    for reading in readings:
        if last is not None and not _SENTENCE_ENDS.isdisjoint(text.words[last.end : reading.start]):
            last = None
        if last is not None:
            close = reading.start - last.end <= 1
            if reading.value.family == "continuing":
                reading = replace(reading, value=_SILENT)
            elif close and reading.value.level is Level.EXPLICIT and not _are_two(last, reading, language):
                continue  # "nichts und niemand"; "do not don't" of a machine
            elif close and _turns_round(text, last, reading, language) and joined[-1] is last:
                joined[-1] = replace(last, value=_SILENT)
                reading = replace(reading, value=_SILENT)
        if reading.value.level is Level.EXPLICIT:
            last = reading
        joined.append(reading)
    return joined
