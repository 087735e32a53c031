"""How likely two words translate each other, counted on parallel text (tools/train_lexicon.py makes the files).

A file holds, for one language and English, how often two words were linked to each other and how often each occurs.
From these come three kinds of evidence, of which the strongest counts: the words themselves; their first letters, which
carries over to inflected forms that were never seen; and, in German, the parts of a compound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.tokens import keys

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_STEM = 5
"""Letters that count as the stem."""
_STEM_WEIGHT = 0.6
_PART_WEIGHT = 0.6
_LEAST_PART = 0.05
"""A translation of a part of a compound that is rarer than this says nothing about the compound."""
_SMOOTHING = 0.5
_STEPS = 8.0
"""Steps of the stored logarithm in a doubling of the count; the error is below 5 percent."""
_PIVOT = "en"
_COMPOUNDING = frozenset({"de"})
_LINKING = ("", "s", "es", "n", "en", "er", "e")
_ENDINGS = ("", "s", "es", "n", "en", "e")
_SHORTEST_PART = 4
_LEAST_SEEN = 3
"""A part of a compound must have been seen this often as a word of its own."""


class _Table:
    """Links between two vocabularies, searchable for all pairs of two lists of words at once."""

    def __init__(self, pairs: Integers, links: Floats, counts: tuple[Floats, Floats]) -> None:
        self._width = len(counts[1])
        flat = pairs[0] * self._width + pairs[1]
        if (flat[1:] > flat[:-1]).all():  # as the pairs of words are stored; those of stems have to be put together
            self._keys, linked = flat, links
        else:
            self._keys, where = np.unique(flat, return_inverse=True)
            linked = np.bincount(where, links).astype(np.float64)
        ours, theirs = np.divmod(self._keys, self._width)
        self._forward = linked / (counts[0][ours] + _SMOOTHING)
        self._backward = linked / (counts[1][theirs] + _SMOOTHING)

    def probabilities(self, source: Integers, target: Integers) -> tuple[Floats, Floats]:
        """p(target | source) and p(source | target), each (len(source), len(target)); -1 stands for an unknown word."""
        return self.beside(source[:, None], target[None, :])

    def beside(self, source: Integers, target: Integers) -> tuple[Floats, Floats]:
        """The same for words that stand beside each other, in arrays of one shape."""
        wanted = source * self._width + target
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = (self._keys[at] == wanted) & (source >= 0) & (target >= 0)
        return np.where(found, self._forward[at], 0.0), np.where(found, self._backward[at], 0.0)


class _Sorted(Mapping[str, int]):
    """Places of words in a sorted list, looked up by bisection: a hundred are asked for, not all fifty thousand."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def __getitem__(self, word: str) -> int:
        at = bisect_left(self._words, word)
        if at == len(self._words) or self._words[at] != word:
            raise KeyError(word)
        return at

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class _Stems(Mapping[str, int]):
    """Numbers of the stems of a sorted list of words; words of one stem stand together in it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        stems = np.array(words, dtype=f"U{_STEM}")
        self.numbers: Integers = np.cumsum(np.concatenate([[0], stems[1:] != stems[:-1]]), dtype=np.int64)
        """Of each word, that of its stem."""

    def __getitem__(self, stem: str) -> int:
        at = bisect_left(self._words, stem)
        if at == len(self._words) or self._words[at][:_STEM] != stem:
            raise KeyError(stem)
        return int(self.numbers[at])

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(word[:_STEM] for word in self._words))

    def __len__(self) -> int:
        return int(self.numbers[-1]) + 1


class Lexicon:
    """Word translations between one language and English."""

    def __init__(self, language: str, data: Mapping[str, NDArray[np.generic]]) -> None:
        """Build the tables from the arrays of a model file; `encode_lexicon` names them."""
        self._language = language
        ours, theirs = _unpack(data["source_words"]), _unpack(data["target_words"])
        self._source = _Sorted(ours)
        self._target = _Sorted(theirs)
        counts = (data["source_counts"].astype(np.float64), data["target_counts"].astype(np.float64))
        pairs = np.stack([np.repeat(np.arange(len(ours)), data["fanout"].astype(np.int64)), data["pairs"]]).astype(
            np.int64
        )
        links = np.exp2(data["links"].astype(np.float64) / _STEPS)
        self._words = _Table(pairs, links, counts)
        self._source_stems, self._target_stems = _Stems(ours), _Stems(theirs)
        our_stems, their_stems = self._source_stems.numbers, self._target_stems.numbers
        self._stems = _Table(
            np.stack([our_stems[pairs[0]], their_stems[pairs[1]]]),
            links,
            (_summed(our_stems, counts[0]), _summed(their_stems, counts[1])),
        )
        self._seen = counts[0]
        self._target_seen = counts[1]
        self._linked = np.bincount(pairs[0], links, len(ours)), np.bincount(pairs[1], links, len(theirs))
        self._parts: dict[str, tuple[str, ...]] = {}

    def strengths(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """(len(source), len(target)), 0 to 1: how well each token of the language fits each English token."""
        ours = [keys(token, self._language) for token in source]
        theirs = [keys(token, _PIVOT) for token in target]
        best = _geometric(*self._compare(self._words, ours, theirs, self._source, self._target))
        stems = (_cut(ours), _cut(theirs), self._source_stems, self._target_stems)
        best = np.maximum(best, _STEM_WEIGHT * _geometric(*self._compare(self._stems, *stems)))
        if self._language in _COMPOUNDING:
            parts = [[part for key in token for part in self.parts(key)] for token in ours]
            if any(parts):
                forward, backward = self._compare(self._words, parts, theirs, self._source, self._target)
                best = np.maximum(best, _PART_WEIGHT * np.where(forward >= _LEAST_PART, forward, 0.0) * (backward > 0))
        return best

    def link_counts(self, words: Sequence[str], *, english: bool) -> tuple[Floats, Floats]:
        """How often each word was linked to any other, and how often seen; both 0 for unknown words.

        `english` tells which side the words are of.
        """
        numbers = self._target if english else self._source
        places = np.array([numbers.get(word.lower(), -1) for word in words], dtype=np.int64)
        linked, seen = self._linked[english], self._target_seen if english else self._seen
        return np.where(places >= 0, linked[places], 0.0), np.where(places >= 0, seen[places], 0.0)

    def parts(self, key: str) -> tuple[str, ...]:
        """The two known words that make up a compound, or nothing; the cut whose rarer half is most frequent wins."""
        if key not in self._parts:
            self._parts[key] = self._split(key)
        return self._parts[key]

    def _split(self, key: str) -> tuple[str, ...]:
        best = 0.0
        found: tuple[str, ...] = ()
        for cut in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            head = self._known(key[cut:], _ENDINGS, ("",))
            modifier = self._known(key[:cut], _LINKING, ("", "e")) if head else None
            if head and modifier:
                seen = min(self._seen[self._source[head]], self._seen[self._source[modifier]])
                if seen > best:
                    best, found = seen, (modifier, head)
        return found

    def _known(self, part: str, off: Sequence[str], on: Sequence[str]) -> str | None:
        """The part as a word that is known, after taking an ending off and putting another on."""
        for ending in off:
            if part.endswith(ending) and len(part) - len(ending) >= _SHORTEST_PART:
                for other in on:
                    word = part[: len(part) - len(ending)] + other
                    if word in self._source and self._seen[self._source[word]] >= _LEAST_SEEN:
                        return word
        return None

    def stems(self, word: str) -> tuple[int, ...]:
        """Numbers of the stems that a lower-case word of the language is known by: its own, those of its parts."""
        found = [self._source_stems.get(word[:_STEM], -1)]
        if self._language in _COMPOUNDING and len(word) >= 2 * _SHORTEST_PART:
            found += [self._source_stems.get(part[:_STEM], -1) for part in self.parts(word)]
        return tuple(number for number in found if number >= 0)

    def english_stem(self, word: str) -> int:
        """Number of the stem of a lower-case English word; -1 when it is unknown."""
        return self._target_stems.get(word[:_STEM], -1)

    def stem_strengths(self, source: Integers, target: Integers) -> Floats:
        """(len(source),), 0 to 1: how well each stem of the language fits the English one that stands beside it."""
        return _geometric(*self._stems.beside(source, target))

    @staticmethod
    def _compare(
        table: _Table,
        source: Sequence[Sequence[str]],
        target: Sequence[Sequence[str]],
        ours: Mapping[str, int],
        theirs: Mapping[str, int],
    ) -> tuple[Floats, Floats]:
        """Both probabilities for tokens given as lists of keys; of several keys the best pair counts."""
        rows, source_ids = _flat(source, ours)
        columns, target_ids = _flat(target, theirs)
        shape = (len(source), len(target))
        forward, backward = np.zeros(shape), np.zeros(shape)
        grid = (rows[:, None], columns[None, :])
        for into, values in zip((forward, backward), table.probabilities(source_ids, target_ids), strict=True):
            np.maximum.at(into, grid, values)
        return forward, backward


def encode_lexicon(
    source: tuple[Sequence[str], Sequence[int]],
    target: tuple[Sequence[str], Sequence[int]],
    pairs: Integers,
    links: Floats,
) -> dict[str, NDArray[np.generic]]:
    """The arrays of a model file. `source`, `target`: sorted words and how often each occurs; `pairs`: (2, n) indices
    sorted by source; `links`: (n,) expected number of links of each pair.
    """
    return {
        "source_words": _pack(source[0]),
        "target_words": _pack(target[0]),
        "source_counts": np.asarray(source[1], dtype=np.uint32),
        "target_counts": np.asarray(target[1], dtype=np.uint32),
        "fanout": np.bincount(pairs[0], minlength=len(source[0])).astype(np.uint16),
        "pairs": pairs[1].astype(np.uint32),
        "links": np.clip(np.round(np.log2(links) * _STEPS), -128, 127).astype(np.int8),
    }


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language and English that comes with the package, or None when there is none."""
    file = files("transprov.alignment") / "models" / f"words_{language}_{_PIVOT}.npz"
    if not language.isalpha() or not file.is_file():
        return None
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as data:
        return Lexicon(language, {name: data[name] for name in data.files})


