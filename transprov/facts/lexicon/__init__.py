"""Words of each language that the kinds of fact need: one folder a language, one TOML file a kind."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def load_table(language: str, kind: str) -> dict[str, Any] | None:
    """The data of one kind for one ISO 639-1 code; None when this language has none. Callers must not change it."""
    # the code may come from a page: only names of shipped folders are looked up
    if not (language.isascii() and language.isalpha()):
        return None
    file = files(__name__).joinpath(language.lower(), f"{kind}.toml")
    if not file.is_file():
        return None
    return tomli.loads(file.read_text(encoding="utf-8"))
