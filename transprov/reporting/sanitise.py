"""Article text made safe to show: what would command a terminal or reorder a line is shown by name instead.

The bidirectional controls are those of Unicode Standard Annex 9, section 2; that they can make text read differently
from what it is, is shown by Boucher and Anderson, "Trojan Source" (2021).
"""

from __future__ import annotations

import re
import unicodedata

_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they reach beyond the character they stand at."""
_MARKS = "\u061c\u200e\u200f"
"""Direction marks: ordinary in Arabic and Hebrew text, harmless inside an isolate."""
_LAYOUT = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: no part of what is said."""
_BREAKS = re.compile(r" *[\t\n\r\v\f\u0085\u2028\u2029][ \t\n\r\v\f\u0085\u2028\u2029]*")
_HARMFUL = re.compile(f"[\x00-\x1f\x7f-\x9f{_OVERRIDES}\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]")
_HARMFUL_OR_MARK = re.compile(
    f"[\x00-\x1f\x7f-\x9f{_OVERRIDES}{_MARKS}\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_IGNORED = re.compile(f"[{_LAYOUT}]")

# What decomposition does not bring down to ASCII, for terminals that have no more.
_PLAIN = {
    "„": '"', "“": '"', "”": '"', "‟": '"', "«": "<<", "»": ">>", "‹": "<", "›": ">", "‚": "'", "‘": "'", "’": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "-", "•": "*", "→": "->", "×": "x",
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "€": "EUR", "£": "GBP", "␛": "<ESC>",
}  # fmt: skip


def visible(text: str, *, keep_marks: bool = False) -> str:
    """The text on one line, with nothing in it that acts on the reader's screen.

    Line breaks and tabs become one space, with the white space around them; layout characters of no width go; control
    characters become their Unicode pictures (`␛`), everything else that is dangerous or not a character its code
    point (`<U+202E>`). `keep_marks` leaves the left-to-right and right-to-left marks in place, for output that
    isolates the text (HTML).
    """
    one_line = _IGNORED.sub("", _BREAKS.sub(" ", text))
    return (_HARMFUL if keep_marks else _HARMFUL_OR_MARK).sub(lambda match: _name(match.group()), one_line)


def encodable(text: str, encoding: str) -> str:
    """The text with what `encoding` cannot hold written in its next best way: "–" as "-", "ü" as "u", else "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plain(character, encoding) for character in text)
    except LookupError:
        return encodable(text, "ascii")
    return text


def _name(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _plain(character: str, encoding: str) -> str:
    for candidate in (character, _PLAIN.get(character, ""), _undecorated(character)):
        if candidate and _holds(encoding, candidate):
            return candidate
    return "?" if unicodedata.category(character) != "Mn" else ""


def _undecorated(character: str) -> str:
    code = ord(character)
    if 0x2400 <= code < 0x2420:
        return f"<U+{code - 0x2400:04X}>"
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
