"""Names and numbers of an article as a set of hashes: what stays the same in every language.

A cheap second opinion beside the vectors. Whether the details of a found pair agree is for the facts to say.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
"""Sorted, each once."""

_NUMBER = re.compile(r"\d+(?:[.,' \u00a0\u202f’]\d+)*")
_NAME = re.compile(r"(?<=[\w,;:–-] )[^\W\d_a-z][\w]{2,}")
"""A capitalised word inside a sentence: in English a name, in German any noun, which does no harm on that side."""
_STEM = 5
"""Letters of a name that are compared: endings and transcriptions differ."""
_SHORTEST = 2
"""Digits of a number worth comparing: "3" is in every text."""


def named(sentences: Iterable[str]) -> Keys:
    """What a copy names: its numbers, and the capitalised words within its sentences."""
    keys: set[str] = set()
    for sentence in sentences:
        keys.update(_numbers(sentence))
        keys.update(_stem(name) for name in _NAME.findall(sentence))
    return _hashed(keys)


def held(sentences: Iterable[str]) -> Keys:
    """What an article has to offer: its numbers and all its words, cut as those of `named` are."""
    keys: set[str] = set()
    for sentence in sentences:
        keys.update(_numbers(sentence))
        keys.update(_stem(word) for word in re.findall(r"[^\W\d_]\w{2,}", sentence))
    return _hashed(keys)


def shared(wanted: Keys, there: Keys) -> float:
    """Share of the wanted keys that are there; a half, which says nothing, where there is hardly anything to find."""
    found = int(np.isin(wanted, there, assume_unique=True).sum())
    return (found + 1) / (len(wanted) + 2)


def _numbers(sentence: str) -> list[str]:
    # separators differ between languages: 1.200 and 1,200, 5,92 and 5.92
    digits = ("".join(ch for ch in match if ch.isdigit()) for match in _NUMBER.findall(sentence))
    return [number for number in digits if len(number) >= _SHORTEST]


def _stem(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word[: 2 * _STEM].casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))[:_STEM]


def _hashed(keys: set[str]) -> Keys:
    return np.unique(np.array([zlib.crc32(key.encode("utf-8", "replace")) for key in keys], dtype=np.uint32))
