"""Where the bytes come from: paths, standard input, open files, URLs; and which reader they are for."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from transprov.errors import InputError
from transprov.reading.decoding import Decoded, decode
from transprov.reading.limits import DEFAULT_LIMITS, Limits
from transprov.types import Document

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|section|span)\b[^<>]{0,2000}>", re.I
)
_FORMATS = frozenset({"text", "html"})


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    """For messages, and as `Provenance.url`; what the user gave, or the URL it led to."""
    data: bytes | str
    """Text that an open text file has decoded already stays as it is."""
    content_type: str | None = None
    charset: str | None = None


def load(
    given: str | os.PathLike[str] | IO[bytes] | IO[str],
    *,
    language: str | None = None,
    format: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """See `transprov.reading.load`."""
    if format is not None and format not in _FORMATS:
        raise InputError(f"format {format!r} is unknown; use text or html")
    source = _read(given, limits)
    if isinstance(source.data, str):
        decoded = Decoded(source.data, "str")
    else:
        decoded = decode(source.data, declared=source.charset, resource=source.name)
    if (format or sniff(decoded.text, source.name)) == "html":
        from transprov.reading.html import document_from_html

        return document_from_html(
            decoded.text, language=language, id=source.name, url=source.name, warnings=decoded.warnings
        )
    from transprov.reading.plain import document_from_text

    return document_from_text(
        decoded.text, language=language, id=source.name, url=source.name, warnings=decoded.warnings
    )


def sniff(text: str, name: str = "") -> str:
    """ "html" or "text", by the content alone: a page served or saved as plain text is still a page.

    Only a name that ends in .txt or .md makes a few tags count as text.
    """
    head = text[:100_000].lstrip("\ufeff \t\r\n")
    if re.match(
        r"(?:<!--.{0,5000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", head, re.I | re.S
    ):
        return "html"
    tags = len(_TAG.findall(head))
    needed = 20 if name.lower().endswith((".txt", ".md")) else 3
    starts_tagged = head.startswith("<") and tags >= 1 and not name.lower().endswith((".txt", ".md"))
    return "html" if tags >= needed or starts_tagged else "text"


def is_url(text: str) -> bool:
    """Whether an argument means a URL rather than a path."""
    return _URL.match(text) is not None


def _read(given: str | os.PathLike[str] | IO[bytes] | IO[str], limits: Limits) -> _Source:
    if isinstance(given, str) and given == "-":
        return _Source("<stdin>", _from_file(sys.stdin.buffer, "<stdin>", limits))
    if isinstance(given, str) and is_url(given):
        # the network's modules take longer to load than a file takes to read
        from transprov.reading.urls import fetch

        page = fetch(given, limits)
        return _Source(page.url, page.data, page.content_type, page.charset)
    if isinstance(given, (str, os.PathLike)):
        return _from_path(given, limits)
    if not hasattr(given, "read"):
        raise InputError(f"cannot read from a {type(given).__name__}; give a path, a URL or an open file")
    name = getattr(given, "name", None)
    label = name if isinstance(name, str) else "<file>"
    return _Source(label, _from_file(given, label, limits))


def _from_path(given: str | os.PathLike[str], limits: Limits) -> _Source:
    name = os.fspath(given)
    if not name:
        raise InputError("the path is empty; name a file, a URL, or - for standard input")
    try:
        path = Path(name)
        if path.is_dir():
            raise InputError("is a folder; name a file in it", resource=name)
        with path.open("rb") as file:
            return _Source(name, _from_file(file, name, limits))
    except FileNotFoundError:
        raise InputError("no such file; check the spelling and the folder", resource=name) from None
    except PermissionError:
        raise InputError("may not be read; ask for permission or copy the file", resource=name) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or 'input error'}); check the name", resource=name) from None
    except ValueError:  # NUL in a path
        raise InputError("the path holds a NUL character; check the name") from None


def _from_file(file: IO[bytes] | IO[str], name: str, limits: Limits) -> bytes | str:
    """At most the limit's bytes; a pipe gives them in pieces."""
    pieces: list[bytes | str] = []
    size = 0
    try:
        while piece := file.read(1 << 20):
            pieces.append(piece)
            size += len(piece)
            if size > limits.max_bytes:
                raise InputError(
                    f"is larger than {limits.readable_size}; cut it to the article, or raise the limit (max_bytes)",
                    resource=name,
                )
    except UnicodeDecodeError:
        raise InputError("was opened as text in the wrong encoding; open it in binary mode", resource=name) from None
    if pieces and isinstance(pieces[0], str):
        return "".join(piece for piece in pieces if isinstance(piece, str))
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))
