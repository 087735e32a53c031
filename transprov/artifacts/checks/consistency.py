"""A copy that disagrees with itself, as reading it alone shows.

The rule's `kind` says what is looked for: one name in two "spellings" that sound alike, "figures" of the headline that
the text has with their digits in another order or with a nought more, or British and American "varieties" of one word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Passage, Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.names import plain, sound_key, vowel_key
from transprov.languages.vocabulary import is_listed
from transprov.types import SegmentKind

_NAME = re.compile(r"(?<![\w-])(?!Mc|Mac)[A-ZÀ-Ž][a-zà-ž]{4,20}(?![\w-])")
_GIVEN = re.compile(r"([A-Z][\w.-]{1,20}) \Z")
_GIVEN_NAME = re.compile(rf"([A-Z][\w.-]{{1,20}}) (?=({_NAME.pattern}))")
_FIGURE = re.compile(r"(?<![\w.,€£$:/-])(?P<digits>\d{2,3}(?:,\d{3})*)(?![\w:/%-]|[.,]\d|\.)")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w]|[.,]\d)|\d+")
_WORD = re.compile(r"(?<![\w'-])[a-z]{5,20}(?![\w'-])")
_VARIETIES = (
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"),
    ("ise", "ize"), ("bour", "bor"), ("bours", "bors"), ("avour", "avor"), ("olour", "olor"), ("entre", "enter"),
    ("efence", "efense"),
)  # fmt: skip
_BRITISH = tuple(british for british, _ in _VARIETIES)
_READERS = ("de", "fr", "en")
_CONSONANTS = 3
_NO_GIVEN = frozenset(
    {"The", "In", "And", "But", "On", "For", "By", "From", "With", "New", "Mr", "Mr.", "Mrs", "Ms", "St."}
)
_TOLL = ("dead", "death", "died", "die", "kill", "victim", "drown", "injur", "wound")
_STEM = 5
_NO_COUNT = frozenset({"percent", "thousand", "million", "billion", "years", "after", "against", "before"})


def consistency(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The places where the text is at odds with itself in the rule's kind of thing."""
    yield from _KINDS[rule.parameters["kind"]](text)


def _spellings(text: Text) -> Iterator[Hit]:
    if not _alike(text.plain):
        return
    places: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in text.body():
        for found in _NAME.finditer(passage.plain):
            if not is_listed(found.group().lower(), "en"):
                places.setdefault(found.group(), []).append((passage, found))
    usual = Counter({name: len(found) for name, found in places.items()})
    names = sorted(places, key=lambda name: (-usual[name], places[name][0][1].start()))
    # only names behind a given name count, and only those that begin alike are worth comparing
    given = {name: before for name in names if (before := _given(places[name]))}
    letters = {name: plain(name)[:1].lower() for name in given}
    for at, name in enumerate(names):
        if name not in given:
            continue
        for other in names[:at]:
            if other not in given or letters[name] != letters[other] or given[name].isdisjoint(given[other]):
                continue
            if _one_name(name, other):
                passage, found = places[name][0]
                groups = {"name": name, "other": other}
                yield Hit(passage.placed(*found.span()), passage.segment.index, groups, instead=other)
                break


def _alike(text: str) -> bool:
    """Whether two names behind one given name begin alike, at a first glance."""
    first: dict[tuple[str, str], str] = {}
    for given, name in _GIVEN_NAME.findall(text):
        if first.setdefault((given, plain(name[0]).lower()), name) != name:
            return True
    return False


def _given(places: list[tuple[Passage, re.Match[str]]]) -> set[str]:
    """The words with a capital that stand before a name."""
    before = (_GIVEN.search(passage.plain[max(0, found.start() - 24) : found.start()]) for passage, found in places)
    return {found[1] for found in before if found} - _NO_GIVEN


def _one_name(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: they sound alike, and neither is a form of the other."""
    mine, theirs = plain(one).lower(), plain(other).lower()
    if mine == theirs:
        return False  # accents come and go in English
    if mine[0] != theirs[0] or mine.startswith(theirs[:-1]) or theirs.startswith(mine[:-1]):
        return False
    return any(_sound_alike(mine, a, theirs, b) for a in _READERS for b in _READERS)


def _sound_alike(mine: str, reader: str, theirs: str, their_reader: str) -> bool:
    key = sound_key(mine, reader)
    if key != sound_key(theirs, their_reader):
        return False
    enough = len(key.replace("a", "")) >= _CONSONANTS
    return enough and abs(len(mine) - len(theirs)) <= 2 and vowel_key(mine)[:1] == vowel_key(theirs)[:1]


def _figures(text: Text) -> Iterator[Hit]:
    passages = list(text.body())
    if len(passages) < 2 or not _is_headline(passages[0]):
        return
    figures = list(_FIGURE.finditer(passages[0].plain))
    if not figures:
        return
    body: dict[str, str] = {}
    for passage in passages[1:]:
        for number in _NUMBER.findall(passage.plain):
            digits = number.replace(",", "")
            body[digits] = body.get(digits, "") + " " + passage.lowered
    for found in figures:
        digits = found["digits"].replace(",", "")
        if digits in body or _is_year(digits):
            continue
        scrambled = sorted(other for other in body if other != digits and sorted(other) == sorted(digits))
        shifted = [other for other in (digits + "0", digits + "000") if other in body]
        counted = passages[0].lowered[found.end() :].split()[:2]
        alike = [other for other in (*scrambled, *shifted) if not _is_year(other) and _same_thing(counted, body[other])]
        if len(alike) == 1:
            yield Hit(passages[0].placed(*found.span()), passages[0].segment.index, {"other": alike[0]})


def _same_thing(counted: list[str], told: str) -> bool:
    """Whether the words behind the figure of the headline, or other words for the dead and injured, are in the text."""
    words = [word.strip(",.:;!?") for word in counted]
    if any(word.startswith(_TOLL) for word in words):
        return any(stem in told for stem in _TOLL)
    return bool(words) and len(words[0]) >= _STEM and words[0] not in _NO_COUNT and words[0][:_STEM] in told


def _is_headline(passage: Passage) -> bool:
    if passage.segment.kind is SegmentKind.HEADLINE:
        return True
    return passage.segment.index == 0 and passage.plain.rstrip()[-1:] not in (".", "!", "?", '"', "”")


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _varieties(text: Text) -> Iterator[Hit]:
    words = frozenset(_WORD.findall(text.plain))
    mixed = {
        american
        for british in words
        if british.endswith(_BRITISH)
        for one, other in _VARIETIES
        if british.endswith(one) and (american := british.removesuffix(one) + other) in words
        if is_listed(british, "en") and is_listed(american, "en")
    }
    if not mixed:
        return
    for passage in text.body():
        for found in _WORD.finditer(passage.plain):
            if found.group() in mixed:
                mixed.discard(found.group())
                yield Hit(passage.placed(*found.span()), passage.segment.index, {"word": found.group()})


_KINDS: Mapping[str, Callable[[Text], Iterator[Hit]]] = {
    "spellings": _spellings,
    "figures": _figures,
    "varieties": _varieties,
}
