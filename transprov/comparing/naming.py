"""Names as whole phrases: a person with given name and surname, an office with its "of" and its field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transprov.facts import names
from transprov.facts.names.value import NameValue, Standing
from transprov.facts.quotations.language import speech_language
from transprov.languages.names import Word, words_of
from transprov.types import Mention, Span

_LINK = re.compile(
    r"[\s\-‑'’]*(?:(?:of|for|the|de|du|des|la|von|der|für|zum|zur|bin|ben|ibn|abu|ould)\s+){0,2}"
    r"(?:d['’]|l['’]|(?:al|el|as|ad|ar|at|ach|asch|ash)[-‑\s])?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PhraseName:
    """Neighbouring name words that make up one name."""

    span: Span
    text: str
    parts: tuple[NameValue, ...]
    is_title: bool = False
    """Whether a text puts it in quotation marks: a ship, a party, a work."""

    @property
    def entities(self) -> frozenset[str]:
        """What it names, where the tables know it."""
        return frozenset().union(*(part.entities for part in self.parts))

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words with capitals."""
        return _capitals(self.text)


@lru_cache(maxsize=4096)
def _capitals(text: str) -> tuple[Word, ...]:
    return tuple(word for word in words_of(text) if word.capital)


_OFFICE = re.compile(r"(?<!\A)(?<![.!?:]\s)\b[A-Z][a-z]+(?:\s(?:of\sthe|for\sthe|of|for|and|de))?(?:\s[A-Z][a-z]+)+")
_TITLE = re.compile(r"[\"“„«»”]\s?([A-Z]\w*(?:[\s‑-][A-Z]\w*){0,3})\s?[\"”“»«]")
_SHORTEST_TITLE = 4
_GOES_ON = re.compile(r"(?:\s[A-Z](?:[\w.&-]*\w)?)+")
"""English spells offices and bodies with capitals even where each word is an ordinary one: Ministry for Labour."""


def phrase_names(text: str, language: str, read_from: str | None = None) -> tuple[PhraseName, ...]:
    """The names of a text, in order, without overlap. Peoples' adjectives ("German") are none.

    A copy may have kept names of the language it was read from, `read_from`: Tiflis, BCE.
    """
    found = [mention for mention in names.KIND.find(text, language) if mention.value.standing is not Standing.PEOPLE]
    if read_from is not None and read_from != language:
        kept = [mention for mention in names.KIND.find(text, read_from) if _is_known(mention)]
        found += [mention for mention in kept if not any(mention.span.overlaps(other.span) for other in found)]
        found.sort(key=lambda mention: mention.span.start)
    phrases = [_phrase(text, group, language) for group in _groups(text, found)]
    if language == "en":
        phrases += [
            PhraseName(span, match.group(), ())
            for match in _OFFICE.finditer(text)
            for span in [Span(*match.span())]
            if not any(span.overlaps(phrase.span) for phrase in phrases) and not _is_title(match.group(), language)
        ]
    return tuple(sorted(phrases, key=lambda phrase: phrase.span.start))


def titles(texts: Iterable[str]) -> frozenset[str]:
    """What the texts put in quotation marks as the name of a ship, a party, a work: one to four words with capitals."""
    found = (match.group(1) for text in texts for match in _TITLE.finditer(text))
    return frozenset(title for title in found if len(title) >= _SHORTEST_TITLE)


def titles_in(text: str, known: frozenset[str]) -> Iterator[PhraseName]:
    """Where a text has one of the titles, with quotation marks or without."""
    taken: list[Span] = []
    for title in sorted(known, key=lambda one: (-len(one), one)):
        for match in re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield PhraseName(span, title, (), is_title=True)


def _is_known(mention: Mention) -> bool:
    value = mention.value
    return bool(value.entities) and value.standing is Standing.KNOWN and all(word.capital for word in value.words)


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
