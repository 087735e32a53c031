"""XML of feeds made safe and, where it is usual to get it wrong, right; and titles without their markup."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5

from transprov.errors import InputError
from transprov.reading.decoding import decode

_PROLOGUE = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.S)
_DOCTYPE = re.compile(r"""<!DOCTYPE(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^>\['"])*(?:\[[^\]]*\]\s*)?>""", re.I)
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.S)
_REFERENCE = re.compile(
    r"&(?!#\d{1,7};|#x[0-9a-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31};))?", re.I
)
_NUMBERED = re.compile(r"&#(?:\d{1,20}|[xX][0-9A-Fa-f]{1,20});")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.S)
_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]{0,2000}>", re.I
)
_UNSEEN = re.compile(r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_FEW = 100
_LONGEST_TITLE = 1_000
FAILURES = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, OverflowError)
"""What libraries for markup raise on input their authors did not think of; one item of it must not end a run."""


@dataclass(frozen=True, slots=True)
class Markup:
    """XML as UTF-8 without document type, and what had to be guessed to read it."""

    data: bytes
    warnings: tuple[str, ...] = ()


def prepared(data: bytes, *, declared: str | None, resource: str) -> Markup:
    """XML that any parser can be given: decoded by what its bytes are, bare ampersands and HTML's entities resolved.

    Raises `InputError` when it is no text, or when it declares entities of its own: feeds have no use for them, and
    unfolding them is how a few bytes fill the memory or a file of the reader's machine gets into an article.
    """
    if 0 < data.count(b"\0") * _FEW < len(data):
        data = data.replace(b"\0", b"")  # strays; in UTF-16 every second byte may be one
    decoded = decode(data, declared=declared, resource=resource)
    text = decoded.text.lstrip("\ufeff \t\r\n")
    # comments there could hide the document type from what follows
    prologue = _PROLOGUE.match(text)
    pieces = _CDATA.split(_FORBIDDEN.sub("\ufffd", text[prologue.end() if prologue else 0 :]))
    if any(_ENTITY.search(piece) for piece in pieces[::2]):
        raise InputError(
            "declares XML entities of its own, which are never unfolded; a feed needs none", resource=resource
        )
    pieces[0] = _DOCTYPE.sub("", pieces[0], count=1)
    pieces[::2] = [
        _REFERENCE.sub(_resolved, _NUMBERED.sub(_character, piece)) if "&" in piece else piece for piece in pieces[::2]
    ]
    return Markup(b'<?xml version="1.0" encoding="utf-8"?>' + "".join(pieces).encode("utf-8"), decoded.warnings)


def _resolved(found: re.Match[str]) -> str:
    """The character of an entity of HTML, which XML does not know; any other "&" is an ampersand."""
    characters = html5.get(found[1]) if found[1] else None
    if characters is None:
        return "&amp;" + (found[1] or "")
    return "".join(f"&#{ord(c)};" for c in characters)


def _character(found: re.Match[str]) -> str:
    """The reference to a character by its number; of one that XML does not have, what browsers show in its place."""
    character = html.unescape(found[0])
    if character in "<>&\"'":
        return found[0]
    return _FORBIDDEN.sub("\ufffd", character)


def plain(markup: str | None) -> str | None:
    """The text of a title, which feeds send with tags and entities, escaped once or twice; None when there is none."""
    if not markup:
        return None
    text = markup[: 20 * _LONGEST_TITLE]
    for _ in range(3):
        before = text
        text = html.unescape(_TAG.sub(" ", _INLINE.sub("", _UNSEEN.sub(" ", text))))
        if not _TAG.search(text) and (text == before or "&" not in text):
            break
    text = " ".join(_FORBIDDEN.sub(" ", text).split())
    return text[:_LONGEST_TITLE] or None
