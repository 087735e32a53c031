"""Quotations and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from transprov.comparing.naming import phrase_names
from transprov.facts import quotations
from transprov.facts.names.value import NameValue
from transprov.languages.names import Word
from transprov.types import Span

_BESIDE, _NEAR = 12, 60
"""Characters between a quotation and the naming of its speaker, or any name that may be one."""
_GAP = 5
"""Characters between two words of one name at most: a particle."""
_FEWEST = 2
"""Words from which on a quotation is more than a word in scare quotes."""
_OF_OFFICE = re.compile(r"\s(?:of|for)\s")
"""In what is the office of a speaker and not the name: Minister of Industry."""
_PRONOUN = re.compile(r"\W*(?:\w+\W+)?(?:he|she|er|sie|il|elle)\b", re.IGNORECASE)
"""Behind a quotation, with at most the verb between."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and whose words it is, as far as the text says."""

    words: str
    speaker: tuple[Word, ...]
    """The name of the speaker; empty where the text has an office, or nobody."""
    sure: bool = True
    """Whether the sentence itself names the speaker; a pronoun is read as the only name of the sentence before."""


def said(text: str, language: str, before: str = "") -> Iterator[tuple[Span, Said]]:
    """The quotations of a sentence with their places; `before` is the sentence before it."""
    quotes = [mention for mention in quotations.KIND.find(text, language) if mention.value.words >= _FEWEST]
    if not quotes:
        return
    speakers = quotations.SPEAKERS.find(text, language)
    named = [
        name
        for name in phrase_names(text, language)
        if not _OF_OFFICE.search(name.text) and not any(name.span.overlaps(q.span) for q in quotes)
    ]
    for quote in quotes:
        words = quote.text.strip("\"'“”„«»‹›‘’ ,.;:!?")
        speaker = _nearest(quote.span, [(one.span, one.value) for one in speakers], _BESIDE)
        if speaker is not None and (names := speaker[1].names or speaker[1].around):
            yield _cover(quote.span, speaker[0]), Said(words, _person(names))
            continue
        # a verb that the tables of speech do not have still stands between the words and the name
        name = _nearest(
            quote.span,
            [(one.span, () if one.parts and all(part.entities for part in one.parts) else one.words) for one in named],
            _NEAR,
        )
        if name is not None:
            yield _cover(quote.span, name[0]), Said(words, name[1])
        else:
            yield quote.span, Said(words, _meant(text[quote.span.end :], before, language), sure=False)


def _person(names: Sequence[NameValue]) -> tuple[Word, ...]:
    """The first name in full; what the tables know is a place or a body, as in "a 46-year-old from Poland"."""
    words: list[Word] = []
    for word in (word for name in names if not name.entities for word in name.words):
        if words and word.start - words[-1].end > _GAP:
            break
        words.append(word)
    return tuple(words)


def in_full(said: Said, full: Mapping[str, tuple[Word, ...]]) -> Said:
    """With the whole name of a speaker whom the sentence calls by the surname; `full` has names by their last word."""
    if len(said.speaker) != 1:
        return said
    return replace(said, speaker=full.get(said.speaker[0].fold, said.speaker))


def full_names(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[Word, ...]]:
    """Names of two words or more in sentences, given with their languages, by their last word; the first counts."""
    found: dict[str, tuple[Word, ...]] = {}
    for text, language in texts:
        for name in phrase_names(text, language):
            words = name.words
            if len(words) > 1 and not all(part.entities for part in name.parts):
                found.setdefault(words[-1].fold, words)
    return found


def _meant(behind: str, before: str, language: str) -> tuple[Word, ...]:
    """Whom "he" behind a quotation means: the one person that the sentence before names in full."""
    if not _PRONOUN.match(behind):
        return ()
    named = [name for name in phrase_names(before, language) if name.parts]
    return named[0].words if len(named) == 1 and len(named[0].words) > 1 and not named[0].entities else ()


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _nearest(quote: Span, beside: Sequence[tuple[Span, Any]], limit: int) -> tuple[Span, Any] | None:
    """What stands nearest to a quotation without touching it, if no more than `limit` characters away."""
    apart = [
        (max(span.start - quote.end, quote.start - span.end), at)
        for at, (span, _) in enumerate(beside)
        if not span.overlaps(quote)
    ]
    distance, at = min(apart, default=(limit + 1, 0))
    return beside[at] if distance <= limit else None
