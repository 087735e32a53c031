"""Wordings that one copy's translation spoilt and another text has right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transprov.artifacts import Artifact, as_finding
from transprov.comparing.comparison import Cell, Fact, Relation
from transprov.comparing.linking import SamePlace
from transprov.types import Document, Segment, Severity, Span

_LEAST = 0.25
"""Confidence of an artifact from which on it explains anything: that another text has the right word speaks for it."""
_SENSE = "accuracy/mistranslation"
"""The class of rules about wordings that tell something else, if they are serious; what merely sounds foreign
contradicts nobody."""
_SHORTEST = 4
"""Letters from which on a word in another text is no coincidence; a shorter one must have its neighbour with it."""
_WORD = re.compile(r"\s(\w+)")
_ALTERNATIVE = re.compile(r"\s*(?:/|;|,| or )\s*")


def wording_facts(
    documents: Sequence[Document], artifacts: Sequence[Sequence[Artifact]], near: Iterable[SamePlace]
) -> Iterator[Fact]:
    """Facts of the kind "wording": what a rule says English would have said stands in a sentence of another text.

    `near` are the sentences that say the same.
    """
    beside: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, i, b, j in near:
        beside.setdefault((a, i), []).append((b, j))
        beside.setdefault((b, j), []).append((a, i))
    for number, found in enumerate(artifacts):
        taken: list[Span] = []
        for artifact in sorted(found, key=lambda one: -one.confidence):
            if any(artifact.span.overlaps(span) for span in taken):
                continue  # another rule for the same words
            if not _tells_something_else(artifact):
                continue
            for other, segment in beside.get((number, artifact.segment), ()):
                place = _place(documents[other], segment, artifact, documents[number].segments[artifact.segment])
                if place is not None:
                    taken.append(artifact.span)
                    yield _fact(number, artifact, other, segment, place, documents[other])
                    break


def _tells_something_else(artifact: Artifact) -> bool:
    rule = artifact.rule
    serious = rule.mqm == _SENSE and rule.severity >= Severity.MAJOR
    return serious and artifact.confidence >= _LEAST and bool(artifact.instead)


def _place(document: Document, segment: int, artifact: Artifact, own: Segment) -> Span | None:
    """Where a text says what the rule asks for, if it does not say what the rule objects to as well.

    `own` is the segment of the artifact.
    """
    text, start = document.segments[segment].text, document.segments[segment].span.start
    if artifact.text.lower() in text.lower():
        return None
    for wanted in _ALTERNATIVE.split(artifact.instead):
        words = wanted.strip(" .…\"'")
        if len(words) < _SHORTEST:
            behind = _WORD.match(own.text, artifact.span.end - own.span.start)
            if not words or behind is None:
                continue
            words = f"{words} {behind.group(1)}"
        found = re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE)
        if found:
            return Span(start + found.start(), start + found.end())
    return None


def _fact(number: int, artifact: Artifact, other: int, segment: int, place: Span, document: Document) -> Fact:
    said = document.text[place.start : place.end]
    cells = sorted(
        (
            Cell(number, artifact.segment, artifact.span, artifact.text, artifact.text),
            Cell(other, segment, place, said, said),
        ),
        key=lambda cell: cell.document,
    )
    return Fact(
        kind="wording",
        relation=Relation.TRANSLATION,
        cells=tuple(cells),
        reason=as_finding(artifact).message,
        confidence=round(artifact.confidence, 3),
        rule=artifact.rule.id,
    )
