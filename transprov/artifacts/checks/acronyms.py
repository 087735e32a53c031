"""Acronyms of another language, scrambled ones, and ones that do not stand for the name beside them.

The rule's `kind` says what is looked for. Acronyms that a language leaves in English stand in its acronyms.toml:
`ONU = "UN"`, or `PIL = ["GDP", "growth|economy"]` for one that means something else unless these words stand in the
text; organisations and what their English acronyms stand for in that of the folder `any`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from transprov.artifacts.hits import Hit
from transprov.artifacts.loading import ANY, data, packs
from transprov.artifacts.passages import Passage, Text
from transprov.artifacts.rule import ArtifactRule

_ACRONYM = re.compile(r"(?<![\w.&/-])[A-Z]{3,7}(?![\w&]|-\d)")
_EXPANDED = re.compile(
    r"(?P<words>\b[A-Z][\w'’-]+(?:\s(?:(?:of|for|and|the|on|in|to|&)\s){0,3}[A-Z][\w'’-]+){1,8})\s\((?P<acronym>[A-Z]{3,7})\)"
)
_CAPITALS = re.compile(r"[A-Z]{3,}")
_IN_BRACKETS = re.compile(r"\s\([A-Z]{3,7}\)")
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&"})
_BODY = re.compile(
    r"\b(?:of|for|and|Party|Union|Agency|Office|Service|Ministry|Federation|Confederation|Association|Bank|Court|Council|"
    r"Commission|Committee|Institute|Cent(?:er|re)|Authority|Organi[sz]ation|Front|Movement|Police|Army|Board|Society|"
    r"Foundation|Department|Company|Group|Corporation|University|League|Alliance|Network|Fund|Treaty|Act|Law)\b"
)
"""A word that makes a name that of a body: the party behind a politician's name is another matter."""
_LEAST_TO_SCRAMBLE = 4


