"""Words and sentences that were left in the source language, told by function words and dictionaries, not by capitals.

The rule's `kind` says what is looked for: a whole "sentence", a "run" of words inside an English sentence, or a word
with "letters" that English does without. Names,
titles of works, quotations and what stands in brackets are left alone; so are phrases that English has borrowed. The
function words of each language, and the phrases, stand in packs/any/residue.toml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from transprov.artifacts.hits import Hit
from transprov.artifacts.loading import ANY, data
from transprov.artifacts.passages import Passage, Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.identification import identify
from transprov.languages.vocabulary import is_listed

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_HYPHEN = re.compile(r"[-']")
_LETTERS = re.compile(r"[äöüßåøæłśżźćńęąěščřžůőűğışțșđþðéèêàçùîôûœãõíóúáñëï]")
_SHORTEST_SENTENCE = 5
_LEAST_LOWERED = 3
_LEAST_TELLING = 2
_MOST_ENGLISH = 0.6
"""Share of the small-lettered words of a foreign sentence that English may have too: die, was, hat, an."""
_LEAST_FUNCTION = 0.15
_ENGLISH = frozenset(
    {"in", "on", "an", "a", "was", "i", "is", "he", "to", "do", "so", "as", "at", "me", "no", "by", "or", "for"}
)
_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "isation", "ization", "ism", "ist", "ists")


def residue(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The places where the rule's kind of residue stands."""
    find, possible = _KINDS[rule.parameters["kind"]]
    if possible(text.plain):
        for passage in text.body():
            yield from find(passage)


@lru_cache(maxsize=4)
def _forms(text: str) -> frozenset[str]:
    """All words of a text, to see at once that it has none that matter."""
    return frozenset(_WORD.findall(text))


def _has_function_words(text: str) -> bool:
    return len(_forms(text) & _any_function_word()) >= _LEAST_TELLING


def _has_foreign_function_word(text: str) -> bool:
    return not _forms(text).isdisjoint(_foreign_function_words())


def _has_strange_letters(text: str) -> bool:
    return _LETTERS.search(text) is not None


def _sentences(passage: Passage) -> Iterator[Hit]:
    words = _WORD.findall(passage.plain)
    if len(words) < _SHORTEST_SENTENCE or passage.quotes:
        return
    if len(_any_function_word().intersection(words)) < _LEAST_TELLING:
        return
    # names may be of any language
    lowered = [word for word in words if word.islower()]
    if len(lowered) < _LEAST_LOWERED or sum(_is_english(word) for word in lowered) > _MOST_ENGLISH * len(lowered):
        return
    telling = [word for word in lowered if word not in _ENGLISH]
    shares = {code: len(known.intersection(telling)) / len(words) for code, known in _function_words().items()}
    code = max(shares, key=lambda one: shares[one])
    if shares[code] * len(words) < _LEAST_TELLING:
        return
    if shares[code] >= _LEAST_FUNCTION and identify(passage.plain, among=["en", *shares]) not in ("en", None):
        start, end = _trimmed(passage)
        yield Hit(passage.placed(start, end), passage.segment.index, {"language": code}, passage.plain[start:end])


def _trimmed(passage: Passage) -> tuple[int, int]:
    return len(passage.plain) - len(passage.plain.lstrip()), len(passage.plain.rstrip())


def _runs(passage: Passage) -> Iterator[Hit]:
    """Two or more small-lettered words in a row that English does not have, a function word among them."""
    if _foreign_function_words().isdisjoint(_WORD.findall(passage.plain)):
        return
    words = list(_WORD.finditer(passage.plain))
    foreign = [_is_foreign(word.group()) for word in words]
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and foreign[end] and (end == at or _adjoins(passage, words[end - 1], words[end])):
            end += 1
        forms = [word.group() for word in words[at:end]]
        if len(forms) >= 2 and any(map(_is_function, forms)) and not _borrowed().issuperset(forms):
            run = (words[at].start(), words[end - 1].end())
            if not _named(passage, words, at, end):
                yield Hit(passage.placed(*run), passage.segment.index, wording=passage.plain[run[0] : run[1]])
        at = max(end, at + 1)


