"""Everything this kind says about one pair of texts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache

from transprov.facts.content.carry import load_carry
from transprov.facts.content.coverage import said_nearby, uncovered
from transprov.facts.content.repeated import repetitions
from transprov.facts.content.roles import reversals
from transprov.facts.content.rules import ADDED, DROPPED, REPEATED, REVERSED, UNTRANSLATED
from transprov.facts.content.tokens import Word, words
from transprov.facts.content.untranslated import FOREIGN, QUOTED, SourceLanguage, leftovers, quoted
from transprov.facts.evidence import WordEvidence
from transprov.facts.frame import Context
from transprov.facts.lexicon import load_table
from transprov.languages.foreign import foreign_stretches
from transprov.languages.packs import pack
from transprov.types import Finding, Mention, Span

KIND_NAME = "content"
_EVEN = 0.05
"""Deviation from the usual length up to which nothing is taken to be dropped or added."""
_FEW = 8
"""Characters more or less that never matter."""


def find(text: str, language: str) -> tuple[Mention, ...]:
    """Nothing: content has no mentions, it is compared as a whole."""
    return ()


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What the copy leaves untranslated, repeats, drops, adds or turns round."""
    ours, theirs = words(context.source), words(context.copy)
    if not ours or not theirs:
        return ()
    found = [
        *_untranslated(ours, theirs, context),
        *_repeated(ours, theirs, context),
        *_reversed(context),
    ]
    return (*found, *_uncovered(context, found))


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """The words of one list of a language's table; empty for languages without."""
    table = load_table(language, KIND_NAME) or {}
    return frozenset(str(table.get(name, "")).split())


def mention(text: str, span: Span, reading: str) -> Mention:
    """A stretch of text as a finding wants it."""
    said = text[span.start : span.end]
    return Mention(KIND_NAME, span, said, said, reading)


def _untranslated(ours: Sequence[Word], theirs: Sequence[Word], context: Context) -> list[Finding]:
    carry = load_carry(context.source_language)
    if carry is None or context.copy_language != "en":
        return []
    language = SourceLanguage(
        context.source_language,
        pack(context.source_language).capital_nouns,
        word_list(context.copy_language, "articles"),
    )
    stretches = _foreign(context)
    return stretches + [
        UNTRANSLATED.finding(
            f"“{context.copy[one.copy.start : one.copy.end]}” is left in the language of the source",
            confidence=one.confidence,
            source=mention(context.source, one.source, "in the source"),
            copy=mention(context.copy, one.copy, "untranslated"),
            evidence=("English texts hardly ever keep this word of the source",),
        )
        for one in leftovers(ours, theirs, (context.source, context.copy), carry, language)
        if not any(one.copy.overlaps(whole.copy_span) for whole in stretches if whole.copy_span)
    ]


def _foreign(context: Context) -> list[Finding]:
    """Whole stretches in another language, whether or not the source has the same words."""
    return [
        UNTRANSLATED.finding(
            f"“{context.copy[one.span.start : one.span.end][:80]}” is not English",
            confidence=QUOTED if quoted(one.span, context.copy) else FOREIGN,
            copy=mention(context.copy, one.span, f"in the language “{one.language}”"),
            evidence=("several words in a row that English has not, but this language has",),
        )
        for one in foreign_stretches(context.copy)
    ]


def _repeated(ours: Sequence[Word], theirs: Sequence[Word], context: Context) -> list[Finding]:
    language = context.copy_language
    found = repetitions(
        ours,
        theirs,
        context.copy,
        doubled=word_list(language, "doubled"),
        function=word_list(language, "function") | word_list(language, "doubled"),
    )
    return [
        REPEATED.finding(
            f"the copy repeats itself: “{context.copy[one.copy.start : one.copy.end][:80]}”; the source does not",
            confidence=one.confidence,
            copy=mention(context.copy, one.copy, "repeated"),
        )
        for one in found
    ]


def _reversed(context: Context) -> list[Finding]:
    return [
        REVERSED.finding(
            f"the roles are turned round: {one.said}",
            confidence=one.confidence,
            source=mention(context.source, one.source, "in the source"),
            copy=mention(context.copy, one.copy, "in the copy"),
        )
        for one in reversals(context.source, context.copy, context.source_language, context.copy_language)
    ]


def _uncovered(context: Context, found: Sequence[Finding]) -> list[Finding]:
    """Findings about words without counterpart, but for those that another finding of this kind explains."""
    longer = _longer(context)
    evidence = context.links() if context.links and (longer is None or abs(longer) >= _EVEN) else None
    if evidence is None:
        return []
    functions = word_list(context.source_language, "function"), word_list(context.copy_language, "function")
    dropped, added = uncovered(evidence, context.source, context.copy, functions)
    explained = [f.source_span for f in found], [f.copy_span for f in found]
    findings = [
        DROPPED.finding(
            f"nothing in the copy corresponds to “{context.source[one.span.start : one.span.end]}”",
            confidence=one.confidence,
            source=mention(context.source, one.span, "dropped"),
        )
        for one in (dropped if longer is None or longer < 0 else ())
        if not said_nearby(one, _asked(context.source_links_near), "source")
        and not any(span is not None and span.overlaps(one.span) for span in explained[0])
    ]
    return findings + [
        ADDED.finding(
            f"nothing in the source corresponds to “{context.copy[one.span.start : one.span.end]}”",
            confidence=one.confidence,
            copy=mention(context.copy, one.span, "added"),
        )
        for one in (added if longer is None or longer > 0 else ())
        if not said_nearby(one, _asked(context.copy_links_near), "copy")
        and not any(span is not None and span.overlaps(one.span) for span in explained[1])
    ]


def _longer(context: Context) -> float | None:
    """By how much, as a logarithm, the copy is longer than translations of such a source usually are; None if unknown.

    What was dropped makes a copy shorter and what was added makes it longer. Looking at the words of copies of the
    usual length takes a third of all the time and finds one omission or addition in ten, and as many false ones.
    """
    usual = (load_table(context.source_language, KIND_NAME) or {}).get("length")
    if usual is None or context.copy_language != "en":
        return None
    return math.log((len(context.copy) + _FEW) / (len(context.source) + _FEW)) - float(usual)


def _asked(links: Callable[[], WordEvidence | None] | None) -> WordEvidence | None:
    return links() if links else None
