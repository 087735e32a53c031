"""Whether a name has a counterpart in the other text, by what it names, by its letters or by its sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from transprov.facts.names.find import analyse
from transprov.facts.names.value import NameValue
from transprov.languages.names import DIRECTIONS, Word, sound_key, vowel_key
from transprov.languages.vocabulary import is_ordinary

_SHORTEST_PART = 5
"""Letters from which a name inside a longer word, or spread over several, is no coincidence."""
_DERIVED = 0.6
"""Share of the shorter word that two forms of one name have in common at least: Anthropozäns, Anthropocene."""
_SHORTEST_KEY = 3
_NATIVE_MARKS = frozenset("äöüßåøæœéèêàâçñãõ")
"""Letters of names from the Latin script: such a name is written by its letters everywhere, not by its sound."""
_ENDING_KEYS = frozenset({"n", "s", "r", "ns", "nr", "sS", "S", "t", "k", "nS"})
_EXPANDED = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True, slots=True)
class Side:
    """One text, prepared for looking up the names of the other."""

    language: str
    words: tuple[Word, ...]
    entities: frozenset[str]
    folds: frozenset[str]
    capitals: frozenset[str]
    """Words in capitals, folded."""
    acronyms: frozenset[str]
    """Those of them that the tables know."""

    def contains(self, name: str) -> bool:
        """Whether a name begins a word, or stands in one, or is spread over several whole ones ("You Tube")."""
        return any(name in fold for fold in self.folds if len(fold) >= len(name)) or any(
            self.spread(at).startswith(name) for at in range(len(self.words))
        )

    def spread(self, at: int) -> str:
        """Word `at` and the two after it, joined."""
        return "".join(word.fold for word in self.words[at : at + 3])


@lru_cache(maxsize=512)
def side_of(text: str, language: str) -> Side:
    """Prepare a text."""
    words, hits = analyse(text, language)
    folds = frozenset(word.fold for word in words)
    capitals = frozenset(word.fold for word in words if word.is_acronym)
    known = frozenset(words[hit.start].fold for hit in hits if hit.sure and words[hit.start].is_acronym)
    return Side(language, words, frozenset(hit.entity for hit in hits), folds, capitals, known)


def has_counterpart(value: NameValue, language: str, other: Side) -> bool:
    """Whether the other text has the name, in whatever form: for each word of it, or for what it names."""
    if value.entities & other.entities:
        return True
    if len(value.words) > 1 and "".join(word.fold[0] for word in value.words) in other.capitals:
        return True  # New Jersey, NJ
    known = bool(value.entities)
    return all(_word_stands_in(word, language, other, known) for word in value.words)


def _word_stands_in(word: Word, language: str, other: Side, known: bool) -> bool:
    fold = word.fold
    if fold in other.folds or _expanded(fold) in other.folds:
        return True
    if word.is_acronym and _acronym_stands_in(word, other, known):
        return True
    bare = fold[:-1] if fold.endswith("s") and len(fold) > _SHORTEST_PART else fold
    if len(bare) >= _SHORTEST_PART and (other.contains(bare) or other.contains(_expanded(bare))):
        return True
    return any(
        same_name(word, language, theirs, other.language) or _is_its_word(word, theirs, other.language)
        for theirs in other.words
    )


def _is_its_word(word: Word, theirs: Word, language: str) -> bool:
    """Whether an ordinary word of the other text shows that this is no name, but a word of a field, or one misspelt.

    As in "Biochimie", "Biochemistry"; "Fesitval", "Festival".
    """
    mine, other = word.fold.removesuffix("s"), theirs.fold.removesuffix("s")
    if mine[:1] != other[:1] or min(len(mine), len(other)) < _SHORTEST_PART:
        return False
    if _shared_prefix(_as_learned(mine), _as_learned(other)) < _SHORTEST_PART and not _is_transposed(mine, other):
        return False
    return is_ordinary(theirs.text.lower(), language)


def _is_transposed(mine: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places."""
    if len(mine) != len(other):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
    if len(unlike) != 2 or unlike[1] - unlike[0] != 1:
        return False
    first, second = unlike
    return mine[first] == other[second] and mine[second] == other[first]


def _expanded(fold: str) -> str:
    """Without the e of umlauts written out: Goetze and Gotze are one."""
    for long, short in _EXPANDED:
        fold = fold.replace(long, short)
    return fold


