"""What a text must have for a pattern to match at all: found out from the pattern, looked for before it.

Looking for a fixed text is twenty times as fast as looking for a pattern, and most rules have nothing in most articles.
"""

from __future__ import annotations

import json
import re
import re._constants as constants  # type: ignore[import-not-found]  # the only reader of patterns that Python has
from collections.abc import Iterator, Mapping
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
_RARE = 0.004
"""Share of sentences with all the sets so far, below which another one saves nothing."""
_COMMON, _COMMON_TOGETHER = 0.7, 2.5
"""Shares of one text and of a set (each text counted by itself) beyond which they tell nothing."""
_MOST = 200
"""Texts in a set beyond which looking for all of them takes longer than the pattern."""
_LOOKING = 0.002
"""Share of sentences that may be looked at in the time that looking for one text takes."""
_MOST_FORMS = 40
"""Texts that neighbouring parts make together at most."""
_STARTS = 6
"""Neighbours that a part is joined with at most."""
_MOST_REPEATED = 2
_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[\W\d_]")


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
    sets = {texts for texts in _required(parsed(pattern)) if _is_worth(texts)}
    chosen: list[frozenset[str]] = []
    left = 1.0
    for texts in sorted(sets, key=lambda texts: (_cost(texts), -sum(map(len, texts)), sorted(texts))):
        if not any(_follows(texts, other) or _follows(other, texts) for other in chosen):
            chosen.append(texts)
            left *= _share(texts)
        if len(chosen) == _SETS or left < _RARE:
            break
    return tuple(chosen)


def _is_worth(texts: frozenset[str]) -> bool:
    return len(texts) <= _MOST and max(map(_rarity, texts)) <= _COMMON and _share(texts) < _COMMON_TOGETHER


def _follows(texts: frozenset[str], other: frozenset[str]) -> bool:
    """Whether whatever has one of the `other` texts has one of the texts as well."""
    return all(any(text in longer for text in texts) for longer in other)


def _required(tree: Any) -> list[frozenset[str]]:
    """The sets that the parts of a sequence require, and those that neighbouring parts make together."""
    found: list[frozenset[str]] = []
    runs: list[frozenset[str]] = []
    for op, value in _pieces(tree):
        if op is constants.ASSERT:
            found.extend(_required(value[1]))  # what follows stands in the text as well
            continue
        texts = _forms(op, value)
        if texts is None:
            found.extend(_within(op, value))
            runs = []
            continue
        runs = [
            *(_joined(run, texts) for run in runs[-_STARTS:] if len(run) * len(texts) <= _MOST_FORMS),
            _endings(texts),
        ]
        found.extend(runs)
    return [_shortest(texts) for texts in found if texts and "" not in texts]


def _shortest(texts: frozenset[str]) -> frozenset[str]:
    """The texts without those that have another one inside."""
    return frozenset(text for text in texts if not any(other in text and other != text for other in texts))


def _pieces(tree: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence, those of its groups among them, letters in a row together."""
    run = ""
    for op, value in _flat(tree):
        if op is constants.LITERAL:
            run += chr(value).lower()
            continue
        if run:
            yield constants.LITERAL, run
            run = ""
        yield op, value
    if run:
        yield constants.LITERAL, run


def _flat(tree: Any) -> Iterator[tuple[Any, Any]]:
    for op, value in tree:
        if op is constants.SUBPATTERN or op is constants.ATOMIC_GROUP:
            yield from _flat(inner(op, value)[0])
        elif op is not constants.AT and op is not constants.ASSERT_NOT:  # these take no place
            yield op, value


def _within(op: Any, value: Any) -> list[frozenset[str]]:
    """What a part requires that has too many forms to name, or endlessly many."""
    if op is constants.BRANCH:
        parts = [min(_required(part), key=_cost, default=frozenset()) for part in value[1]]
        return [frozenset(text for part in parts for text in part)] if all(parts) else []
    if op in _REPEATS and value[0] > 0:
        return _required(value[2])
    return []


def _forms(op: Any, value: Any) -> frozenset[str] | None:
    """All texts that a part may match, in small letters; None if they are too many."""
    if op is constants.LITERAL:
        return frozenset([value])
    if op is constants.IN:
        return _class(value) or None
    found: set[str] = set()
    if op is constants.BRANCH:
        for part in value[1]:
            texts = _forms_of(part)
            if texts is None:
                return None
            found |= texts
    elif op in _REPEATS and value[1] <= _MOST_REPEATED:
        texts = _forms_of(value[2])
        if texts is None or len(texts) ** int(value[1]) > _MOST:
            return None
        some = frozenset([""])
        for times in range(value[1] + 1):
            found |= some if times >= value[0] else frozenset()
            some = _joined(some, texts)
    else:
        return None
    return frozenset(found) if len(found) <= _MOST else None


def _forms_of(tree: Any) -> frozenset[str] | None:
    """The same of a sequence."""
    found = frozenset([""])
    for op, value in _pieces(tree):
        if op is constants.ASSERT:
            continue
        texts = _forms(op, value)
        if texts is None or len(found) * len(texts) > _MOST:
            return None
        found = _joined(found, texts)
    return found


def _endings(texts: frozenset[str]) -> frozenset[str]:
    """The texts without those that end in another one: what follows them follows that one as well."""
    return frozenset(text for text in texts if not any(text[at:] in texts for at in range(1, len(text) + 1)))


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    return frozenset(one + other for one in left for other in right)


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


def _cost(texts: frozenset[str]) -> float:
    """The share, and the time that looking for each text takes."""
    return _share(texts) + _LOOKING * len(texts)


@lru_cache(maxsize=8192)
def _rarity(text: str) -> float:
    words = _WORD.findall(text)
    signs = [_DIGIT_SHARE if char in _DIGITS else _COMMON_SIGNS.get(char, _SIGN_SHARE) for char in _SIGN.findall(text)]
    if not words:
        return min(signs) * 0.5 ** (len(text) - 1)
    whole = text.startswith(" ") and text.endswith(" ")
    shares = [
        _SHARES[word] if word in _SHARES and (whole or len(words) > 1) else _BY_LENGTH.get(len(word), _LONGER)
        for word in words
    ]
    return float(min(*shares, *signs, 1.0) * 0.6 ** (len(words) - 1))
