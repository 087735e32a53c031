"""Years before and after Christ: "44 v. Chr." and "44 av. J.-C." are 44 BC, not 44 and not AD 44."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transprov.facts.dates import rules
from transprov.facts.frame import Context
from transprov.facts.lexicon import load_table
from transprov.facts.phrases import PhraseTable, WordText
from transprov.facts.place import place_in
from transprov.types import Finding, Mention, Span

_BEFORE, _AFTER = "before", "after"
_TURNED = 0.85
_ALONE = 0.6
"""Where only one of the texts says which era: it may be clear from what they tell."""


@cache
def _markers(language: str) -> PhraseTable[str] | None:
    table = load_table(language, "dates")
    eras = table.get("eras") if table is not None else None
    if eras is None:
        return None
    return PhraseTable(((phrase, era) for era in (_BEFORE, _AFTER) for phrase in eras[era]), {})


def compare_eras(context: Context) -> Iterator[Finding]:
    """A finding where one text counts before Christ and the other does not."""
    here, there = _said(context.source, context.source_language), _said(context.copy, context.copy_language)
    if here is None or there is None:
        return
    if _BEFORE in here and _BEFORE not in there:
        mine = _mention(context.source, here[_BEFORE])
        known = not _is_said_in(context.copy_article, context.copy_language)
        theirs = there.get(_AFTER)
        if theirs is not None or known:
            yield rules.YEAR.finding(
                f"source: before Christ ({mine.text}); copy: after Christ",
                confidence=_TURNED if theirs is not None else _ALONE,
                source=mine,
                copy=_mention(context.copy, theirs)
                if theirs is not None
                else place_in(context.copy, mine.span.start / max(1, len(context.source))),
            )
    if _BEFORE in there and _BEFORE not in here:
        theirs_said = _mention(context.copy, there[_BEFORE])
        mine_said = here.get(_AFTER)
        if mine_said is not None or not _is_said_in(context.source_article, context.source_language):
            yield rules.YEAR.finding(
                f"source: after Christ; copy: before Christ ({theirs_said.text})",
                confidence=_TURNED if mine_said is not None else _ALONE,
                source=_mention(context.source, mine_said) if mine_said is not None else None,
                copy=theirs_said,
            )


def _said(text: str, language: str) -> dict[str, Span] | None:
    """The first place of each era's mark in a text; None without data for the language."""
    table = _markers(language)
    if table is None:
        return None
    words = WordText.of(text)
    found: dict[str, Span] = {}
    for at in range(len(words.words)):
        hit = table.at(words.words, at)
        if hit is None:
            continue
        span = words.span(at, hit[0])
        # "an ad", "ce" of French: English marks of one word are in capitals
        if hit[0] > at + 1 or text[span.start : span.end].isupper():
            found.setdefault(hit[1], span)
    return found


def _is_said_in(article: str, language: str) -> bool:
    return _BEFORE in (_said(article, language) or {}) if article else False


def _mention(text: str, span: Span) -> Mention:
    said = text[span.start : span.end]
    return Mention("date", span, said, None, said)