def translation_strengths(
    source: Sequence[str], target: Sequence[str], source_language: str | None, target_language: str | None
) -> Floats | None:
    """(len(source), len(target)), 0 to 1, from the lexicon of the two languages, either way round; None without one."""
    if source_language and target_language == _PIVOT and (lexicon := load_lexicon(source_language)):
        return lexicon.strengths(source, target)
    if target_language and source_language == _PIVOT and (lexicon := load_lexicon(target_language)):
        return lexicon.strengths(target, source).T
    return None


def _pack(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _unpack(data: NDArray[np.generic]) -> list[str]:
    return data.tobytes().decode("utf-8").split("\n")


def _cut(tokens: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[key[:_STEM] for key in token] for token in tokens]


def _flat(tokens: Sequence[Sequence[str]], numbers: Mapping[str, int]) -> tuple[Integers, Integers]:
    """For each key of all tokens: which token it belongs to, and its number (-1 if unknown)."""
    owners = [i for i, token in enumerate(tokens) for _ in token]
    return np.array(owners, dtype=np.int64), np.array([numbers.get(k, -1) for token in tokens for k in token], np.int64)


def _summed(groups: Integers, values: Floats) -> Floats:
    return np.bincount(groups, values).astype(np.float64)


def _geometric(forward: Floats, backward: Floats) -> Floats:
    return np.sqrt(forward * backward)
