"""The header of a report: what the comparison came to, in careful words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transprov.reporting import words
from transprov.reporting.model import Counts, Note, Row, Side, Status, Summary
from transprov.types import DeclarationKind, Document, Report, SegmentKind

_MANY = 5
"""From here on "every sentence but ..." says less than the plain fraction."""


def summarise(report: Report, rows: Sequence[Row], notes: Sequence[Note], threshold: float) -> Summary:
    """The summary of a report of which `rows` and `notes` are shown."""
    counts = _counts(report, rows)
    copy = side(report.copy, "copy")
    source = side(report.source, "source") if report.source is not None else None
    by_severity = Counter(note.finding.severity for note in notes)
    details = sum(note.is_detail for note in notes)
    return Summary(
        copy=copy,
        source=source,
        verdict=verdict(counts, report.coverage, copy, source, details, related=_related(report)),
        coverage=report.coverage,
        counts=counts,
        severities=tuple(sorted(by_severity.items(), reverse=True)),
        details=details,
        hidden=len(report.findings) - len(notes),
        threshold=threshold,
        detection=report.detection,
        notices=(*report.notices, *_warnings(report)),
    )


def verdict(
    counts: Counts, coverage: float | None, copy: Side, source: Side | None, details: int, *, related: bool = True
) -> str:
    """What the comparison came to, in one to four plain sentences that accuse nobody.

    `details` is the number of findings about details rather than whole sentences; `related` is whether the two texts
    seem to correspond at all.
    """
    if source is None:
        return "No source was given, so nothing could be compared; what follows rests on the wording of the copy alone."
    of, into = f"of the {_name(source)}", f"in the {_name(copy)}"
    linked = counts.source - counts.dropped
    if not counts.source:
        return " ".join(filter(None, (f"No line {of} is a sentence that could be compared.", _details(details))))
    if not linked or not related:
        some = f"Only {words.number(linked)} of the {_sentences(counts.source)}" if linked else "No sentence"
        return f"{some} {of} {_have(max(1, linked))} a counterpart {into}; the two do not seem to be the same article."
    if coverage is not None and coverage < 0.5:
        told = (
            f"Only {words.number(linked)} of the {_sentences(counts.source)} {of} {_have(linked)} a counterpart {into}"
        )
    elif not counts.dropped:
        told = f"Every sentence {of} has a counterpart {into}"
    elif counts.dropped <= _MANY:
        told = f"Every sentence but {words.number(counts.dropped)} {of} has a counterpart {into}"
    else:
        told = (
            f"{words.capital(words.number(linked))} of the {_sentences(counts.source)} {of} have a counterpart {into}"
        )
    if counts.added:
        told += f"; {_sentences(counts.added)} of the copy {_have(counts.added)} none in the source"
    return " ".join(filter(None, (told + ".", _moved(counts), _reworded(counts.reworded), _details(details))))


def side(document: Document, role: str) -> Side:
    """What the header says of a document."""
    headline = next((s.text for s in document.segments if s.kind is SegmentKind.HEADLINE), "")
    # Shown already, or of no use to a reader of the header
    left_out = (DeclarationKind.TITLE, DeclarationKind.LANGUAGE)
    kinds = [kind for kind in DeclarationKind if kind not in left_out]
    return Side(
        role=role,
        language=document.language,
        language_name=words.language(document.language),
        title=document.title or headline,
        place=document.provenance.url or document.id or "",
        declared=tuple(
            (words.DECLARATIONS[kind], "; ".join(values)) for kind in kinds if (values := _told(document, kind))
        ),
    )


def _told(document: Document, kind: DeclarationKind) -> list[str]:
    """The values of one kind for people; of a time said more and less exactly, the most exact."""
    values = list(document.provenance.values(kind))
    if kind not in (DeclarationKind.PUBLISHED, DeclarationKind.MODIFIED):
        return values
    exact = [v for v in values if not any(other != v and other.startswith(v) for other in values)]
    return [words.time(value) for value in exact]


def _counts(report: Report, rows: Sequence[Row]) -> Counts:
    sources = [(piece, row) for row in rows for piece in row.source]
    copies = [(piece, row) for row in rows for piece in row.copy]
    spoken = [(piece, row) for piece, row in sources if piece.is_sentence]
    written = [(piece, row) for piece, row in copies if piece.is_sentence]
    dropped = sum(row.status is Status.DROPPED for _, row in sources)
    added = sum(row.status is Status.ADDED for _, row in copies)
    dropped_sentences = sum(row.status is Status.DROPPED for _, row in spoken)
    added_sentences = sum(row.status is Status.ADDED for _, row in written)
    moved = {piece.index for piece, row in spoken if Status.MOVED in row.marks}
    moves = report.alignment.moves if report.alignment is not None and report.source is not None else ()
    return Counts(
        source=len(spoken),
        copy=len(written),
        dropped=dropped_sentences,
        added=added_sentences,
        moved=len(moved),
        moves=sum(not moved.isdisjoint(move.source) for move in moves),
        reworded=sum(Status.REWORDED in row.marks for row in rows),
        other_source=len(sources) - len(spoken),
        other_copy=len(copies) - len(written),
        other_dropped=dropped - dropped_sentences,
        other_added=added - added_sentences,
        source_furniture=len(report.source.segments) - len(sources) if report.source is not None else 0,
        copy_furniture=len(report.copy.segments) - len(copies),
    )


def _related(report: Report) -> bool:
    return not any(finding.rule == "unrelated-source" for finding in report.findings)


def _warnings(report: Report) -> list[str]:
    documents = [("copy", report.copy), ("source", report.source)]
    return [
        f"{role}: {warning}" for role, document in documents if document is not None for warning in document.warnings
    ]


def _name(side: Side) -> str:
    return f"{side.language_name} {side.role}".strip()


def _sentences(value: int) -> str:
    return words.count(value, "sentence")


def _have(value: int) -> str:
    return "has" if value == 1 else "have"


def _moved(counts: Counts) -> str:
    if not counts.moved:
        return ""
    if counts.moved == 1:
        return "One sentence stands elsewhere than in the source."
    blocks = "" if counts.moves <= 1 else f", in {words.count(counts.moves, 'block')},"
    together = " together" if counts.moves == 1 else ""
    return f"{words.capital(_sentences(counts.moved))}{blocks} stand{together} elsewhere than in the source."


def _reworded(value: int) -> str:
    return f"{words.capital(words.count(value, 'passage'))} may say something else than the source." if value else ""


def _details(value: int) -> str:
    if not value:
        return ""
    return f"{words.capital(words.count(value, 'detail'))} {'deserves' if value == 1 else 'deserve'} a look."
