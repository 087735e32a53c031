"""How much it matters that a segment is missing or extra: a credit or "Warum?" is not a paragraph of reporting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transprov.facts import find_mentions
from transprov.facts.lexicon import load_table
from transprov.types import Segment, SegmentKind, Severity

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_DENSE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces (Thai, Japanese, Chinese); about two characters make a word."""
_FEW = 3
_SENTENCES = (SegmentKind.SENTENCE, SegmentKind.LIST_ITEM)
_TELLING = frozenset({"number", "quantity", "date", "name", "negation"})
"""Kinds of detail that make a short sentence a report."""
_STATEMENT = re.compile(r"[.!…][\"'“”»«’)\]]*$")
_SHORT = 6
"""A sentence of so few words seldom reports anything by itself, unless it has a number."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What the loss or addition of a segment weighs, and why less than a sentence of reporting."""

    severity: Severity
    reason: str = ""
    """In words, without a full stop; empty for a full sentence."""

    def lowered(self, reason: str) -> Weight:
        """One step less, for a further reason."""
        severity = Severity(max(Severity.NEUTRAL, self.severity - 1))
        return Weight(severity, f"{self.reason}; {reason}" if self.reason else reason)


def weigh(segment: Segment) -> Weight:
    """The weight of one segment: by its length, unless its few words report something all the same.

    "Verletzt wurde niemand." does: a short sentence with a negation, a number, a name or a date, or with two words of
    content, is a sentence of reporting. How well that shows depends on the word lists of its language.
    """
    weight = weigh_length(segment)
    if weight.severity >= Severity.MAJOR or segment.kind not in _SENTENCES or not _is_statement(segment.text):
        return weight
    if _reports(segment.text, segment.language or "und"):
        return Weight(Severity.MAJOR)
    if weight.severity is Severity.NEUTRAL and _words(segment.text) >= _FEW:
        return Weight(Severity.MINOR, weight.reason)
    return weight


def weigh_length(segment: Segment) -> Weight:
    """The weight by what a segment is and how many words it has, whatever they say."""
    words, has_number = _words(segment.text), any(c.isdigit() for c in segment.text)
    if segment.kind is SegmentKind.CREDIT:
        return Weight(Severity.NEUTRAL, "a credit line")
    if words <= _FEW:
        return Weight(Severity.MINOR if has_number else Severity.NEUTRAL, _counted(words))
    if words <= _SHORT and segment.text.rstrip(" \"'“”»«’").endswith(("?", "？", "؟")):
        return Weight(Severity.NEUTRAL, "a short question")
    if segment.kind is SegmentKind.HEADLINE:
        return Weight(Severity.MINOR, "a headline, which outlets write anew")
    if segment.kind is SegmentKind.CAPTION:
        return Weight(Severity.MINOR, "a caption, which goes with a picture")
    if words <= _SHORT and not has_number:
        return Weight(Severity.MINOR, _counted(words))
    return Weight(Severity.MAJOR)


def is_slight(text: str) -> bool:
    """Whether a text has so few words that a vector of its meaning is not to be relied on."""
    return _words(text) <= _SHORT


def _counted(words: int) -> str:
    return f"only {words} words" if words != 1 else "only one word"


def _words(text: str) -> int:
    dense = len(_DENSE.findall(text))
    return len(_WORD.findall(_DENSE.sub(" ", text))) + (dense + 1) // 2


def _is_statement(text: str) -> bool:
    return _words(text) >= 2 and _STATEMENT.search(text.rstrip()) is not None


def _reports(text: str, language: str) -> bool:
    if any(mention.kind in _TELLING for mention in find_mentions(text, language)):
        return True
    table = load_table(language, "content")
    if table is None or _words(text) < _FEW:
        return False  # "Ein Überblick.", "Ende offen."
    empty = frozenset(str(table.get("function", "")).split())
    return sum(word.casefold() not in empty for word in _WORD.findall(text)) >= 2
