"""Plain and markdown text to a `Document` whose spans count in the text exactly as given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import PathLike

from transprov.errors import InputError
from transprov.reading.assembling import assemble
from transprov.reading.blocks import text_blocks
from transprov.types import Document

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def document_from_text(
    text: str,
    *,
    language: str | None = None,
    id: str | None = None,
    url: str | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """Segment `text` and read what it declares; `url` is where it came from, `warnings` what was guessed on the way.

    `document.text` is `text`, line ends, soft hyphens and decomposed letters included; only lone surrogates, which no
    encoding can carry, become U+FFFD, one for one. Raises `InputError` when there is no word in it or nothing but page
    furniture.
    """
    if not isinstance(text, str):
        raise InputError(
            f"the text must be a str, not {'None' if text is None else f'a {type(text).__name__}'}"
            f"{'; transprov.load reads open files and paths' if isinstance(text, (bytes, PathLike)) else ''}"
        )
    if language is not None and not isinstance(language, str):
        raise InputError(f'language must be a code such as "de" or None, not a {type(language).__name__}')
    resource = url or id
    if not text:
        raise InputError("is empty; give a text that holds an article", resource=resource or "the text")
    if not text.strip("\ufeff \t\r\n") or not any(c.isalnum() for c in text):
        raise InputError("holds no words, only white space or marks; give a text", resource=resource or "the text")
    notes = tuple(warnings)
    if _LONE_SURROGATE.search(text):
        text = _LONE_SURROGATE.sub("\ufffd", text)
        notes += ("holds lone surrogates, shown as U+FFFD",)
    return assemble(text, text_blocks(text), language=language, id=id, url=url, warnings=notes)
