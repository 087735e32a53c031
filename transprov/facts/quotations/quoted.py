"""Quotations of the source against those of the copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.facts.frame import Context
from transprov.facts.quotations import rules
from transprov.facts.quotations.find import word_count
from transprov.facts.quotations.matching import match_lengths
from transprov.facts.quotations.value import Quotation
from transprov.types import Finding, Mention

_ENGLISH_WORDS = {"de": 1.1, "fr": 0.92}
"""Words of an English translation for one of the source."""
_LONG = 4
"""Words from which on a quotation is what somebody said, and no title or term."""
_LONGER = 7
_UNMARKED = 0.4
"""Where the words are all there is, the marks may stand around the sentences before and after it as well."""
_ROOM = 0.7
"""Share of a quotation's words by which the other text is shorter where it is not there at all."""
_CUT = 0.45
_CUT_WORDS = 9
_MOVED_WORDS = 4
_MOVED_SHARE = 0.35
_BORDER = 0.55
_BORDER_FIGURE = 0.65
_CUT_SHORT = 0.55
_LEFT_OUT = re.compile(r"\.\.\.|…|\[")
_FIGURE = re.compile(r"\d[\d.,  ]*\d")


@dataclass(frozen=True, slots=True)
class _Side:
    """One text: its quotations, and its words in words of the copy."""

    text: str
    quotes: tuple[Mention, ...]
    lengths: tuple[float, ...]
    total: float

    @property
    def outside(self) -> float:
        return self.total - sum(self.lengths)

    @property
    def is_cut(self) -> bool:
        """Whether a quotation goes on beyond the text."""
        return any(not quote.value.whole for quote in self.quotes)