def _acronym_stands_in(word: Word, other: Side, known: bool) -> bool:
    """The same letters in another order (ADN, DNA), or words that begin with them.

    Where the tables know one of the two, they know the other as well, or it is misspelt: OTSC, OSTC.
    """
    letters = sorted(word.fold)
    for theirs in other.words:
        if theirs.is_acronym and sorted(theirs.fold) == letters and not known and theirs.fold not in other.acronyms:
            return True
    initials = "".join(theirs.fold[0] for theirs in other.words if len(theirs.fold) > 2)
    if len(letters) >= _SHORTEST_KEY:
        return word.fold in initials
    capitals = "".join(theirs.fold[0] for theirs in other.words if theirs.capital)
    return word.fold in capitals


@lru_cache(maxsize=65536)
def _same(mine: str, mine_text: str, language: str, theirs: str, theirs_text: str, other_language: str) -> bool:
    if mine == theirs or _expanded(mine) == _expanded(theirs):
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    if longer.endswith("s") and len(longer) > len(shorter) and longer[:-1] == shorter:
        return True
    if mine.endswith("s") != theirs.endswith("s") and min(len(mine), len(theirs)) > 4:
        shorter, longer = sorted((mine.removesuffix("s"), theirs.removesuffix("s")), key=len)
    if len(shorter) >= 4 and (
        longer.startswith(shorter) or (longer.endswith(shorter) and "de" in (language, other_language))
    ):
        return True
    if len(shorter) >= _SHORTEST_PART and shorter in longer:
        return True
    if (language == "de" and mine.startswith(DIRECTIONS)) or (other_language == "de" and theirs.startswith(DIRECTIONS)):
        ours, yours = _without_direction(mine, language), _without_direction(theirs, other_language)
        if (ours, yours) != (mine, theirs) and min(len(ours), len(yours)) >= 4:
            return _same(ours, ours, language, yours, yours, other_language)
    ours, yours = _as_learned(mine), _as_learned(theirs)
    shared = _shared_prefix(ours, yours)
    shorter = min(ours, yours, key=len)
    if shared >= _SHORTEST_PART and shared >= len(shorter) * _DERIVED:
        return True
    if not _NATIVE_MARKS.isdisjoint(mine_text.lower()) and not _NATIVE_MARKS.isdisjoint(theirs_text.lower()):
        return False
    return _sound_alike(mine, language, theirs, other_language)


_READERS = ("de", "fr", "en")


def _sound_alike(mine: str, language: str, theirs: str, other_language: str) -> bool:
    """Whether two spellings sound alike, where either may have been taken over from another language."""
    ours, yours = sound_key(mine, language), sound_key(theirs, other_language)
    pairs = {(ours, yours), *((sound_key(mine, reader), yours) for reader in _READERS)}
    pairs.update((ours, sound_key(theirs, reader)) for reader in _READERS)
    same = next((key for key, other in pairs if key == other), None)
    if same is None:
        return any(_derived(key, other) for key, other in pairs)
    consonants = len(same.replace("a", ""))
    if consonants > _SHORTEST_KEY or (consonants == _SHORTEST_KEY and mine[0] == theirs[0]):
        return True
    return vowel_key(mine) == vowel_key(theirs)


def _derived(mine: str, theirs: str) -> bool:
    """Whether one key is the other and an ending of peoples and countries: Abchasien, Abkhazia."""
    shorter, longer = sorted((mine, theirs), key=len)
    return (
        len(shorter) > _SHORTEST_KEY
        and longer.startswith(shorter)
        and longer[len(shorter) :].replace("a", "") in _ENDING_KEYS
    )


def same_name(mine: Word, language: str, theirs: Word, other_language: str) -> bool:
    """Whether two words may be one name: equal, derived or compounded, or spelt alike for readers of two languages."""
    if not theirs.capital and mine.fold[:4] != theirs.fold[:4]:
        return False
    return _same(mine.fold, mine.text, language, theirs.fold, theirs.text, other_language)


def _without_direction(fold: str, language: str) -> str:
    """As in "Südossetien", "Mittelasien"."""
    if language == "de":
        for direction in DIRECTIONS:
            if fold.startswith(direction):
                return fold.removeprefix(direction)
    return fold


def _as_learned(fold: str) -> str:
    """With the letters that languages choose between for Greek and Latin sounds made one: Kalabrien, Calabria."""
    return _DOUBLED.sub(r"\1", fold.replace("ph", "f").translate(_LEARNED))


_LEARNED = str.maketrans("kzyj", "ccii")
_DOUBLED = re.compile(r"(.)\1+")


def _shared_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def likeness(mine: NameValue, theirs: NameValue) -> float:
    """How alike two names look, 0 to 1, by edit distance of letters."""
    return ratio(mine.fold, theirs.fold) / 100
