"""The word lists of the detector, by family."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def families(name: str) -> dict[str, frozenset[str]]:
    """Words by family of a shipped list, `kept_words` or `word_classes`."""
    raw = (files("transprov.detection") / "models" / f"{name}.txt").read_text(encoding="utf-8")
    found = {}
    for block in raw.split("\n[")[1:]:
        family, _, words = block.partition("]\n")
        found[family] = frozenset(words.split())
    return found


def word_class(family: str) -> frozenset[str]:
    """The words of one family of `word_classes`."""
    return families("word_classes")[family]
