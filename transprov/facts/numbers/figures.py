"""Figures in the format of a locale: "1.234,5", "1 234,5", "1,234.5", "1'234"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from transprov.facts.numbers.tokens import APOSTROPHES, SPACES

_SEPARATORS = re.compile(rf"[.,{APOSTROPHES}{SPACES}]")
_GROUPED = re.compile(r"[1-9]\d{0,2}\D\d{3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by value; `other` is its value in a locale that uses the separators the other way round."""

    value: Decimal
    other: Decimal | None = None


def read_figure(text: str, decimal: str, groups: frozenset[str]) -> Figure:
    """Read one figure token with the locale's decimal separator and group separators.

    Separators that the locale cannot mean are read as the ones they must be ("1,5" in English is one and a half).
    """
    marks = [_plain_mark(mark) for mark in _SEPARATORS.findall(text)]
    parts = _SEPARATORS.split(text)
    digits = "".join(parts)
    if not marks:
        return Figure(Decimal(digits))
    if len(set(marks)) > 1:  # the last one must be the decimal sign
        return Figure(_with_decimals(parts))
    if len(marks) > 1 or marks[0] in (" ", "'"):
        return Figure(Decimal(digits))
    if not _GROUPED.fullmatch(text):
        return Figure(_with_decimals(parts))
    whole, fractional = Decimal(digits), _with_decimals(parts)
    if marks[0] in groups and marks[0] != decimal:
        return Figure(whole, other=fractional)
    return Figure(fractional, other=whole)


def _plain_mark(mark: str) -> str:
    if mark in SPACES:
        return " "
    return "'" if mark in APOSTROPHES else mark


def _with_decimals(parts: list[str]) -> Decimal:
    return Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
