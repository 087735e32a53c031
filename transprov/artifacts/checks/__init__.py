"""Checks for what no pattern can tell, one module each; a rule names the check that finds its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule

Check = Callable[[Text, ArtifactRule], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {}
"""Check by the name that rules use. A new check is a module here and a line in this table."""

__all__ = ["CHECKS", "Check"]
