"""One name spelt in two ways: "Tokayev" here, "Tokajew" there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.facts.bead import BeadText
from transprov.facts.consistency.rules import RENDERING
from transprov.facts.consistency.value import Disagreement
from transprov.facts.names.counterparts import same_name
from transprov.facts.names.find import KIND_NAME, analyse, find
from transprov.languages.names import Word, sound_key, vowel_key
from transprov.languages.vocabulary import is_ordinary
from transprov.types import Mention, Span

_SPELT = 0.65
_ACCENTS = 0.45
"""Only the accents differ: "Şahin" and "Sahin"."""
_SHORTEST = 4
_CONSONANTS = 3
_READERS = ("de", "fr", "en")
_JOINED = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_GENITIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Rendering:
    bead: int
    source: Word
    copy: Word


def unlike_renderings(beads: Sequence[BeadText], source_language: str, copy_language: str) -> Iterator[Disagreement]:
    """Names of the source that the copy spells in two ways which sound alike; the rarer, or later, one is reported."""
    ours = [_occurrences(bead.source if bead.copy else "", source_language) for bead in beads]
    names = {word.fold for bead in beads for word in _words(bead.source, source_language)}
    copies = [_words(bead.copy if bead.source else "", copy_language) for bead in beads]
    seen: set[tuple[str, str]] = set()
    for name, places in _places(ours, names).items():
        if len(places) < 2 or len(name) < _SHORTEST:
            continue
        renderings = [
            _Rendering(bead, word, found[0])
            for bead, word in places
            if (found := _counterparts(word, copies[bead], source_language, copy_language))
        ]
        usual = Counter(_spelling(one.copy) for one in renderings)
        for one in renderings:
            mine = _spelling(one.copy)
            others = [other for other in renderings if usual[_spelling(other.copy)] >= usual[mine] and other is not one]
            other = next((o for o in others if _unlike(one.copy, o.copy, copy_language)), None)
            if other is None or (usual[_spelling(other.copy)] == usual[mine] and other.bead > one.bead):
                continue
            pair = (mine, _spelling(other.copy))
            said = {mine for mine, _ in seen} | {other for _, other in seen}
            if pair in seen or mine in said:
                continue
            seen.add(pair)
            yield _disagreement(one, other, beads)


def _places(occurrences: Sequence[Sequence[Word]], names: set[str]) -> dict[str, list[tuple[int, Word]]]:
    """The beads in which each name of the source stands, once each; a genitive is the name itself.

    What is known for a name in one bead is one in all of them: German often leaves open whether a word is a noun.
    """
    places: dict[str, list[tuple[int, Word]]] = {}
    for bead, words in enumerate(occurrences):
        for word in words:
            bare = word.fold.removesuffix("s")
            name = bare if bare in names else word.fold
            if name in names:
                here = places.setdefault(name, [])
                if not here or here[-1][0] != bead:
                    here.append((bead, word))
    return places


def _occurrences(text: str, language: str) -> list[Word]:
    return [word for word in analyse(text, language)[0] if word.capital]


def _words(text: str, language: str) -> tuple[Word, ...]:
    return tuple(word for mention in find(text, language) for word in mention.value.words if word.capital)


def _counterparts(word: Word, copies: Sequence[Word], language: str, copy_language: str) -> list[Word]:
    """The words of the copy that render a name; none where there are several, since one may be another name."""
    found = [theirs for theirs in copies if same_name(word, language, theirs, copy_language)]
    return found if len({theirs.fold for theirs in found}) == 1 else []


def _spelling(word: Word) -> str:
    bare = _GENITIVE.sub("", word.text)
    return bare.casefold()


def _unlike(one: Word, other: Word, language: str) -> bool:
    """Whether two words of the copy are two spellings of one name, not forms of it such as Israel and Israeli."""
    mine, theirs = one.fold, other.fold
    if mine == theirs:
        return _spelling(one) != _spelling(other)
    if mine.startswith(theirs) or theirs.startswith(mine) or min(len(mine), len(theirs)) < _SHORTEST:
        return False
    if is_ordinary(one.text.lower(), language) and is_ordinary(other.text.lower(), language):
        return False
    return any(_same_sound(mine, a, theirs, b) for a in _READERS for b in _READERS)


def _same_sound(mine: str, my_reader: str, theirs: str, their_reader: str) -> bool:
    key = sound_key(mine, my_reader)
    if key != sound_key(theirs, their_reader):
        return False
    if len(key.replace("a", "")) >= _CONSONANTS:
        return True
    return mine[0] == theirs[0] and vowel_key(mine) == vowel_key(theirs)


def _disagreement(one: _Rendering, other: _Rendering, beads: Sequence[BeadText]) -> Disagreement:
    mine = _mention(beads[one.bead].copy, one.copy)
    theirs = _mention(beads[other.bead].copy, other.copy)
    source = _mention(beads[one.bead].source, one.source)
    accents = one.copy.fold == other.copy.fold
    return Disagreement(
        RENDERING,
        one.bead,
        mine,
        other.bead,
        theirs,
        source,
        f"the copy writes {mine.text} here and {theirs.text} elsewhere; the source has one name, {source.text}",
        _ACCENTS if accents else _SPELT,
    )


def _mention(text: str, word: Word) -> Mention:
    """The word with what hyphens join to it."""
    for found in _JOINED.finditer(text):
        if found.start() <= word.start < found.end():
            end = found.start() + len(_GENITIVE.sub("", found.group()))
            span = Span(found.start(), max(end, word.end))
            break
    else:
        span = Span(word.start, word.end)
    quoted = text[span.start : span.end]
    return Mention(KIND_NAME, span, quoted, None, quoted)