def _strange_letters(passage: Passage) -> Iterator[Hit]:
    """Small-lettered words with letters that English does without."""
    if not _LETTERS.search(passage.plain):
        return
    words = list(_WORD.finditer(passage.plain))
    for at, word in enumerate(words):
        form = word.group()
        if form.islower() and any(map(_is_strange, _HYPHEN.split(form))) and not _named(passage, words, at, at + 1):
            yield Hit(passage.placed(*word.span()), passage.segment.index, wording=form)


@cache
def _is_strange(word: str) -> bool:
    if len(word) <= 2 or not _LETTERS.search(word) or word in _borrowed() or is_listed(word, "en"):
        return False
    return _is_function(word) or not is_listed(_unaccented(word), "en")


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _is_foreign(word: str) -> bool:
    if len(word) < 2 or not word.islower() or all(map(_is_english, _HYPHEN.split(word))):
        return False
    return word not in _borrowed() or _is_function(word)


@cache
def _is_english(word: str) -> bool:
    """Whether English has a word or what it seems to be made of: streamable, deregulator, co-host."""
    if is_listed(word, "en"):
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and (is_listed(stem, "en") or is_listed(stem + "e", "en")):
            return True
    return any(
        word.startswith(prefix) and is_listed(word.removeprefix(prefix), "en") for prefix in ("un", "re", "non", "anti")
    )


def _adjoins(passage: Passage, left: re.Match[str], right: re.Match[str]) -> bool:
    return passage.plain[left.end() : right.start()] == " "


def _named(passage: Passage, words: list[re.Match[str]], start: int, end: int) -> bool:
    """Whether the words are meant as they are: quoted, in brackets, or part of a name.

    A name has a capital on either side, perhaps behind other foreign words: Bundesverband der deutschen Banken, Le
    Canard enchaîné, Fédération des sociétés d'histoire.
    """
    if _set_apart(passage, words[start].start(), words[end - 1].end()):
        return True
    while start > 0 and _adjoins(passage, words[start - 1], words[start]) and _may_be_named(words[start - 1].group()):
        start -= 1
    while end < len(words) and _adjoins(passage, words[end - 1], words[end]) and _may_be_named(words[end].group()):
        end += 1
    before = start > 0 and _adjoins(passage, words[start - 1], words[start]) and _is_title(words, start - 1)
    return before or (
        end < len(words) and _adjoins(passage, words[end - 1], words[end]) and words[end].group()[0].isupper()
    )


def _may_be_named(word: str) -> bool:
    return word.islower() and (_is_function(word) or word in _borrowed() or _is_foreign(word)) and word not in _ENGLISH


def _is_title(words: list[re.Match[str]], at: int) -> bool:
    word = words[at].group()
    # the first word of a sentence has a capital whatever it is
    return word[0].isupper() and not (at == 0 and is_listed(word.lower(), "en"))


def _set_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether quotation marks, brackets or stars show that the foreign wording is meant."""
    if passage.quoted(start, end):
        return True
    before, after = passage.plain[:start], passage.plain[end:]
    return before.rfind("(") > before.rfind(")") or before[-1:] in "'*_/@#.-[" or after[:1] in "'*_/@-"


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in data(ANY, "residue")["function_words"].items()}


@cache
def _any_function_word() -> frozenset[str]:
    """Those of all languages that are no English words as well."""
    return frozenset().union(*_function_words().values()) - _ENGLISH


@cache
def _foreign_function_words() -> frozenset[str]:
    return frozenset(filter(_is_foreign, frozenset().union(*_function_words().values())))


@cache
def _is_function(word: str) -> bool:
    return any(word in known for known in _function_words().values())


@cache
def _borrowed() -> frozenset[str]:
    """Words of other languages that English uses."""
    return frozenset(data(ANY, "residue")["borrowed"]["words"].split())


_KINDS: Mapping[str, tuple[Callable[[Passage], Iterator[Hit]], Callable[[str], bool]]] = {
    "sentence": (_sentences, _has_function_words),
    "run": (_runs, _has_foreign_function_word),
    "letters": (_strange_letters, _has_strange_letters),
}
"""By kind: what finds it in a passage, and whether a whole text may have it at all."""
