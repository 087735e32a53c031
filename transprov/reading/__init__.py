"""Anything a user has, a file, a page, a URL or a string, to a `Document` with exact spans and declared provenance."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from transprov.reading.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from os import PathLike

    from transprov.types import Document

__all__ = ["DEFAULT_LIMITS", "Limits", "document_from_text", "load"]


def load(
    path_or_url_or_file: str | PathLike[str] | IO[bytes] | IO[str],
    *,
    language: str | None = None,
    format: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read an article from a path, "-" (standard input), an open file or an http(s) URL.

    `language` is an ISO 639-1 code, told from the page or the text when None; `format` is "text", "html" or None (told
    from the content). Only a URL reaches the network. Raises `InputError`, one line that names the input and the way
    out, for everything that cannot be read.
    """
    from transprov.reading.loading import load as load_now

    return load_now(path_or_url_or_file, language=language, format=format, limits=limits)


def document_from_text(text: str, *, language: str | None = None, id: str | None = None) -> Document:
    """The document of a plain or markdown text; see `Document.from_text`. Raises `InputError` when it has no words."""
    from transprov.reading import plain

    return plain.document_from_text(text, language=language, id=id)
