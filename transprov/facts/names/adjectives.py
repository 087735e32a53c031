"""Countries that the source tells by name and by adjective, and the copy by adjective only."""

from __future__ import annotations

from collections.abc import Iterator

from transprov.facts.names.find import analyse
from transprov.languages.names import Hit, Word
from transprov.types import Span


def countries_left_as_adjectives(source: tuple[str, str], copy: tuple[str, str]) -> Iterator[tuple[str, Span]]:
    """Countries, and the places of their names in the source, where the copy has only the source's adjective.

    As in "die griechische Sprache ... in Griechenland", "the Greek language". Each text comes with its language.
    """
    words, hits = analyse(*source)
    _, there = analyse(*copy)
    for country in dict.fromkeys(hit.entity for hit in hits if ":" not in hit.entity):
        names, adjectives = _told(words, hits, country)
        if not names or not adjectives:
            continue
        theirs = [hit for hit in there if hit.entity == country and hit.sure]
        if (
            theirs
            and not any(_is_name(there, hit) for hit in theirs)
            and len({hit.start for hit in theirs}) <= len(adjectives)
        ):
            yield country, Span(words[names[0].start].start, words[names[0].end - 1].end)


def _told(words: tuple[Word, ...], hits: tuple[Hit, ...], country: str) -> tuple[list[Hit], set[int]]:
    """The names of a country, and the places of its adjectives in small letters."""
    mine = [hit for hit in hits if hit.entity == country and hit.sure]
    adjectives = {hit.start for hit in mine if hit.inflected and not words[hit.start].capital}
    names = [hit for hit in mine if _is_name(hits, hit)]
    return names, adjectives


def _is_name(hits: tuple[Hit, ...], hit: Hit) -> bool:
    """Whether the tables have the words at this place as a country's name."""
    return any(other.start == hit.start and other.entity == hit.entity and _names(other) for other in hits)


def _names(hit: Hit) -> bool:
    return hit.naming and hit.sure and not hit.inflected
