"""What a comparison shows, for every form of it alike: letters for the texts, groups of facts, words for relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transprov.comparing import CONFLICTING, Cluster, Comparison, Fact, Relation
from transprov.reporting import words
from transprov.reporting.highlights import Places, excerpt
from transprov.reporting.model import Excerpt, Run
from transprov.types import Document, Severity, Span

LABELS: dict[Relation, tuple[str, str]] = {
    Relation.CONFLICTS: ("!", "conflict"),
    Relation.TRANSLATION: ("!", "conflict, probably by translation"),
    Relation.ATTRIBUTION: ("!", "the same words, other speakers"),
    Relation.COMPATIBLE: ("~", "compatible, more or less precise"),
    Relation.NORMALISED: ("=", "agree, once normalised"),
    Relation.AGREES: ("=", "agree"),
    Relation.ONLY: ("?", "only in one"),
}
"""Marker and words for each relation, the worst first."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One of the texts, in the head of the page."""

    letter: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact and the texts that have it, by their letters."""

    number: int
    kind: str
    marker: str
    label: str
    relation: str
    at_odds: bool
    cells: tuple[tuple[str, str], ...]
    """Letter and wording of each text that has it."""
    quoted: tuple[tuple[str, Excerpt], ...]
    """The same with the words around it."""
    reason: str
    confidence: float
    rule: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of one text, cut where facts begin and end."""

    letter: str
    number: int
    language: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that say the same, and their facts."""

    sentences: tuple[tuple[Said, ...], ...]
    """For each text."""
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything there is to show."""

    texts: tuple[TextLine, ...]
    verdict: str
    tally: tuple[tuple[str, str, int], ...]
    """Relation, its words, how many facts; the worst first."""
    conflicts: tuple[FactLine, ...]
    groups: tuple[Group, ...]
    notices: tuple[str, ...]
    signature: str


def letters(count: int) -> tuple[str, ...]:
    """A, B, ...; numbers beyond Z."""
    return tuple(chr(ord("A") + number) if number < 26 else str(number + 1) for number in range(count))


def build(comparison: Comparison) -> ComparisonView:
    """The view of a comparison."""
    numbers = {id(fact): number for number, fact in enumerate(comparison.facts, 1)}
    lines = {number: _line(fact, number, comparison) for fact, number in _numbered(comparison, numbers)}
    counts = Counter(fact.relation for fact in comparison.facts)
    return ComparisonView(
        texts=tuple(map(_text, letters(len(comparison.documents)), comparison.documents, comparison.read_from)),
        verdict=_verdict(comparison),
        tally=tuple((relation.value, LABELS[relation][1], counts[relation]) for relation in LABELS if counts[relation]),
        conflicts=tuple(line for _, line in sorted(lines.items()) if line.at_odds),
        groups=tuple(_group(cluster, comparison, numbers, lines) for cluster in comparison.clusters),
        notices=comparison.notices,
        signature=str(comparison.signature),
    )


def _numbered(comparison: Comparison, numbers: dict[int, int]) -> Iterator[tuple[Fact, int]]:
    return ((fact, numbers[id(fact)]) for fact in comparison.facts)


def _text(letter: str, document: Document, read_from: str | None) -> TextLine:
    said = [words.language(document.language)] if document.language else []
    if read_from:
        said.append(f"translated from {words.language(read_from)}")
    if document.id:
        said.append(document.id)
    return TextLine(letter, document.title or "Text without a title", ", ".join(said))


def _verdict(comparison: Comparison) -> str:
    facts = comparison.facts
    conflicts = [fact for fact in facts if fact.relation in CONFLICTING]
    shared = [fact for fact in facts if fact.relation is not Relation.ONLY]
    if not shared:
        return "The texts have no checkable detail in common."
    made = sum(fact.relation is Relation.TRANSLATION for fact in conflicts)
    said = f"Of {words.count(len(shared), 'detail')} that several texts tell, {len(conflicts) or 'none'} conflict"
    if len(conflicts) == 1:
        said += "s"
    if made:
        said += f"; translation probably made {made} of them" if len(conflicts) > 1 else ", probably by translation"
    return said + "."


def _line(fact: Fact, number: int, comparison: Comparison) -> FactLine:
    marker, label = LABELS[fact.relation]
    having = sorted(fact.documents)
    names = letters(len(comparison.documents))
    return FactLine(
        number=number,
        kind=fact.kind,
        marker=marker,
        label=label,
        relation=fact.relation.value,
        at_odds=fact.relation in CONFLICTING,
        cells=tuple((names[document], _told(fact, document)) for document in having),
        quoted=tuple((names[document], _quoted(fact, document, comparison)) for document in having),
        reason="" if fact.relation in (Relation.ONLY, Relation.AGREES) else fact.reason,
        confidence=fact.confidence,
        rule=fact.rule,
    )


def _told(fact: Fact, document: int) -> str:
    """What one text has, each wording once."""
    return " / ".join(dict.fromkeys(cell.text for cell in fact.cells if cell.document == document))


def _quoted(fact: Fact, document: int, comparison: Comparison) -> Excerpt:
    cell = next(cell for cell in fact.cells if cell.document == document)
    return excerpt(Places(comparison.documents[document]), cell.span, cell.text)


def _group(cluster: Cluster, comparison: Comparison, numbers: dict[int, int], lines: dict[int, FactLine]) -> Group:
    names = letters(len(comparison.documents))
    return Group(
        sentences=tuple(
            tuple(_said(comparison, numbers, names[document], document, segment) for segment in segments)
            for document, segments in enumerate(cluster.segments)
        ),
        facts=tuple(lines[numbers[id(fact)]] for fact in cluster.facts),
    )


def _said(comparison: Comparison, numbers: dict[int, int], letter: str, document: int, segment: int) -> Said:
    text = comparison.documents[document]
    told = text.segments[segment]
    marks = [
        (cell.span, numbers[id(fact)])
        for fact in comparison.facts
        if fact.relation in CONFLICTING
        for cell in fact.cells
        if cell.document == document and cell.segment == segment
    ]
    return Said(letter, segment + 1, text.language, tuple(_runs(text.text, told.span, marks)))


def _runs(text: str, span: Span, marks: list[tuple[Span, int]]) -> Iterator[Run]:
    """The sentence cut wherever a conflicting detail begins or ends."""
    edges = {span.start, span.end}
    edges.update(edge for mark, _ in marks for edge in (mark.start, mark.end) if span.start <= edge <= span.end)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        here = tuple(number for mark, number in marks if mark.start <= start and end <= mark.end)
        yield Run(text[start:end], here, Severity.MAJOR if here else Severity.NEUTRAL)
