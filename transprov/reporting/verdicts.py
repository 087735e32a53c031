"""A verdict on where a text comes from, in words, the same in every output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transprov.reporting import words

if TYPE_CHECKING:
    from transprov.types import Detection, Evidence

SHOWN = 8
"""Pieces of evidence that people are shown; programs get all."""
OTHER = "other"
_BAR = 24
_LEAST = 0.01
_VERDICTS = {
    "translated": "reads like a translation",
    "unclear": "unclear: this text does not tell",
    "native": "reads like native English",
}


def headline(detection: Detection) -> str:
    """The verdict in words: "reads like a translation from German (97 %)"."""
    said = _VERDICTS[detection.verdict]
    likely = likeliest(detection)
    if detection.verdict == "translated" and likely is not None:
        said += f" from {words.language(likely)}"
    return f"{said} (probability of a translation: {words.percent(detection.probability)})"


def likeliest(detection: Detection) -> str | None:
    """The source language that is likelier than all others together; None where there is none."""
    code, share = max(detection.languages.items(), key=lambda item: item[1], default=(OTHER, 0.0))
    return code if code != OTHER and share > 0.5 else None


def languages(detection: Detection) -> list[tuple[str, float, str]]:
    """(name, share, bar of text) of the source languages, likeliest first; those of no weight left out.

    None for a text that is not in English, of which nothing of the kind can be said.
    """
    if any(one.rule == "not-english" for one in detection.evidence):
        return []
    shares = sorted(detection.languages.items(), key=lambda item: -item[1])
    return [
        ("another language" if code == OTHER else words.language(code), share, "#" * max(1, round(share * _BAR)))
        for code, share in shares
        if share >= _LEAST
    ]


def evidence_line(one: Evidence) -> str:
    """A piece of evidence in one line: the way it points (+ translated, - native, . a remark), why, and its words."""
    sign = "+" if one.weight > 0 else "-" if one.weight < 0 else "."
    of = f" [{words.language(one.language)}]" if one.language and one.language != OTHER else ""
    quoted = f": “{' '.join(one.text.split())}”" if one.text else ""
    return f"{sign} {one.message}{of}{quoted}"


def signs(detection: Detection) -> list[Evidence]:
    """The evidence that people are shown; the verdict itself names the language already."""
    return [one for one in detection.evidence if one.rule != "language"][:SHOWN]


def more(detection: Detection) -> str:
    """What to say of the evidence not shown; empty when all is."""
    left = len([one for one in detection.evidence if one.rule != "language"]) - SHOWN
    return f"and {words.count(left, 'weaker sign')} (--format json has all)" if left > 0 else ""
