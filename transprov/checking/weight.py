"""How much it matters that a segment is missing or extra: a credit or "Warum?" is not a paragraph of reporting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transprov.types import Segment, SegmentKind, Severity

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_DENSE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces (Thai, Japanese, Chinese); about two characters make a word."""
_FEW = 3
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
    """The weight of one segment; words are counted, their meaning is not judged."""
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
