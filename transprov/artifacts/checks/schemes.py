"""Names from other scripts in two romanisations within one text: Schoigu beside Poutine, Tokajew beside Tokayev."""

from __future__ import annotations

from collections.abc import Iterator

from transprov.artifacts.checks.capitals import capitals, passage_at
from transprov.artifacts.checks.romanised import Mark, marks_of
from transprov.artifacts.hits import Hit
from transprov.artifacts.loading import ANY, packs
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.names import plain, sound_key

_CONSONANTS = 4
"""Sounds that two spellings have in common at least, to be one name."""


def mixed_romanisation(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The first name in a second foreign spelling, and names that stand in their English spelling as well."""
    marks = {
        language: [
            mark
            for mark in marks_of(language, text.plain)
            if mark.sure and passage_at(text, mark.span.start) is not None
        ]
        for language in (ANY, *packs())
    }
    spelt = {language: {mark.text for mark in found} for language, found in marks.items()}
    first: tuple[int, str] | None = None
    reported: set[str] = set()
    own = sorted(
        (mark.span.start, language, mark)
        for language, found in marks.items()
        for mark in found
        if not any(mark.text in others for other, others in spelt.items() if other != language)
    )
    for start, language, mark in own:
        first = first or (start, language)
        twin = _twin(text.plain, mark, language)
        if mark.text not in reported and (twin or language != first[1]):
            reported.add(mark.text)
            passage = passage_at(text, start)
            if passage is not None:
                yield Hit(mark.span, passage.segment.index, wording=mark.text, instead=mark.english or twin)


def _twin(text: str, mark: Mark, language: str) -> str:
    """The name in its English spelling, where the text has it as well; else empty."""
    folded, english = plain(mark.text).lower(), plain(mark.english).lower()
    sounds = sound_key(mark.text, language) if language in ("de", "fr") else ""
    for word in capitals(text):
        if word.fold == folded or (word.start < mark.span.end and mark.span.start < word.end):
            continue
        if english and word.fold == english:
            return word.text
        consonants = sum(sound != "a" for sound in sounds)
        if not english and consonants >= _CONSONANTS and sound_key(word.text, "en") == sounds:
            return word.text
    return ""