def compare_quotations(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """Quotations without marks in the copy, marks without quotation in the source, and words moved across the marks.

    Nothing is said of a quotation that begins or ends outside the two texts.
    """
    if not source and not copy:
        return ()
    share = _ENGLISH_WORDS.get(context.source_language, 1.0) if context.copy_language == "en" else 1.0
    mine, theirs = _side(context.source, source, share), _side(context.copy, copy, 1.0)
    return tuple(_findings(mine, theirs, context))


def _side(text: str, quotes: Sequence[Mention], share: float) -> _Side:
    lengths = tuple(quote.value.words * share for quote in quotes)
    return _Side(text, tuple(quotes), lengths, word_count(text) * share)


def _findings(mine: _Side, theirs: _Side, context: Context) -> Iterator[Finding]:
    for group in match_lengths(mine.lengths, theirs.lengths):
        ours, others = [mine.quotes[i] for i in group.source], [theirs.quotes[j] for j in group.copy]
        if not others:
            if not theirs.is_cut and not _continues(ours[0], context.copy_unaccounted):
                yield from _lost(ours[0], mine, theirs)
        elif not ours:
            if not mine.is_cut and not _continues(others[0], context.source_unaccounted):
                yield from _added(others[0], mine, theirs)
        elif all(quote.value.whole and not quote.value.alone for quote in (*ours, *others)):
            yield from _shifted(ours, others, mine, theirs)


def _continues(quote: Mention, elsewhere: Sequence[Mention]) -> bool:
    """Whether a neighbouring sentence has such a quotation too many."""
    lengths = [each.value.words for each in elsewhere if isinstance(each.value, Quotation)]
    return any(length * 2 >= quote.value.words and length <= quote.value.words * 2 for length in lengths)


def _confidence(quote: Quotation) -> float:
    if quote.words >= _LONG and quote.attributed:
        confidence = 0.7
    elif quote.words >= _LONGER:
        confidence = 0.55
    elif quote.words > 1:
        confidence = 0.45 if quote.attributed else 0.4
    else:
        confidence = 0.3
    return min(confidence, _UNMARKED) if quote.alone else confidence


def _lost(quote: Mention, mine: _Side, theirs: _Side) -> Iterator[Finding]:
    if not quote.value.whole:
        return
    confidence = _confidence(quote.value)
    lacking = mine.total - theirs.total
    if quote.value.words >= _LONG and lacking >= _ROOM * quote.value.words:
        yield rules.QUOTE_DROPPED.finding(
            f"source: {quote.text}; copy: no such quotation", confidence=confidence, source=quote
        )
    else:
        yield rules.QUOTE_LOST.finding(
            f"source: {quote.text}, word for word; copy: without quotation marks", confidence=confidence, source=quote
        )


def _added(quote: Mention, mine: _Side, theirs: _Side) -> Iterator[Finding]:
    if not quote.value.whole:
        return
    confidence = _confidence(quote.value)
    if quote.value.words >= _LONG and theirs.total - mine.total >= _ROOM * quote.value.words:
        yield rules.QUOTE_INVENTED.finding(
            f"source: no such quotation; copy: {quote.text}", confidence=confidence, copy=quote
        )
        return
    if ":" in mine.text:
        confidence = min(confidence, _UNMARKED)  # a colon alone may lead to direct speech
    yield rules.QUOTE_ADDED.finding(
        f"source: not between quotation marks; copy: {quote.text}", confidence=confidence, copy=quote
    )


def _shifted(ours: Sequence[Mention], others: Sequence[Mention], mine: _Side, theirs: _Side) -> Iterator[Finding]:
    """Words that stand on the other side of the marks, or that are gone from between them."""
    inside = sum(mine.lengths[mine.quotes.index(quote)] for quote in ours)
    now = float(sum(quote.value.words for quote in others))
    gone = inside - now
    gained = theirs.outside - mine.outside
    first, other = max(ours, key=lambda quote: quote.value.words), max(others, key=lambda quote: quote.value.words)
    if _is_shift(gone, gained, inside) or _is_shift(-gone, -gained, now):
        moved = _figure_moved(ours, others, mine, theirs)
        yield rules.QUOTE_BORDER.finding(
            f"source: {first.text}; copy: {other.text}: words stand on the other side of the quotation marks",
            confidence=_BORDER_FIGURE if moved else _BORDER,
            source=first,
            copy=other,
        )
    elif ((gone >= 1 and gained >= 1) or (gone <= -1 and gained <= -1)) and _figure_moved(ours, others, mine, theirs):
        yield rules.QUOTE_BORDER.finding(
            f"source: {first.text}; copy: {other.text}: a figure stands on the other side of the quotation marks",
            confidence=_BORDER,
            source=first,
            copy=other,
        )
    elif inside >= _CUT_WORDS and now < _CUT * inside and not any(_LEFT_OUT.search(quote.text) for quote in others):
        yield rules.QUOTE_CUT.finding(
            f"source: {first.text}; copy: only {other.text}", confidence=_CUT_SHORT, source=first, copy=other
        )


def _is_shift(gone: float, gained: float, inside: float) -> bool:
    """Whether about as many words have left the quotation as there are more outside."""
    if gone < max(_MOVED_WORDS, _MOVED_SHARE * inside) or gained < _MOVED_WORDS:
        return False
    return min(gone, gained) * 2 >= max(gone, gained)


def _figure_moved(ours: Sequence[Mention], others: Sequence[Mention], mine: _Side, theirs: _Side) -> bool:
    """Whether a figure stands within the quotation in one text only and outside all of them in the other."""
    in_source, in_copy = _figures(ours), _figures(others)
    out_source, out_copy = _figures_outside(mine), _figures_outside(theirs)
    return bool((in_source - out_source) & (out_copy - in_copy) or (out_source - in_source) & (in_copy - out_copy))


def _figures(quotes: Sequence[Mention]) -> set[str]:
    return {_digits(found) for quote in quotes for found in _FIGURE.findall(quote.text)}


def _figures_outside(side: _Side) -> set[str]:
    text = side.text
    for quote in side.quotes:
        text = text[: quote.span.start] + " " * len(quote.span) + text[quote.span.end :]
    return {_digits(found) for found in _FIGURE.findall(text)}


def _digits(figure: str) -> str:
    return "".join(sign for sign in figure if sign.isdigit())
