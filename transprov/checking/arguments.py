"""What callers hand to `check` and `check_pair`, looked at before any work: a clear line instead of a puzzle."""

from __future__ import annotations

import os
import re

from transprov.errors import InputError
from transprov.types import Alignment, Document

_URL = re.compile(r"https?://\S+")
_PATH = re.compile(r"[^\r\n]{0,250}\.(?:txt|html?|md|xml|json)")


def require_document(given: object, name: str) -> Document | str:
    """`given` if it is a document or a text; raises `InputError` that names the argument for anything else."""
    if isinstance(given, str) and _URL.fullmatch(given.strip()):
        raise InputError(f"{name} is a URL; read it with transprov.load({given.strip()!r}) and give the document")
    if isinstance(given, (Document, str)):
        return given
    if isinstance(given, os.PathLike):
        raise InputError(f"{name} is a path; read it with transprov.load({os.fspath(given)!r}) and give the document")
    raise InputError(f"{name} must be a Document or a text (str), not {_kind(given)}")


def require_text(given: object, name: str) -> str:
    """`given` if it is a string; raises `InputError` that names the argument for anything else."""
    if not isinstance(given, str):
        raise InputError(f"{name} must be a text (str), not {_kind(given)}")
    return given


def require_language(given: object, name: str) -> None:
    """Raise `InputError`, naming the argument, for what is neither a language code nor None."""
    if given is not None and not isinstance(given, str):
        raise InputError(f'{name} must be a language code such as "de" or None, not {_kind(given)}')


def require_alignment(given: object) -> None:
    """Raise `InputError` for what is neither an alignment nor None."""
    if given is not None and not isinstance(given, Alignment):
        raise InputError(f"alignment must be an Alignment, as transprov.align returns it, not {_kind(given)}")


def require_share(given: object, name: str) -> None:
    """Raise `InputError`, naming the argument, for what is no number from 0 to 1."""
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 <= given <= 1:
        raise InputError(f"{name} must be a number from 0 to 1, not {given!r}")


def require_several(given: object, name: str) -> None:
    """Raise `InputError`, naming the argument, for one string where several are meant: its letters are not names."""
    if isinstance(given, str):
        raise InputError(f"{name} must be a collection of strings, such as [{given!r}], not one string")


def path_notice(given: object, name: str) -> list[str]:
    """A notice when a text that was given as an article looks like the place of one."""
    if not isinstance(given, str) or not _PATH.fullmatch(given.strip()):
        return []
    return [
        f'The {name} is the text "{given.strip()}", which looks like a path: read it with '
        "transprov.load(...) to compare what stands there."
    ]


def _kind(given: object) -> str:
    return "None" if given is None else f"a {type(given).__name__}"
