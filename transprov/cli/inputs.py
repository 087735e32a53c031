"""What the user names on the command line, read: files, URLs, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from transprov.cli.command import Context
from transprov.cli.output import say
from transprov.cli.progress import working
from transprov.errors import InputError

if TYPE_CHECKING:
    from transprov.types import Document

STDIN = "-"


def forbid_both_stdin(first: str, second: str) -> None:
    """Raise `InputError` when both inputs are standard input, which can be read only once."""
    if first == second == STDIN:
        raise InputError("only one of the two inputs can be standard input (-); name a file for the other")


def read_document(name: str, *, language: str | None, allow_private: bool, context: Context) -> Document:
    """The document behind a path, a URL or "-"; what the reader had to guess is said on stderr."""
    from transprov.reading import Limits, load

    given = _stdin() if name == STDIN else name
    with working("reading", context):
        document = load(given, language=language, limits=Limits(allow_private=allow_private))
    if not context.quiet:
        for warning in document.warnings:
            say(f"transprov: warning: {label(name)}: {warning}")
    return document


def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a UTF-8 file or of "-", each a sentence as it is, blank ones too; sentence i is line i + 1.

    Lines end at "\\n" or "\\r\\n" and nothing else. Raises `InputError` for what cannot be read.
    """
    try:
        data = _stdin().read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", resource=label(name)) from None
    if b"\0" in data:
        raise InputError("is not a text file", resource=label(name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"line {line} is not UTF-8; convert the file to UTF-8", resource=label(name)) from None
    lines = tuple(line.removesuffix("\r") for line in text.removesuffix("\n").split("\n"))
    if not any(line.strip() for line in lines):
        raise InputError("is empty", resource=label(name))
    return lines


def label(name: str) -> str:
    """How an input is called in messages."""
    return "<stdin>" if name == STDIN else name


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("is closed", resource=label(STDIN))
    return sys.stdin.buffer
