"""The index of originals: which article, of many, a copy was made from."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from transprov.sources.candidate import Added, Candidate, Stats

if TYPE_CHECKING:
    from transprov.sources.index import SourceIndex
    from transprov.sources.opening import open_sources

__all__ = ["Added", "Candidate", "SourceIndex", "Stats", "open_sources"]

_HOMES = {"SourceIndex": "transprov.sources.index", "open_sources": "transprov.sources.opening"}


def __getattr__(name: str) -> object:
    # numpy waits until it is needed: the command line's --help imports this package
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
