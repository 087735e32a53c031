"""Words of the source that were left standing in the copy.

What stands in both texts is judged by how often such a word is carried over into English with good reason (`carry`):
"Trump" always, "Gipfel" in the names of mountains, "wissen" never. Words that stand in a name or a title of the source
language ("Banque centrale européenne", "Alternative für Deutschland") are left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transprov.facts.content.carry import Carry
from transprov.facts.content.tokens import Word
from transprov.languages.names import name_table, words_of
from transprov.types import Span

_LEFTOVER = -4.0
"""Log-odds of a rightful carry-over below which a word must be a leftover."""
_GUESSED = -4.2
"""The same for words of the dictionary that were never counted."""
_SURELY_GUESSED = -5.5
_NEVER = -5.0
"""Below this, not even names contain the word."""
_DOUBTFUL = -2.5
_NAME_OF_A_PART = -1.0
_NAME = -1.5
"""Above this, a word with a capital is taken for a name."""
_SENTENCE = 5
_ARTICLE = 3
_SMALL_WORD = 4
_SHORTEST = 2
_SHORTEST_PART = 4
_LONG = 10
_LONG_MARKED = 7
_INFLECTION = 2
"""Letters that an ending may have: what is longer by more is a compound."""
_SAME_BEGINNING = 4
"""Letters by which a neighbour in the source is known again in the copy, whatever its ending."""
_SURE, _LIKELY, _UNSURE = 0.9, 0.7, 0.35
FOREIGN, QUOTED = _SURE, _UNSURE
"""How sure it is that a whole stretch in another language should be English, and in quotation marks."""
_SHORT_QUOTATION = re.compile(r"[\"“„«][^\"“”„«»]{1,40}[\"”“»]")
_ADDRESS_BEFORE, _ADDRESS_AFTER = re.compile(r"\w[.@/_]$"), re.compile(r"[.@_]\w")
_NAME_BEFORE, _NAME_AFTER = re.compile(r"\b[^\W\d_a-zß-ÿ]\w*-$"), re.compile(r"-[^\W\d_a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class SourceLanguage:
    """What matters of the two languages here."""

    code: str
    capital_nouns: bool
    """Whether the source writes nouns with a capital."""
    articles: frozenset[str]
    """What stands before common nouns in the copy, in small letters."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A stretch of the copy in the source's language, where the source has it, and how sure that is (0 to 1)."""

    copy: Span
    source: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class _Pair:
    copy: Word
    source: Word
    odds: float
    counted: bool
    ordinary: bool
    """Whether it was counted, or the dictionary has it or its parts."""
    noun: bool
    """Whether it must be a common noun if it has a capital: there is an article before it in the copy."""
    exonym: bool
    """Whether it is the name of a place for which English has another."""


def leftovers(
    source: Sequence[Word],
    copy: Sequence[Word],
    texts: tuple[str, str],
    carry: Carry,
    language: SourceLanguage,
) -> tuple[Leftover, ...]:
    """The stretches of `copy` that are untranslated, in order; `texts`: those of the words."""
    capital_nouns = language.capital_nouns
    found: list[Leftover] = []
    for start, at, run in _runs(source, copy, carry, language):
        found.extend(_judged(run, source, start, copy, at, texts, carry, capital_nouns))
    found.extend(_parts(source, copy, carry, capital_nouns))
    return tuple(sorted(found, key=lambda one: one.copy))


