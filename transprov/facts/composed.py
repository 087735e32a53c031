"""Texts as the kinds of fact read them: letters composed, nothing invisible; and the way back to the text as given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transprov.languages.normalisation import composed_with_offsets
from transprov.types import Finding, Mention, Span


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in composed form (NFC), without soft hyphens and the like: a word is one however it is encoded."""

    given: str
    text: str
    offsets: Sequence[int] | None
    """Index in `given` of each character of `text`; None where the two are the same."""

    @classmethod
    def of(cls, given: str) -> Composed:
        """Compose a text."""
        found = composed_with_offsets(given)
        return cls(given, given, None) if found is None else cls(given, *found)

    def restored(self, span: Span) -> Span:
        """The place in the text as given of a place in the composed one."""
        if self.offsets is None:
            return span
        ends = (*self.offsets, len(self.given))
        return Span(ends[span.start], ends[span.end])

    def mention(self, mention: Mention) -> Mention:
        """The mention as it stands in the text as given."""
        if self.offsets is None:
            return mention
        span = self.restored(mention.span)
        return replace(mention, span=span, text=self.given[span.start : span.end])


def as_given(finding: Finding, source: Composed, copy: Composed) -> Finding:
    """The finding with the spans and the words of the texts as given."""
    if source.offsets is None and copy.offsets is None:
        return finding
    mine = source.restored(finding.source_span) if finding.source_span else None
    theirs = copy.restored(finding.copy_span) if finding.copy_span else None
    return replace(
        finding,
        source_span=mine,
        copy_span=theirs,
        source_text=source.given[mine.start : mine.end] if mine else finding.source_text,
        copy_text=copy.given[theirs.start : theirs.end] if theirs else finding.copy_text,
    )
