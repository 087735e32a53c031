"""What is open at a place in a text: a bracket, a quotation. A sentence that is merely mentioned inside another one,
"(vgl. S. 5. Ebenso S. 7)" or der Ruf „Halt! Stehen bleiben!“, does not end the sentence around it.
"""

from __future__ import annotations

import re

from transprov.types import Span

_BRACKET_REACH = 300
_QUOTE_REACH = 60
_LOOK_AHEAD = 600
_AFTER_CLOSING = frozenset(",;:.!?)")
_MARK = re.compile('[()\\[\\]"„“”«»]')
_CLOSING_OF = {"„": "“”", "“": "”", "«": "»", "»": "«", '"': '"'}


class Nesting:
    """Follows brackets and quotation marks through one piece of text, left to right; every call moves on."""

    def __init__(self, text: str, piece: Span) -> None:
        """Start before `piece`, with nothing open."""
        self._text = text
        self._piece = piece
        self._at = piece.start
        self._bracket: int | None = None
        self._quote: int | None = None

    def in_bracket(self, begin: int, at: int) -> bool:
        """Whether `at` stands in a bracket that was opened after `begin`."""
        self._advance(at)
        return self._bracket is not None and self._bracket > begin

    def closes(self, at: int) -> bool:
        """Whether the straight quotation mark at `at`, with white space on both sides, is a closing one.

        The next mark tells where it can: after an opening one comes a closing one, and the other way round.
        """
        following = self._text.find('"', at + 1, min(at + _LOOK_AHEAD, self._piece.end))
        if following >= 0:
            spaced = self._text[following - 1].isspace()
            after = self._text[following + 1 : following + 2]
            if spaced and after.isalnum():
                return True
            if after in _AFTER_CLOSING or (after.isspace() and not spaced):
                return False
        self._advance(at)
        return self._quote is not None and self._text[self._quote] == '"'

    def holds(self, begin: int, end: int) -> bool:
        """Whether what is open at `end`, within the sentence from `begin`, forbids that the sentence ends there."""
        self._advance(end)
        return self._in_bracket(begin, end) or self._in_mention(begin, end)

    def _in_bracket(self, begin: int, end: int) -> bool:
        opened = self._bracket
        if opened is None or opened <= begin or end - opened > _BRACKET_REACH:
            return False
        closing = ")" if self._text[opened] == "(" else "]"
        return self._text.find(closing, end, min(end + _BRACKET_REACH, self._piece.end)) >= 0

    def _in_mention(self, begin: int, end: int) -> bool:
        """In a short quotation inside a sentence: not announced by a colon, followed by the rest of the sentence."""
        opened = self._quote
        if opened is None or opened <= begin or end - opened > _QUOTE_REACH:
            return False
        before = self._text[begin:opened].rstrip()
        if not before or not before[-1].isalnum():
            return False
        limit = min(opened + _QUOTE_REACH, self._piece.end)
        for mark in _CLOSING_OF[self._text[opened]]:
            closed = self._text.find(mark, end, limit)
            if closed >= 0:
                return self._text[closed + 1 : closed + 4].lstrip()[:1].islower()
        return False

    def _advance(self, to: int) -> None:
        for match in _MARK.finditer(self._text, self._at, max(self._at, to)):
            self._take(match.start(), match.group())
        self._at = max(self._at, to)

    def _take(self, at: int, mark: str) -> None:
        if mark in "([":
            if self._bracket is None or at - self._bracket > _BRACKET_REACH:
                self._bracket = at
        elif mark in ")]":
            self._bracket = None
        elif self._quote is not None and mark in _CLOSING_OF[self._text[self._quote]]:
            # an opening mark again, right before a word: the closing one was forgotten
            self._quote = at if mark == '"' and self._looks_opening(at) else None
        elif mark in _CLOSING_OF and self._looks_opening(at, spaced=mark == "«" or mark == '"'):
            self._quote = at

    def _looks_opening(self, at: int, *, spaced: bool = False) -> bool:
        after = self._text[at + 1 : at + 2]
        before = self._text[at - 1 : at] if at > self._piece.start else " "
        if not (before.isspace() or before in "([„“«"):
            return False
        return bool(after) and after not in _AFTER_CLOSING and (spaced or not after.isspace())
