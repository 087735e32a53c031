"""What a text must have for a pattern to match at all: found out from the pattern, looked for before it.

Looking for a fixed text is twenty times as fast as looking for a pattern, and most rules have nothing in most articles.
"""

from __future__ import annotations

import json
import re
import re._constants as constants  # type: ignore[import-not-found]  # the only reader of patterns that Python has
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum
from typing import Any

from transprov.artifacts.pattern import Pattern, inner, parsed

_SHARES = {
    word: share
    for share, words in (
        (0.8, "the"),
        (0.55, "of to and a in"),
        (0.25, "that was for on with said he his at by as is it"),
        (0.12, "from has have had be not who which would will were been are after an its this but they their or i s"),
        (0.06, "also one two year years more about than new first over when up out last people into other there all"),
    )
    for word in words.split()
}
"""Share of English news sentences that have a word, very roughly: what matters is their order."""
_BY_LENGTH = {1: 0.7, 2: 0.4, 3: 0.15, 4: 0.06, 5: 0.03}
_LONGER = 0.015
_DIGITS = frozenset("0123456789")
_DIGIT_SHARE, _SIGN_SHARE = 0.03, 0.04
_COMMON_SIGNS = {" ": 1.0, ",": 0.6, ".": 0.95, "'": 0.2, '"': 0.2, "-": 0.25}
_SETS = 3
_MOST = 160
"""Texts in a set beyond which looking for all of them takes longer than the pattern."""
_WORD = re.compile(r"[^\W\d_]+")


Anchors = tuple[frozenset[str], ...]
"""Sets of texts in small letters: every match has at least one of each set; the rarest first."""


def known_anchors(pattern: Pattern) -> Anchors:
    """The anchors of a rule's pattern, from the file that tools/make_anchors.py makes; found out when it lacks them."""
    known = _known().get(pattern.key)
    return anchors(pattern.regex) if known is None else tuple(map(frozenset, known))


@cache
def _known() -> Mapping[str, list[list[str]]]:
    file = files("transprov.artifacts").joinpath("anchors.json")
    if not file.is_file():
        return {}
    known: Mapping[str, list[list[str]]] = json.loads(file.read_text(encoding="utf-8"))
    return known


@cache
def anchors(pattern: re.Pattern[str]) -> Anchors:
    """What every match of an expression must have; nothing if no set is worth looking for."""
    sets = {texts for texts in _required(parsed(pattern)) if len(texts) <= _MOST and _share(texts) < 1}
    return tuple(sorted(sets, key=lambda texts: (_share(texts), sorted(texts)))[:_SETS])


def _required(tree: Any) -> list[frozenset[str]]:
    """The sets that the parts of a sequence require."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*tree, (None, None)]:
        if op is constants.LITERAL:
            run += chr(value)
            continue
        if op is constants.AT:
            continue  # a word boundary between two letters of a run is none
        if run:
            found.append(frozenset([run.lower()]))
            run = ""
        if op is constants.IN:
            found.append(_class(value))
        elif op is constants.SUBPATTERN or op is constants.ATOMIC_GROUP:
            found.extend(_required(inner(op, value)[0]))
        elif op is constants.BRANCH:
            parts = [min(_required(part), key=_share, default=frozenset()) for part in value[1]]
            found.append(frozenset(text for part in parts for text in part) if all(parts) else frozenset())
        elif op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT) and value[0] > 0:
            found.extend(_required(value[2]))
    return [texts for texts in found if texts]


def _class(items: Any) -> frozenset[str]:
    """The characters of a class of few; digits stand for the class of digits."""
    texts: set[str] = set()
    for op, value in items:
        if op is constants.LITERAL:
            texts.add(chr(value).lower())
        elif op is constants.CATEGORY and value is constants.CATEGORY_DIGIT:
            texts |= _DIGITS
        elif op is constants.RANGE and value[1] - value[0] < len(_DIGITS):
            texts |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        else:
            return frozenset()
    return frozenset(texts)


def _share(texts: frozenset[str]) -> float:
    """About how many of 1 sentence have one of the texts."""
    return fsum(map(_rarity, texts))  # exact, so that the order of a set decides nothing


@lru_cache(maxsize=8192)
def _rarity(text: str) -> float:
    words = _WORD.findall(text)
    if not words:
        signs = [_DIGIT_SHARE if char in _DIGITS else _COMMON_SIGNS.get(char, _SIGN_SHARE) for char in text]
        return min(signs) * 0.5 ** (len(text) - 1)
    whole = text.startswith(" ") and text.endswith(" ")
    shares = [
        _SHARES[word] if word in _SHARES and (whole or len(words) > 1) else _BY_LENGTH.get(len(word), _LONGER)
        for word in words
    ]
    return float(min(shares) * 0.6 ** (len(words) - 1))
