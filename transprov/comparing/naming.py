"""Names as whole phrases: a person with given name and surname, an office with its "of" and its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.facts import names
from transprov.facts.names.value import NameValue, Standing
from transprov.facts.quotations.language import speech_language
from transprov.languages.names import Word, words_of
from transprov.types import Mention, Span

_LINK = re.compile(r"[\s\-‑'’]*(?:(?:of|for|the|de|du|des|la|von|der|für|zum|zur)\s+){0,2}(?:d['’]|l['’])?\Z")


@dataclass(frozen=True, slots=True)
class PhraseName:
    """Neighbouring name words that make up one name."""

    span: Span
    text: str
    parts: tuple[NameValue, ...]

    @property
    def entities(self) -> frozenset[str]:
        """What it names, where the tables know it."""
        return frozenset().union(*(part.entities for part in self.parts))

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words with capitals."""
        return tuple(word for word in words_of(self.text) if word.capital)


_OFFICE = re.compile(r"(?<!\A)(?<![.!?:]\s)\b[A-Z][a-z]+(?:\s(?:of\sthe|for\sthe|of|for|and|de))?(?:\s[A-Z][a-z]+)+")
_GOES_ON = re.compile(r"(?:\s[A-Z](?:[\w.&-]*\w)?)+")
"""English spells offices and bodies with capitals even where each word is an ordinary one: Ministry for Labour."""


def phrase_names(text: str, language: str) -> tuple[PhraseName, ...]:
    """The names of a text, in order, without overlap. Peoples' adjectives ("German") are none."""
    found = [mention for mention in names.KIND.find(text, language) if mention.value.standing is not Standing.PEOPLE]
    phrases = [_phrase(text, group, language) for group in _groups(text, found)]
    if language == "en":
        phrases += [
            PhraseName(span, match.group(), ())
            for match in _OFFICE.finditer(text)
            for span in [Span(*match.span())]
            if not any(span.overlaps(phrase.span) for phrase in phrases) and not _is_title(match.group(), language)
        ]
    return tuple(sorted(phrases, key=lambda phrase: phrase.span.start))


def _is_title(phrase: str, language: str) -> bool:
    """Whether it is the office of a person rather than a body: Minister of Industry."""
    speech = speech_language(language)
    return speech is not None and bool(speech.roles_in(phrase.lower().split()))


def _groups(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    group: list[Mention] = []
    for mention in mentions:
        if group and not _LINK.match(text[group[-1].span.end : mention.span.start]):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _phrase(text: str, group: Sequence[Mention], language: str) -> PhraseName:
    start, end = group[0].span.start, group[-1].span.end
    # words with capitals that are no names by themselves still belong to it: Saryarka Steel
    if language != "de" and (more := _GOES_ON.match(text, end)):
        end = more.end()
    return PhraseName(Span(start, end), text[start:end], tuple(mention.value for mention in group))
