"""Weighs artifacts by the source, where it is known: what stands there confirms a rule or dismisses it."""

from __future__ import annotations

import re
from dataclasses import replace

from transprov.artifacts.engine import Artifact
from transprov.artifacts.loading import ANY

_CONFIRMED = 0.92
"""Confidence of an artifact whose source wording stands in the aligned sentence."""
_DISMISSED = 0.2
"""Share of the confidence that is left where it does not."""
_WORTH_TELLING = 0.5
"""Confidence of a rule from which on its finding stands by itself."""
_WORD = re.compile(r"\w{0,40}")


def confirm(artifact: Artifact, source: str | None, language: str | None) -> Artifact | None:
    """The artifact in the light of the source text that its sentence renders; None where it falls.

    Without a source text (None: no source, or a sentence without counterpart), rules that require one fall, and the
    rest stays as it is. A rule of another language than the source's falls. A rule that says what the source has at
    such a place is confirmed by it, with the real wording, or loses most of its confidence.
    """
    rule = artifact.rule
    if language is not None and rule.language not in (ANY, language):
        return None
    if source is None:
        return None if rule.source_required else artifact
    if rule.source is None:
        return artifact
    found = rule.source.search(source)
    if found is None:
        return None if rule.source_required else replace(artifact, confidence=artifact.confidence * _DISMISSED)
    # what is sound English in itself stays so when the source has it too
    sure = rule.source_required or rule.confidence >= _WORTH_TELLING
    return replace(
        artifact,
        confidence=max(artifact.confidence, _CONFIRMED) if sure else artifact.confidence,
        wording=_whole_words(source, found.start(), found.end()),
        wording_from="aligned",
    )


def _whole_words(text: str, start: int, end: int) -> str:
    """A range of a text, out to the borders of the words it begins and ends in: patterns often end in a stem."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    if end > start and text[end - 1].isalnum():
        after = _WORD.match(text, end)
        end = after.end() if after else end
    return text[start:end]