def _runs(
    source: Sequence[Word], copy: Sequence[Word], carry: Carry, language: SourceLanguage
) -> list[tuple[int, int, list[_Pair]]]:
    """The longest stretches that stand word for word in both texts, greedily from the left, with both places."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(source):
        places[word.key].append(i)
    runs = []
    j = 0
    while j < len(copy):
        start, length = 0, 0
        for i in places.get(copy[j].key, ()):
            shared = _shared(source, i, copy, j)
            if shared > length:
                start, length = i, shared
        if length:
            pairs = [
                _pair(copy[j + k], source[start + k], copy[j + k - 1] if j + k else None, carry, language)
                for k in range(length)
            ]
            runs.append((start, j, pairs))
        j += max(length, 1)
    return runs


def _shared(source: Sequence[Word], i: int, copy: Sequence[Word], j: int) -> int:
    length = 0
    while i + length < len(source) and j + length < len(copy) and source[i + length].key == copy[j + length].key:
        length += 1
    return length


def _pair(copy: Word, source: Word, before: Word | None, carry: Carry, language: SourceLanguage) -> _Pair:
    counted = carry.is_counted(source.text)
    ordinary = counted or carry.standing(source.text) != "unknown"
    noun = before is not None and before.key in language.articles
    exonym = not counted and copy.text[:1].isupper() and is_exonym(source.text, language.code)
    return _Pair(copy, source, _odds(source, carry, language.capital_nouns), counted, ordinary, noun, exonym)


@lru_cache(maxsize=4096)
def is_exonym(word: str, language: str) -> bool:
    """Whether a word of a language names a place or a people by a form that English does not have."""
    listed = words_of(word)
    return any(hit.sure for hit in name_table(language).hits(listed)) and not name_table("en").hits(listed)


def _odds(word: Word, carry: Carry, capital_nouns: bool) -> float:
    """Log-odds of a rightful carry-over; those of the last part for a compound that is too rare to be counted.

    Where every noun has a capital it says nothing.
    """
    odds = carry.log_odds(word.text, capital=word.capital and not capital_nouns)
    if word.opening and not capital_nouns:
        odds = max(odds, carry.log_odds(word.text, capital=True))
    if not carry.is_counted(word.text):
        for cut in range(_SHORTEST_PART, len(word.key) - _SHORTEST_PART + 1):
            parts = word.key[:cut], word.key[cut:]
            if all(map(carry.is_counted, parts)):
                odds = min(odds, carry.log_odds(parts[1], capital=False))
    return odds


def _judged(
    run: Sequence[_Pair],
    source: Sequence[Word],
    start_in_source: int,
    copy: Sequence[Word],
    at: int,
    texts: tuple[str, str],
    carry: Carry,
    capital_nouns: bool,
) -> list[Leftover]:
    sure = [_confidence(pair, carry) for pair in run]
    marked = [i for i, one in enumerate(sure) if one]
    if len(marked) >= _SENTENCE and 2 * len(marked) >= len(run):
        return [_leftover(run[marked[0] : marked[-1] + 1], max(sure))]
    if quoted(_span([pair.copy for pair in run]), texts[1]):
        sure = [min(one, _UNSURE) for one in sure]
    sure = [
        min(one, _UNSURE)
        if one
        and (
            _in_name(run, i, copy, at + i, capital_nouns)
            or _beside_the_same(source, start_in_source + i, copy, at + i)
            or _joined(run[i].copy.span, texts[1])
            or _is_name_of_compound(run[i].source.span, texts[0], capital_nouns)
        )
        else one
        for i, one in enumerate(sure)
    ]
    found = []
    start = None
    for i, one in enumerate([*sure, 0.0]):
        if one and start is None:
            start = i
        elif not one and start is not None:
            stretch = run[start:i]
            doubtful = quoted(_span([pair.copy for pair in stretch]), texts[1])
            found.append(_leftover(stretch, _UNSURE if doubtful else max(sure[start:i])))
            start = None
    return found


def _confidence(pair: _Pair, carry: Carry) -> float:
    """0 to 1: that this word has no business in an English text, looked at by itself."""
    word = pair.copy.text
    # "BMW", "iPhone"
    if len(word) < _SHORTEST or not word[1:].islower() or carry.is_english(word):
        return 0.0
    # "an der Oder", "on the Oder": a small word with a capital inside both sentences is a name that looks like one
    if pair.copy.capital and pair.source.capital and len(word) <= _SMALL_WORD:
        return _UNSURE if pair.odds < _LEFTOVER else 0.0
    if pair.counted:
        return _SURE if pair.odds < _LEFTOVER else _LIKELY if pair.odds < _DOUBTFUL else 0.0
    if _is_common(pair) or (pair.odds < _LEFTOVER and _is_marked(word)):
        return _LIKELY
    return _UNSURE if pair.odds < _LEFTOVER else 0.0


def _is_marked(word: str) -> bool:
    """Whether a longer word in small letters has letters that English drops, as a verb form no dictionary lists may."""
    return len(word) >= _LONG_MARKED and word.islower() and not word.isascii()


def _is_common(pair: _Pair) -> bool:
    """Whether a word that was never counted is a common one of the source's language, and no name or loan word."""
    word = pair.copy.text
    if not word[:1].isupper() or pair.exonym:
        # a noun that lost its capital on the way is often a word of English that the lists lack: "burkinis"
        lost = pair.source.text[:1].isupper() and not word[:1].isupper()
        return pair.ordinary and pair.odds < _GUESSED and not (lost and word.isascii())
    # "says Zimmermann", "to Münsingen": only an article shows that it is no name, or the length of a compound
    if pair.ordinary and len(word) >= _LONG:
        return pair.odds < (_GUESSED if pair.noun else _SURELY_GUESSED)
    return pair.noun and pair.odds < (_GUESSED if pair.ordinary else _NEVER)


