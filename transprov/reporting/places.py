"""Where a document is, as a URI; and where a span is in it, as lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import PurePath
from urllib.parse import quote

from transprov.types import Document, Span

_WEB = re.compile("https?://", re.IGNORECASE)
_URI = "!#$&'()*+,/:;=?@~"
"""Besides letters, digits, "-", "." and "_", what RFC 3986 lets stand in a URI; brackets only in a host."""
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def web_address(document: Document) -> str | None:
    """The URL that the document was got from, in the characters of RFC 3986; None if that was no web page."""
    url = document.provenance.url
    return None if url is None else web_uri(url)


def web_uri(url: str) -> str | None:
    """A web address in the characters of RFC 3986; None for anything else, such as `javascript:`."""
    if not _WEB.match(url):
        return None
    return quote(_BARE_PERCENT.sub("%25", url), safe=_URI + "%", errors="replace")


def uri_reference(document: Document, otherwise: str) -> str:
    """A URI, or a relative reference, for the place the document was got from; `otherwise` for a text without place."""
    place = document.provenance.url or document.id or otherwise
    web = web_uri(place)
    if web is not None:
        return web
    path = PurePath(place)
    # A colon would make the first step of a relative path a scheme; `quote` takes it away
    return ("file://" if path.is_absolute() else "") + quote(path.as_posix(), errors="replace")


class Lines:
    """Lines and columns of a text, both counted from 1, columns in code points; lines end at "\\n"."""

    def __init__(self, text: str) -> None:
        """Find where the lines begin."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def of(self, span: Span) -> tuple[int, int, int, int]:
        """Line and column of the first character, and of the place behind the last one."""
        return (*self.at(span.start), *self.at(span.end))
