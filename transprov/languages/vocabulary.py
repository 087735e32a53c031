"""Whether a word is an ordinary word of a language: what tells "Reihenuntersuchung" from "Nellingen".

Each language has a Bloom filter (B. H. Bloom, Communications of the ACM 13, 1970) over the word forms of simplemma,
made by tools/make_vocabulary.py: simplemma's own German dictionary takes seconds to load. German compounds are not in
the filter when their parts are; they are taken apart here. About one unknown word in a thousand passes for known.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

HASHES = 9
BITS_PER_WORD = 14

_COMPOUNDING = frozenset({"de"})
_LINKS = ("s", "es", "n", "en", "er", "e")
_SHORTEST_PART = 3
_SHORTEST_FIRST = 2
_SHORTEST_TAIL = 4
"""Letters of a noun at the end of a word from which the whole is taken for a compound, whatever stands before it."""


def positions(word: str, bits: int) -> tuple[int, ...]:
    """Where the filter of so many bits has a word; double hashing after Kirsch and Mitzenmacher (2006)."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return tuple((first + i * second) % bits for i in range(HASHES))


@lru_cache(maxsize=8)
def _filter(language: str) -> bytes:
    # the code may come from a page: only names of shipped files are looked up
    if not (language.isascii() and language.isalpha()):
        return b""
    file = files("transprov.languages").joinpath("words", f"{language.lower()}.bloom")
    return file.read_bytes() if file.is_file() else b""


def has_vocabulary(language: str) -> bool:
    """Whether the words of this ISO 639-1 code are known at all."""
    return bool(_filter(language))


@lru_cache(maxsize=65536)
def is_listed(word: str, language: str) -> bool:
    """Whether this very form, upper and lower case as given, is in the list of the language."""
    data = _filter(language)
    return bool(data) and all(data[at >> 3] >> (at & 7) & 1 for at in positions(word, len(data) * 8))


@lru_cache(maxsize=65536)
def is_ordinary(word: str, language: str) -> bool:
    """Whether a word is in the dictionary of the language, as given or in small letters, or ends in a noun that is.

    Names that a dictionary also lists count as ordinary words: Green, Schneider, Keller.
    """
    if is_listed(word, language) or is_listed(word.lower(), language):
        return True
    if language not in _COMPOUNDING:
        return False
    lower = word.lower()
    return any(
        is_listed(lower[cut:].capitalize(), language) for cut in range(_SHORTEST_FIRST, len(lower) - _SHORTEST_TAIL + 1)
    ) or is_compound(word, lambda part: is_listed(part, language))


def is_compound(word: str, listed: Callable[[str], bool]) -> bool:
    """Whether `word` is two words that `listed` knows, the second a noun, perhaps joined by an s or n."""
    lower = word.lower()
    for cut in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
        if not listed(lower[cut:].capitalize()):
            continue
        first = lower[:cut]
        if len(lower) - cut == _SHORTEST_PART and cut == _SHORTEST_PART:
            continue
        stems = [
            first,
            *(first.removesuffix(link) for link in _LINKS if first.endswith(link)),
            f"{first}en",
            f"{first}e",
        ]
        if any(len(stem) >= _SHORTEST_PART and (listed(stem.capitalize()) or listed(stem)) for stem in stems):
            return True
    return False