def _beside_the_same(source: Sequence[Word], here: int, copy: Sequence[Word], there: int) -> bool:
    """Whether a word with a capital has the same neighbour with a capital in both texts, whatever its ending.

    "Freie Wähler", "Neue Presse": the name of a body or a paper, that the source inflects.
    """
    if not (copy[there].text[:1].isupper() and source[here].text[:1].isupper()):
        return False
    return any(
        0 <= here + step < len(source)
        and 0 <= there + step < len(copy)
        and source[here + step].text[:1].isupper()
        and source[here + step].text[:_SAME_BEGINNING] == copy[there + step].text[:_SAME_BEGINNING]
        for step in (-1, 1)
    )


def _joined(span: Span, text: str) -> bool:
    """Whether the word hangs on a name by a hyphen or is part of an address: "Benz-Stiftung", "www.beispiel.de"."""
    before, after = text[: span.start], text[span.end :]
    if _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(after):
        return True
    return text[span.start].isupper() and bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(after))


def _is_name_of_compound(span: Span, text: str, capital_nouns: bool) -> bool:
    """Whether it is what a compound is hyphenated after: „das Wacken-Festival“ is named so."""
    return capital_nouns and text[span.start].isupper() and bool(_NAME_AFTER.match(text[span.end :]))


def _in_name(run: Sequence[_Pair], i: int, copy: Sequence[Word], at: int, capital_nouns: bool) -> bool:
    """Whether the word belongs to a name or title that the copy rightly leaves in the source's language.

    So does a small word between two capitals, and in German the second noun ("Alternative für Deutschland"); a capital
    beside another, if names may contain the word; an article with a capital before another; in French any capital, and
    what follows an ordinary word that has one ("Banque centrale").
    """
    word = run[i]
    before = at > 0 and copy[at - 1].text[:1].isupper()
    after = at + 1 < len(copy) and copy[at + 1].text[:1].isupper()
    if word.copy.text[:1].isupper():
        if not capital_nouns and word.source.capital:
            return True
        # "Von Beust", "Le Devoir" at the head of a sentence
        if word.copy.opening and len(word.copy.text) <= _ARTICLE and _leads_to_name(run, i + 1):
            return True
        joined = i > 1 and not copy[at - 1].text[:1].isupper() and copy[at - 2].text[:1].isupper()
        small = after and word.copy.capital and len(word.copy.text) <= _ARTICLE
        return joined or small or ((before or after) and (word.odds > _NEVER or not word.ordinary))
    if len(word.copy.text) <= _SENTENCE and before and after:
        return True
    if capital_nouns:
        return _leads_to_name(run, i)
    # "la Monnaie": what leads to a capital that both texts have is part of the name
    leads = i + 1 < len(run) and run[i + 1].copy.capital and run[i + 1].source.capital
    return leads or any(p.copy.capital and p.source.capital and p.odds < _NAME for p in run[:i])


def _leads_to_name(run: Sequence[_Pair], i: int) -> bool:
    """Whether only small words stand between this one and a name that both texts have: "von der Leyen"."""
    for pair in run[i:]:
        if pair.copy.text[:1].isupper():
            return pair.odds > _NAME
        if len(pair.copy.text) > _SMALL_WORD:
            return False
    return False


def _leftover(run: Sequence[_Pair], confidence: float) -> Leftover:
    return Leftover(_span([pair.copy for pair in run]), _span([pair.source for pair in run]), confidence)


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def quoted(span: Span, text: str) -> bool:
    """Whether it stands between brackets, or in a quotation of a few words: a title or word that is meant to stay."""
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    if before in set("\"“„«'‘(") and after in set("\"”“»'’),."):
        return True
    return any(one.start() < span.start and span.end < one.end() for one in _SHORT_QUOTATION.finditer(text))


def _parts(source: Sequence[Word], copy: Sequence[Word], carry: Carry, capital_nouns: bool) -> list[Leftover]:
    """Words of the source's language that are half a compound of the source, or another form of its word."""
    there = {word.key for word in source}
    found = []
    for word in copy:
        key = word.key
        if len(key) < _SHORTEST_PART or key in there or word.text.isupper() or carry.is_english(key):
            continue
        # "Haupt" in "South Africa's Haupt attractions" is half of a word whatever else bears that name
        half = word.capital and capital_nouns and carry.standing(key) == "listed"
        if not carry.is_counted(key) or carry.log_odds(key, capital=False) >= (_NAME_OF_A_PART if half else _LEFTOVER):
            continue
        whole = next((s for s in source if s.key.startswith(key) and len(s.key) > len(key) + _INFLECTION), None)
        if whole is None and word.text.islower():
            whole = next((s for s in source if _is_another_form(s.key, key)), None)
        if whole is not None:
            found.append(Leftover(word.span, whole.span, _LIKELY))
    return found


def _is_another_form(one: str, other: str) -> bool:
    """Whether one of two words is the other with an ending: "historiques", "historique"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) > _SENTENCE and 0 < len(longer) - len(shorter) <= _INFLECTION
