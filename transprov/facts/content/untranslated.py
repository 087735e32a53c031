"""Words of the source that were left standing in the copy.

What stands in both texts is judged by how often such a word is carried over into English with good reason (`carry`):
"Trump" always, "Gipfel" in the names of mountains, "wissen" never. Words that stand in a name or a title of the source
language ("Banque centrale européenne", "Alternative für Deutschland") are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from transprov.facts.content.carry import Carry
from transprov.facts.content.tokens import Word
from transprov.types import Span

_LEFTOVER = -4.0
"""Log-odds of a rightful carry-over below which a word must be a leftover."""
_GUESSED = -5.2
"""The same for words known by their letters only."""
_NEVER = -5.0
"""Below this, not even names contain the word."""
_DOUBTFUL = -2.5
_NAME = -1.5
"""Above this, a word with a capital is taken for a name."""
_SENTENCE = 5
_ARTICLE = 3
_SMALL_WORD = 4
_SHORTEST = 2
_SHORTEST_PART = 4
_SURE, _LIKELY, _UNSURE = 0.9, 0.7, 0.35


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


def leftovers(
    source: Sequence[Word], copy: Sequence[Word], copy_text: str, carry: Carry, *, capital_nouns: bool
) -> tuple[Leftover, ...]:
    """The stretches of `copy` that are untranslated, in order. `capital_nouns`: whether the source writes them so."""
    found: list[Leftover] = []
    for at, run in _runs(source, copy, carry):
        found.extend(_judged(run, copy, at, copy_text, carry, capital_nouns))
    found.extend(_parts(source, copy, carry))
    return tuple(sorted(found, key=lambda one: one.copy))


def _runs(source: Sequence[Word], copy: Sequence[Word], carry: Carry) -> list[tuple[int, list[_Pair]]]:
    """The longest stretches that stand word for word in both texts, greedily from the left, and where in the copy."""
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
            pairs = zip(copy[j : j + length], source[start : start + length], strict=True)
            runs.append((j, [_Pair(c, s, _odds(s, carry), carry.is_counted(s.text)) for c, s in pairs]))
        j += max(length, 1)
    return runs


def _shared(source: Sequence[Word], i: int, copy: Sequence[Word], j: int) -> int:
    length = 0
    while i + length < len(source) and j + length < len(copy) and source[i + length].key == copy[j + length].key:
        length += 1
    return length


def _odds(word: Word, carry: Carry) -> float:
    """Log-odds of a rightful carry-over; those of the last part for a compound that is too rare to be counted."""
    odds = carry.log_odds(word.text, capital=word.capital)
    if word.opening:
        odds = max(odds, carry.log_odds(word.text, capital=True))
    if not carry.is_counted(word.text):
        for cut in range(_SHORTEST_PART, len(word.key) - _SHORTEST_PART + 1):
            parts = word.key[:cut], word.key[cut:]
            if all(map(carry.is_counted, parts)):
                odds = min(odds, carry.log_odds(parts[1], capital=False))
    return odds


def _judged(
    run: Sequence[_Pair], copy: Sequence[Word], at: int, copy_text: str, carry: Carry, capital_nouns: bool
) -> list[Leftover]:
    sure = [_confidence(pair, carry) for pair in run]
    marked = [i for i, one in enumerate(sure) if one]
    if len(marked) >= _SENTENCE and 2 * len(marked) >= len(run):
        return [_leftover(run[marked[0] : marked[-1] + 1], max(sure))]
    if _quoted(_span([pair.copy for pair in run]), copy_text):
        sure = [min(one, _UNSURE) for one in sure]
    sure = [
        min(one, _UNSURE) if one and _in_name(run, i, copy, at + i, capital_nouns) else one
        for i, one in enumerate(sure)
    ]
    found = []
    start = None
    for i, one in enumerate([*sure, 0.0]):
        if one and start is None:
            start = i
        elif not one and start is not None:
            stretch = run[start:i]
            doubtful = _quoted(_span([pair.copy for pair in stretch]), copy_text)
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
    if carry.is_counted(word) or pair.odds < _GUESSED:
        return _SURE if pair.odds < _LEFTOVER else _LIKELY if pair.odds < _DOUBTFUL else 0.0
    return _UNSURE if pair.odds < _LEFTOVER else 0.0


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
        joined = i > 1 and not copy[at - 1].text[:1].isupper() and copy[at - 2].text[:1].isupper()
        small = after and word.copy.capital and len(word.copy.text) <= _ARTICLE
        return joined or small or ((before or after) and (word.odds > _NEVER or not word.counted))
    if len(word.copy.text) <= _SENTENCE and before and after:
        return True
    if capital_nouns:
        return False
    # "la Monnaie": what leads to a capital that both texts have is part of the name
    leads = i + 1 < len(run) and run[i + 1].copy.capital and run[i + 1].source.capital
    return leads or any(p.copy.capital and p.source.capital and p.odds < _NAME for p in run[:i])


def _leftover(run: Sequence[_Pair], confidence: float) -> Leftover:
    return Leftover(_span([pair.copy for pair in run]), _span([pair.source for pair in run]), confidence)


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _quoted(span: Span, text: str) -> bool:
    """Whether quotation marks or brackets stand directly around it: then the copy means to quote the original word."""
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    return before in set("\"“„«'‘(") and after in set("\"”“»'’),.")


def _parts(source: Sequence[Word], copy: Sequence[Word], carry: Carry) -> list[Leftover]:
    """Words of the source's language that are the beginning of a longer word of the source: half a compound."""
    there = {word.key for word in source}
    found = []
    for word in copy:
        key = word.key
        if len(key) < _SHORTEST_PART or key in there or word.text.isupper() or carry.is_english(key):
            continue
        if not carry.is_counted(key) or carry.log_odds(key, capital=False) >= _LEFTOVER:
            continue
        whole = next((one for one in source if one.key.startswith(key)), None)
        if whole is not None:
            found.append(Leftover(word.span, whole.span, _LIKELY))
    return found
