"""Datelines with a full stop of their own before the first sentence: "Ahlenfurt. Nach einem Rohrbruch ..."."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_DATELINE = re.compile(
    # a place of up to four words ("Frankfurt am Main", "Kiel/Berlin"), perhaps agencies in brackets; then a sentence
    rf"(?P<place>{_WORD}(?:(?:\s|/|,\s){_WORD}){{0,3}})(?:\s\([^()\n]{{2,40}}\))?\.(?:\s[–—-])?\s+(?=[\"“„«»'‘]?\s?\w)"
)
_LONGEST = 50
_SENTENCE = 25
"""Characters that must follow: "Stille. Dann ein Knall." is a beginning of another kind."""


def dateline_end(line: str, text: str) -> int:
    """Where the sentence after a dateline begins in `line`, the first paragraph of `text`; 0 without a dateline.

    A place is known by its capitals and by standing elsewhere in the text as a name would, within a sentence: what is
    in doubt stays a sentence.
    """
    match = _DATELINE.match(line)
    if match is None or match.end() > _LONGEST or len(line) - match.end() < _SENTENCE:
        return 0
    place = match["place"]
    words = re.findall(_WORD, place)
    if not words[0][0].isupper() or not words[-1][0].isupper() or sum(word[0].islower() for word in words) > 2:
        return 0
    if place.isupper() and len(place) > 2:
        return match.end()
    # after a small word, where a capital is due to the word itself
    named = re.compile(rf"[^\W\d_A-ZÄÖÜÀ-Ý]\w*\s{re.escape(place)}\b")
    return match.end() if named.search(text, match.end()) or _in_brackets(match.group()) else 0


def _in_brackets(dateline: str) -> bool:
    return "(" in dateline
