"""Places left in the spelling of another language: Mailand, Londres, Varsovie.

The names are those of `languages.names`, and of the pack's names.toml: `exonyms.more` (name = English name, or = and
the English name where accents must be there), `exonyms.weak` (also surnames, or seen in English) and `exonyms.keep`
(no sign of anything).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transprov.artifacts.checks.capitals import capitals, folded, passage_at, within_a_name
from transprov.artifacts.hits import Hit
from transprov.artifacts.loading import data
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.names.exonyms import exonyms, fold
from transprov.types import Span

_ALONE = 0.3
"""Confidence of a name that proves nothing by itself."""
_TITLE_WORDS = 5
"""Words up to which a quotation may be the title of a work."""


@dataclass(frozen=True, slots=True)
class _Place:
    rest: str
    """What follows the first word of the name."""
    english: str
    weak: bool
    exact: str
    """The name with its accents, where these tell it from another one; else empty."""


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    english: str
    sure: bool


def standing_exonyms(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The places; those that may be something else at low confidence, unless the text has another that is sure."""
    found = list(_found(text, rule.language))
    sure = {one.english for one in found if one.sure}
    for one in found:
        passage = passage_at(text, one.span.start)
        if passage is None or _in_title(text, one.span):
            continue
        confident = one.sure or bool(sure - {one.english})
        yield Hit(
            one.span,
            passage.segment.index,
            wording=text.document.text[one.span.start : one.span.end],
            instead=one.english,
            confidence=None if confident else _ALONE,
        )


def _found(text: Text, language: str) -> Iterator[_Found]:
    places = _places(language)
    if places.keys().isdisjoint(folded(text.plain)):
        return
    for word in capitals(text.plain):
        for place in places.get(word.fold, ()):
            end = word.end
            if place.rest:
                after = fold(text.plain[word.end : word.end + len(place.rest) + 1])
                if not after.startswith(place.rest) or after[len(place.rest) :].isalnum():
                    continue
                end += len(place.rest)
            if place.exact and text.plain[word.start : end] != place.exact:
                continue
            if not (word.text.isupper() and text.plain[end : end + 1] == "."):
                part = within_a_name(text.plain, word.start, end)
                yield _Found(Span(word.start, end), place.english, not (place.weak or part))
                break


def _in_title(text: Text, span: Span) -> bool:
    passage = passage_at(text, span.start)
    if passage is None:
        return False
    start, end = span.start - passage.segment.span.start, span.end - passage.segment.span.start
    return any(
        quote.start <= start and end <= quote.end and passage.plain[quote.start : quote.end].count(" ") < _TITLE_WORDS
        for quote in passage.quotes
    )


@cache
def _places(language: str) -> Mapping[str, tuple[_Place, ...]]:
    """Places by the first word of their names, longest names first."""
    own = data(language, "names").get("exonyms", {})
    weak, keep = frozenset(own.get("weak", ())), frozenset(own.get("keep", ()))
    more = {fold(name): (english, name) for name, english in own.get("more", {}).items()}
    names = {**exonyms(language), **{name: english.lstrip("=") for name, (english, _) in more.items()}}
    exact = {name: spelt for name, (english, spelt) in more.items() if english[0] == "=" or fold(english) == name}
    places: dict[str, list[_Place]] = {}
    for name in sorted(names.keys() - keep, key=lambda name: (-len(name), name)):
        first, *rest = re.split(r"(?<=[ '-])|(?=[ '-])", name, maxsplit=1)
        places.setdefault(first, []).append(_Place("".join(rest), names[name], name in weak, exact.get(name, "")))
    return {first: tuple(those) for first, those in places.items()}
