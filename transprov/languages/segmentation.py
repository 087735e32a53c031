"""Where sentences end.

Every terminator is a candidate. Rules judge it with the facts of the language (`boundaries`); where they are silent,
simplemma's splitter (Barbaresi et al.) decides. Measured in `benchmarks/segmentation.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transprov.languages.boundaries import Place, Verdict, judge
from transprov.languages.lines import running_pieces
from transprov.languages.nesting import Nesting
from transprov.languages.packs import LanguagePack, pack
from transprov.types import Span

_CLOSERS = "\"'”’»“«›‹)\\]}」』）"
_QUOTING = frozenset("\"'”’»“«›‹」』")
# Possessive, and never tried inside a run of terminators: a megabyte of full stops costs one pass.
_CANDIDATE = re.compile(
    rf"(?<![.!?…‽؟۔॥।։])(?P<marks>[.!?…‽؟۔॥।։]++)(?:(?P<closers>[{_CLOSERS}]*+)(?:\[\d{{1,3}}\]){{0,4}}+"
    rf"(?P<stray>(?:\s[.…]++){{0,5}}+)(?=\s)|(?P<glued>[{_CLOSERS}]?+)(?=[^\W\d_]))"
    rf"|[。！？｡]++[{_CLOSERS}]*+"
)
_SPACE = re.compile(r"\s*")
_DETACHED_CLOSER = re.compile(r"\s[»”\"](?=[\s,;:.)]|$)")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{2,20}")
_GLUED_REACH = 30


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
            start = _skip_space(text, end)
        spans.append(Span(start, piece.end))
    return spans


def _ends(text: str, piece: Span, facts: LanguagePack) -> Iterator[int]:
    """Where sentences end inside a piece, its own end left out."""
    nesting = Nesting(text, piece)
    second_opinion: frozenset[int] | None = None
    begin = piece.start
    for match in _CANDIDATE.finditer(text, piece.start, piece.end):
        end = match.end()
        if match["marks"] is None:
            verdict = Verdict.ENDS
        elif match["glued"] is not None:
            verdict = Verdict.ENDS if _lacks_space(text, match.start(), end, facts) else Verdict.RUNS_ON
        else:
            quoted = not _QUOTING.isdisjoint(match["closers"])
            bracketed = ")" in match["closers"] and nesting.in_bracket(begin, match.start())
            detached = _DETACHED_CLOSER.match(text, end, piece.end)
            if detached and (text[end + 1] != '"' or nesting.closes(end + 1)):
                end, quoted = detached.end(), True
            following = _skip_space(text, end)
            if following >= piece.end:
                return
            verdict = Verdict.RUNS_ON
            if text[following] not in ",;:?!":
                marks = match["marks"] + "".join(match["stray"].split())
                place = Place(text, begin, match.start(), marks, quoted, bracketed, following)
                verdict = judge(place, facts)
            if verdict is Verdict.OPEN:
                if second_opinion is None:
                    second_opinion = _simplemma_starts(text, piece, facts.code)
                verdict = Verdict.ENDS if following in second_opinion else Verdict.RUNS_ON
        if verdict is Verdict.ENDS and end < piece.end and not nesting.holds(begin, end):
            yield end
            begin = _skip_space(text, end)


def _skip_space(text: str, at: int) -> int:
    gap = _SPACE.match(text, at)
    return gap.end() if gap else at


def _lacks_space(text: str, mark: int, end: int, facts: LanguagePack) -> bool:
    """ "gesagt.Der": a small-lettered word, a full stop, and a sentence starter with a capital right after it."""
    after = _WORD.match(text, end)
    if after is None or not after.group().istitle() or after.group().lower() not in facts.starters:
        return False
    tokens = text[max(0, mark - _GLUED_REACH) : mark].split()
    return (
        bool(tokens) and text[mark - 1] != " " and tokens[-1].islower() and bool(_LETTERS_BEFORE.fullmatch(tokens[-1]))
    )


def _simplemma_starts(text: str, piece: Span, code: str) -> frozenset[int]:
    """Where simplemma's sentences start, in the whole text."""
    from simplemma import split_sentences

    starts = []
    at = piece.start
    for sentence in split_sentences(text[piece.start : piece.end], lang=code):
        at = _skip_space(text, at)
        starts.append(at)
        at += len(sentence)
    return frozenset(starts)