def acronyms(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The acronyms that the rule's kind of fault is in."""
    kind = rule.parameters["kind"]
    return _KINDS[kind](text, rule) if kind in _OF_LANGUAGES or _in_capitals(text.plain) else iter(())


@lru_cache(maxsize=4)
def _in_capitals(text: str) -> frozenset[str]:
    """Runs of capitals: without one there is no acronym to look at."""
    return frozenset(_CAPITALS.findall(text))


def _left(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """Acronyms of the rule's language, unless the English one stands beside them (that is `_doubled`)."""
    for passage, found, english in _foreign(text, rule.language):
        if not _beside(passage.plain, found, english):
            yield _hit(passage, found, english)


def _doubled(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """Acronyms of the rule's language with their translation in brackets or behind a stroke, or the other way round."""
    for passage, found, english in _foreign(text, rule.language):
        if _beside(passage.plain, found, english):
            yield _hit(passage, found, english)


def _hit(passage: Passage, found: re.Match[str], english: str) -> Hit:
    return Hit(
        passage.placed(*found.span()),
        passage.segment.index,
        {"acronym": found.group()},
        wording=found.group(),
        instead=english,
    )


def _foreign(text: Text, language: str) -> Iterator[tuple[Passage, re.Match[str], str]]:
    pattern, table = _table(language)
    if pattern is None or (
        table.keys().isdisjoint(_words(text.plain)) and not any(form in text.plain for form in _signed(language))
    ):
        return
    for passage in text.body():
        for found in pattern.finditer(passage.plain):
            english, needed = table[found.group()]
            if needed is None or needed.search(text.plain):
                yield passage, found, english


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@cache
def _signed(language: str) -> tuple[str, ...]:
    """Acronyms of a language that are no single word."""
    return tuple(form for form in _table(language)[1] if not _WORD.fullmatch(form))


def _beside(plain: str, found: re.Match[str], english: str) -> bool:
    there = re.escape(english)
    after = re.compile(rf"\s?[(/]\s?(?:the\s)?{there}\b").match(plain, found.end())
    return after is not None or re.search(rf"\b{there}\s?[(/]\s?\Z", plain[: found.start()]) is not None


@cache
def _table(language: str) -> tuple[re.Pattern[str] | None, Mapping[str, tuple[str, re.Pattern[str] | None]]]:
    table: dict[str, tuple[str, re.Pattern[str] | None]] = {}
    for acronym, meaning in data(language, "acronyms").get("acronyms", {}).items():
        english, needed = (meaning, None) if isinstance(meaning, str) else meaning
        table[acronym] = (english, None if needed is None else re.compile(rf"\b(?:{needed})", re.IGNORECASE))
    if not table:
        return None, table
    forms = "|".join(re.escape(form) for form in sorted(table, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w.&@#-])(?:{forms})(?![\w&]|\.\w)"), table


def _scrambled(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """Acronyms whose letters are in another order than, or one letter off, those of a name in the same text."""
    if not any(map(_meant, _in_capitals(text.plain))):
        return
    for passage in text.body():
        for found in _ACRONYM.finditer(passage.plain):
            right = next((one for one in _meant(found.group()) if _stands_for(text.plain, one)), None)
            if right is not None:
                groups = {"acronym": found.group()}
                yield Hit(passage.placed(*found.span()), passage.segment.index, groups, instead=right)


@lru_cache(maxsize=4096)
def _meant(acronym: str) -> tuple[str, ...]:
    """The acronyms of organisations that this one may be a scrambled form of; none if it is one by itself."""
    names = _names()
    if acronym in names or acronym in _all_foreign():
        return ()
    return tuple(right for right in names if _like(acronym, right))


def _stands_for(plain: str, right: str) -> bool:
    """Whether the text has the name of the organisation and not its acronym."""
    return _name(right).search(plain) is not None and not re.search(rf"(?<!\w){right}(?!\w)", plain)


@cache
def _names() -> Mapping[str, str]:
    known: Mapping[str, str] = data(ANY, "acronyms")["organisations"]
    return known


@cache
def _name(acronym: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()[acronym]})\b", re.IGNORECASE)


@cache
def _all_foreign() -> frozenset[str]:
    return frozenset(acronym for code in packs() for acronym in data(code, "acronyms").get("acronyms", {}))


def _like(one: str, other: str) -> bool:
    """Whether two acronyms have the same letters in another order, or differ in one letter behind the first."""
    if min(len(one), len(other)) < _LEAST_TO_SCRAMBLE - (sorted(one) == sorted(other)) or one == other:
        return False
    if sorted(one) == sorted(other):
        return True
    return len(one) == len(other) and one[0] == other[0] and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _mismatched(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """Acronyms in brackets behind a name that they cannot be made of."""
    for passage in _bracketed(text):
        for found in _EXPANDED.finditer(passage.plain):
            if _BODY.search(found["words"]) and not _made_of(found["acronym"], found["words"]):
                start, end = found.span("acronym")
                yield Hit(passage.placed(start, end), passage.segment.index, {"acronym": found["acronym"]})


def _bracketed(text: Text) -> Iterator[Passage]:
    """The passages with a run of capitals in brackets."""
    if _IN_BRACKETS.search(text.plain):
        for passage in text.body():
            if _IN_BRACKETS.search(passage.plain):
                yield passage


def _made_of(acronym: str, words: str) -> bool:
    """Whether the letters stand in this order in the words; one may be missing."""
    letters = words.upper()
    missed, at = 0, 0
    for letter in acronym:
        place = letters.find(letter, at)
        if place < 0:
            missed += 1
        else:
            at = place + 1
    return missed <= (len(acronym) > _LEAST_TO_SCRAMBLE)


def _expanded_twice(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The second of two different names that one acronym is given for."""
    first: dict[str, frozenset[str]] = {}
    for passage in _bracketed(text):
        for found in _EXPANDED.finditer(passage.plain):
            if not _BODY.search(found["words"]):
                continue
            name = _content(found["words"], len(found["acronym"]))
            known = first.setdefault(found["acronym"], name)
            if len(known - name) >= 1 and len(name - known) >= 1 and len(known & name) >= 1:
                start, end = found.span()
                yield Hit(passage.placed(start, end), passage.segment.index, {"acronym": found["acronym"]})


def _content(words: str, length: int) -> frozenset[str]:
    """The words of a name, spelt one way; no more of them than the acronym has letters, from the end."""
    plain = [word.lower().replace("z", "s").removesuffix("s") for word in words.split() if word not in _SMALL]
    return frozenset(plain[-length:])


_KINDS: Mapping[str, Callable[[Text, ArtifactRule], Iterator[Hit]]] = {
    "left": _left,
    "doubled": _doubled,
    "scrambled": _scrambled,
    "mismatched": _mismatched,
    "expanded twice": _expanded_twice,
}
_OF_LANGUAGES = frozenset({"left", "doubled"})
"""Kinds whose acronyms are those of a table, and need not be three capitals."""
