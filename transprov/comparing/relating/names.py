"""Names of persons, places and bodies, across romanisations and languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from rapidfuzz.fuzz import ratio

from transprov.comparing.comparison import Relation
from transprov.comparing.naming import PhraseName
from transprov.comparing.relating.related import Related, Sides
from transprov.facts.names.counterparts import same_name, side_of
from transprov.languages.names import Word, sound_key
from transprov.languages.spelling import spelling_key

_SLIP = 75
"""Likeness of two surnames, in percent, from which on one may be the other with a slip."""
_LONG = 5
_ACRONYM = 3
_PARTICLES = frozenset(
    {"ben", "bin", "ibn", "al", "el", "abu", "ould", "uld", "van", "von", "de", "da", "di", "mr", "me"}
)
_OFFICE_WORDS = frozenset({"the", "of", "for", "and", "de", "la", "du", "des"})


def relate(mine: PhraseName, theirs: PhraseName, sides: Sides) -> Related | None:
    """How two names stand to each other; None where they are of two things, or nobody can tell."""
    if _key(mine.text) == _key(theirs.text):
        return Related(Relation.AGREES, "one name", distinctive=True)
    if not (mine.parts or mine.is_title) or not (theirs.parts or theirs.is_title):
        return _bodies(mine, theirs)
    ours, others = sides.readers
    if _entities(mine, ours) & _entities(theirs, others):
        return Related(Relation.NORMALISED, "two names of one thing", distinctive=True)
    if same_person(mine.words, theirs.words, sides):
        folds = [{word.fold for word in name.words} for name in (mine, theirs)]
        if folds[0] <= folds[1] or folds[1] <= folds[0]:
            return Related(Relation.AGREES, "one name, once in part", distinctive=True)
        return Related(Relation.NORMALISED, "one name in two spellings", distinctive=True)
    if _is_anagram(mine.text, theirs.text):
        return Related(Relation.NORMALISED, "one acronym, in the order of two languages", 0.75)
    return _slip(mine, theirs, sides)


def _is_anagram(mine: str, theirs: str) -> bool:
    """As in IMO and OMI: French puts the adjective behind, and the letters with it."""
    return (
        min(len(mine), len(theirs)) >= _ACRONYM
        and mine.isupper()
        and theirs.isupper()
        and (sorted(mine) == sorted(theirs))
    )


def _entities(name: PhraseName, readers: frozenset[str]) -> frozenset[str]:
    """What it names, for readers of each language: OVKS means something to Germans only."""
    return name.entities.union(*(side_of(name.text, reader).entities for reader in sorted(readers)))


def same_person(mine: Sequence[Word], theirs: Sequence[Word], sides: Sides) -> bool:
    """Whether two names may be one: the surnames are, and the given names where both have them."""
    ours, others = _bare(mine), _bare(theirs)
    if not ours or not others:
        return False
    if min(len(ours), len(others)) == 1:
        return _same(ours[-1], others[-1], sides)
    # a sound in common is too little for a name by itself, but not for two that go together
    return all(_same(a, b, sides) or _sound(a, b, sides) for a, b in ((ours[-1], others[-1]), (ours[0], others[0])))


def other_person(mine: Sequence[Word], theirs: Sequence[Word], sides: Sides) -> bool:
    """Whether two names are hardly one: nothing in one looks or sounds like its counterpart in the other."""
    ours, others = _bare(mine), _bare(theirs)
    if not ours or not others or same_person(mine, theirs, sides):
        return False
    if min(len(ours), len(others)) == 1:
        return not any(_alike(a, b, sides) for a, b in product(ours, others))
    return not (_alike(ours[-1], others[-1], sides) and _alike(ours[0], others[0], sides))


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    """Without the particles that stand before surnames, as far as a name goes on after them."""
    return [word for word in words if word.fold not in _PARTICLES] or words


def _alike(mine: Word, theirs: Word, sides: Sides) -> bool:
    return _same(mine, theirs, sides) or _sound(mine, theirs, sides) or ratio(mine.fold, theirs.fold) >= _SLIP


def _sound(mine: Word, theirs: Word, sides: Sides) -> bool:
    ours, others = sides.readers
    return bool({sound_key(mine.fold, a) for a in ours} & {sound_key(theirs.fold, b) for b in others})


def _slip(mine: PhraseName, theirs: PhraseName, sides: Sides) -> Related | None:
    """A given name in common and surnames that differ by a letter or two."""
    ours, others = mine.words, theirs.words
    if min(len(ours), len(others)) < 2 or not _same(ours[0], others[0], sides):
        return None
    last = ours[-1].fold, others[-1].fold
    if min(map(len, last)) < _LONG or ratio(*last) < _SLIP:
        return None
    return Related(Relation.CONFLICTS, "the same given name, and surnames that differ by a letter or two", 0.6)


def _same(mine: Word, theirs: Word, sides: Sides) -> bool:
    ours, others = sides.readers
    return any(same_name(mine, a, theirs, b) for a, b in product(sorted(ours), sorted(others)))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return spelling_key(text.removeprefix("the ").replace(" ", "").replace("-", ""))


def _bodies(mine: PhraseName, theirs: PhraseName) -> Related | None:
    """Offices by their words: Ministry for and of Emergency Situations."""
    ours, others = _content(mine.text), _content(theirs.text)
    if ours != others or len(ours) < 2:
        return None
    return Related(Relation.AGREES, "one body", distinctive=True)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(spelling_key(word) for word in text.split() if word.lower() not in _OFFICE_WORDS)
