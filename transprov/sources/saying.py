"""The evidence for and against a candidate, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NEARLY_ALL = 0.9
_TOGETHER = 0.5
"""Overlap from which two sources say the same, and below which each accounts for a part of the copy of its own."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison found."""

    coverage: float
    source_coverage: float
    in_order: float
    words: tuple[float, ...] | None
    """Share of the words of the linked sentences that have a counterpart: of the copy's, of the article's."""
    names: float
    lag: float | None
    """Seconds from the article to the copy."""
    same_language: bool = False


def say(
    found: Finding,
    *,
    accepted: bool,
    version: tuple[int, int],
    other_versions: Sequence[str],
    same_text: Sequence[str],
    parts: Sequence[tuple[str, float]],
) -> tuple[str, ...]:
    """One line for each thing worth knowing; `parts`: other accepted sources, and how far they cover the same."""
    lines = [_extent(found)]
    if found.same_language:
        lines.append("in the language of the copy: another copy perhaps, but not the original of a translation")
    if found.coverage:
        lines.append(
            "in the order of the article" if found.in_order >= _NEARLY_ALL
            else f"{_percent(found.in_order)} of the linked sentences in the order of the article"
        )  # fmt: skip
    if found.words is not None and not found.same_language:
        lines.append(_wording(found.words, accepted=accepted, coverage=found.coverage))
    lines.append(f"{_percent(found.names)} of the names and numbers of the copy stand in the article")
    if found.lag is not None:
        lines.append(_time(found.lag))
    if version[1] > 1:
        lines.append(f"version {version[0]} of {version[1]} kept of this article, the one the copy is closest to")
    if other_versions:
        lines.append(f"further from the copy: {', '.join(other_versions)}")
    if same_text:
        lines.append(f"the same text was published as {_few(same_text)}")
    for name, overlap in parts:
        lines.append(
            f"another part of the copy comes from {name}" if overlap < _TOGETHER
            else f"{name} covers the same part of the copy, less closely or in another language"
        )  # fmt: skip
    return tuple(lines)


def _extent(found: Finding) -> str:
    if not found.coverage:
        return "no sentence of the copy has a counterpart in it"
    said = f"{_percent(found.coverage)} of the copy has a counterpart here"
    if found.source_coverage >= _NEARLY_ALL:
        return f"{said}, and the copy has all of the article" if found.coverage >= _NEARLY_ALL else (
            f"{said}; the whole article is a part of the copy")  # fmt: skip
    return f"{said}; the copy has {_percent(found.source_coverage)} of the article"


def _wording(words: tuple[float, ...], *, accepted: bool, coverage: float) -> str:
    said = f"{_percent(words[0])} of the words in these sentences have a counterpart"
    if accepted or coverage < _TOGETHER:
        return said
    if coverage >= _NEARLY_ALL:
        return f"{said}: either its source, freely rendered (by a person?), or the same report in another language"
    return f"{said}: too few for its source; perhaps a twin in another language, or another report of the same"


def _time(lag: float) -> str:
    return f"published {_duration(abs(lag))} {'before' if lag >= 0 else 'after'} the copy"


def _duration(seconds: float) -> str:
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = round(seconds / size)
        if seconds >= size:
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "less than a minute"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
