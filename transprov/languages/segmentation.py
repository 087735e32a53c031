"""Sentence boundaries: every terminator is a candidate, rules with the facts of the language judge it, and simplemma's
splitter (Barbaresi) decides where they are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transprov.languages.boundaries import Place, Verdict, judge
from transprov.languages.lines import running_pieces
from transprov.languages.packs import LanguagePack, pack
from transprov.types import Span

_CLOSERS = "\"'”’»“«›‹)\\]}」』）"
_CANDIDATE = re.compile(
    rf"(?P<marks>[.!?…‽؟۔॥।։]+)(?P<closers>[{_CLOSERS}]*)(?P<note>(?:\[\d{{1,3}}\]){{0,4}})(?=\s)|[。！？｡][{_CLOSERS}]*"
)
_SPACE = re.compile(r"\s*")
_DETACHED_CLOSER = re.compile(r"\s[»”](?=\s|$)")


def split(text: str, language: str | None) -> list[Span]:
    """Sentence spans of `text`, in order, without overlap, trimmed, covering every character that is not white space.

    A line break that ends a paragraph ends a sentence; one that only wraps a line does not. `language` is an ISO 639-1
    code; None or an unknown one gets generic rules.
    """
    facts = pack(language)
    spans: list[Span] = []
    for piece in running_pieces(text):
        start = piece.start
        for end in _ends(text, piece, facts):
            spans.append(Span(start, end))
            gap = _SPACE.match(text, end)
            start = gap.end() if gap else end
        if start < piece.end:
            spans.append(Span(start, piece.end))
    return spans


def _ends(text: str, piece: Span, facts: LanguagePack) -> Iterator[int]:
    """Where sentences end inside a piece, its own end left out."""
    second_opinion: frozenset[int] | None = None
    for match in _CANDIDATE.finditer(text, piece.start, piece.end):
        end = match.end()
        if match["marks"] is None:
            if end < piece.end:
                yield end
            continue
        detached = _DETACHED_CLOSER.match(text, end)
        if detached:
            end = detached.end()
        gap = _SPACE.match(text, end)
        following = gap.end() if gap else end
        if following >= piece.end:
            return
        place = Place(text, piece.start, match.start(), match["marks"], bool(match["closers"] or detached), following)
        verdict = judge(place, facts)
        if verdict is Verdict.OPEN:
            if second_opinion is None:
                second_opinion = _simplemma_ends(text, piece, facts.code)
            verdict = Verdict.ENDS if following in second_opinion else Verdict.RUNS_ON
        if verdict is Verdict.ENDS:
            yield end


def _simplemma_ends(text: str, piece: Span, code: str) -> frozenset[int]:
    """Where simplemma's sentences start."""
    from simplemma import split_sentences

    starts = []
    at = piece.start
    for sentence in split_sentences(text[piece.start : piece.end], lang=_simplemma_code(code)):
        gap = _SPACE.match(text, at)
        at = gap.end() if gap else at
        starts.append(at)
        at += len(sentence)
    return frozenset(starts)


@lru_cache(maxsize=64)
def _simplemma_code(code: str) -> str | None:
    from simplemma import split_sentences

    try:
        split_sentences("", lang=code)
    except ValueError:
        return None
    return code
