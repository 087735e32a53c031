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

_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡"}
# What decomposition does not bring down to ASCII, for terminals that have no more.
_PLAIN = {
    "„": '"', "“": '"', "”": '"', "‟": '"', "«": "<<", "»": ">>", "‹": "<", "›": ">", "‚": "'", "‘": "'", "’": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "·": "-", "•": "*", "→": "->", "×": "x",
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "€": "EUR", "£": "GBP",
} | {picture: f"<U+{ord(control):04X}>" for control, picture in _PICTURES.items()}  # fmt: skip


def visible(text: str, *, page: bool = False) -> str:
    """The text on one line, with nothing in it that acts on the reader's screen.

    Line breaks and tabs become one space, with the white space around them; layout characters of no width go; control
    characters become their Unicode pictures (`␛`), everything else that is dangerous or not a character its code
    point (`<U+202E>`). A web `page` isolates each text, so direction marks may stay there, and its fonts often lack
    the pictures, so code points stand for these too.
    """
    one_line = _IGNORED.sub("", _BREAKS.sub(" ", text))
    if page:
        return _HARMFUL.sub(lambda match: _code_point(match.group()), one_line)
    return _HARMFUL_OR_MARK.sub(lambda match: _PICTURES.get(match.group()) or _code_point(match.group()), one_line)


def encodable(text: str, encoding: str) -> str:
    """The text with what `encoding` cannot hold written in its next best way: "–" as "-", "ü" as "u", else "?"."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plain(character, encoding) for character in text)
    except LookupError:
        return encodable(text, "ascii")
    return text


def _code_point(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _plain(character: str, encoding: str) -> str:
    for candidate in (character, _PLAIN.get(character, ""), _undecorated(character)):
        if candidate and _holds(encoding, candidate):
            return candidate
    return "?" if unicodedata.category(character) != "Mn" else ""


def _undecorated(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
