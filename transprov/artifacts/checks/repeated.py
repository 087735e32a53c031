"""A phrase of two to eight words that stands twice in a row, as translation programs that run in circles leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Passage, Text
from transprov.artifacts.rule import ArtifactRule

_LONGEST = 8
_SURE, _UNSURE = 0.7, 0.45
"""Confidence in three words or more, and in two, which hurried editors double as well."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MEANT = frozenset(
    {
        "more", "and", "again", "over", "on", "by", "so", "very", "much", "ever", "no", "yes", "never", "too", "less",
        "up", "down", "round",
    }
)  # fmt: skip
"""Words that English repeats on purpose: more and more, on and on, again and again."""


def repeated_phrases(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The second of two equal phrases that nothing but a space divides, outside quotations."""
    if not _may_repeat(text.lowered):
        return
    for passage in text.body():
        forms = _WORD.findall(passage.lowered)
        pairs = list(pairwise(forms))
        if len(set(pairs)) == len(pairs):
            continue
        words = list(_WORD.finditer(passage.lowered))
        at = 0
        while at < len(words):
            length = _repeated(passage, words, forms, at)
            if length:
                start, end = words[at + length].start(), words[at + 2 * length - 1].end()
                sure = _SURE if length > 2 else _UNSURE
                yield Hit(passage.placed(start, end), passage.segment.index, confidence=sure)
                at += 2 * length
            else:
                at += 1


def _may_repeat(lowered: str) -> bool:
    """Whether two words stand twice at the distance of a phrase, anywhere in the text."""
    last: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairwise(_WORD.findall(lowered))):
        if at - last.get(pair, -_LONGEST - 1) <= _LONGEST:
            return True
        last[pair] = at
    return False


def _repeated(passage: Passage, words: list[re.Match[str]], forms: list[str], at: int) -> int:
    """Number of words of the phrase that starts here and is repeated right behind; 0 if there is none."""
    first = forms[at]
    if first not in forms[at + 2 : at + _LONGEST + 1]:
        return 0
    for length in range(2, min(_LONGEST, (len(words) - at) // 2) + 1):
        phrase = forms[at : at + length]
        if phrase != forms[at + length : at + 2 * length]:
            continue
        both = words[at : at + 2 * length]
        if (
            len(set(phrase)) > 1
            and not _MEANT.intersection(phrase)
            and not (at and forms[at - 1] in ("what", "whatever"))
            and not first.endswith(("th", "tieth"))
            and all(passage.plain[a.end() : b.start()] == " " for a, b in pairwise(both))
            and not passage.quoted(both[0].start(), both[-1].end())
            and not all(passage.plain[word.start()].isupper() for word in both)
        ):
            return length
    return 0
