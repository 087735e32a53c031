"""Text in the form in which it is encoded and compared, with the way back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# soft hyphen, grapheme joiner, zero-width and bidi controls, byte-order mark, interlinear marks, other control codes
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_HIGH_RUN = re.compile("[\u0300-\U0010ffff]+")


def normalise(text: str) -> str:
    """NFC, without soft hyphens, zero-width and bidi controls; runs of white space are one space, none at the ends."""
    visible = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """`normalise(text)` and, for each of its characters, the index in `text` of the character it comes from.

    A composed character points at its base letter, a collapsed space at the first white space of its run.
    """
    kept: list[int] = []
    spaced = False
    for index, char in enumerate(text):
        if "!" <= char <= "~":
            kept.append(index)
            spaced = False
        elif char.isspace():
            if not spaced and kept:
                kept.append(index)
            spaced = True
        elif not _INVISIBLE.match(char):
            kept.append(index)
            spaced = False
    if spaced and kept:
        kept.pop()
    stripped = "".join(" " if text[i].isspace() else text[i] for i in kept)
    if unicodedata.is_normalized("NFC", stripped):
        return stripped, kept
    return _compose(stripped, kept)


def composed_with_offsets(text: str) -> tuple[str, list[int]] | None:
    """NFC without the characters nobody sees, white space as it is, and the index in `text` of each of its characters.

    None where that is the text itself.
    """
    if text.isascii() and text.isprintable():
        return None
    if unicodedata.is_normalized("NFC", text) and not _INVISIBLE.search(text):
        return None
    kept = [index for index, char in enumerate(text) if not _INVISIBLE.match(char)]
    return _compose("".join(text[index] for index in kept), kept)


def _compose(text: str, origin: list[int]) -> tuple[str, list[int]]:
    """NFC, piece by piece: what lies below the first combining mark never composes with its like."""
    out: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _HIGH_RUN.finditer(text):
        base = max(done, match.start() - 1)
        out.append(text[done:base])
        offsets.extend(origin[done:base])
        done = match.end()
        for start, end in _clusters(text, base, done):
            composed = unicodedata.normalize("NFC", text[start:end])
            out.append(composed)
            offsets.extend(origin[min(start + k, end - 1)] for k in range(len(composed)))
    return "".join([*out, text[done:]]), offsets + origin[done:]


def _clusters(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches across whose edges nothing composes: marks and Hangul vowels and finals stay with what they follow."""
    start = begin
    for at in range(begin + 1, end):
        if not (unicodedata.category(text[at])[0] == "M" or "\u1160" <= text[at] <= "\u11ff"):
            yield start, at
            start = at
    yield start, end
