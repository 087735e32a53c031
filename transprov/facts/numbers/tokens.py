"""Text into figures, words and signs, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'’‘"
"""As Swiss texts part the thousands; word processors turn the mark either way."""

_TOKEN = re.compile(
    # groups of three, one separator throughout, then perhaps decimals; or digits with perhaps decimals
    rf"(?P<figure>\d{{1,3}}(?:(?P<sep>[.,{APOSTROPHES}]|[{SPACES}])\d{{3}}(?:(?P=sep)\d{{3}})*)(?!\d)(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
    # an elided article keeps its apostrophe: l', d', o'
    r"|(?P<word>[^\W\d_]+(?:['’](?=\w))?)"
    r"|(?P<sign>[^\w\s]|_)"
)


class TokenKind(Enum):
    """What a token is made of."""

    FIGURE = "figure"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One figure, word or sign of a text."""

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind


_KINDS = {kind.value: kind for kind in TokenKind}


# numbers and dates read the same sentences
@lru_cache(maxsize=256)
def tokenize(text: str) -> tuple[Token, ...]:
    """Every figure (with its separators), run of letters and sign, in order; white space is left out."""
    return tuple(
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"), _KINDS[m.lastgroup or "sign"])
        for m in _TOKEN.finditer(text)
    )
