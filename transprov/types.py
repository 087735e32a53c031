"""The values that flow between the stages; immutable, and knowing nothing of how they are made.

Invariant for every `Span` into a document: `document.text[span.start:span.end]` is the quoted text, of the text as the
user gave it (for HTML: as the reader extracted it).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from transprov.spans import Span as Span
from transprov.wordings import Retranslation as Retranslation
from transprov.wordings import SegmentWording as SegmentWording
from transprov.wordings import Wording as Wording

if TYPE_CHECKING:
    import pandas


class SegmentKind(StrEnum):
    """What a segment is on the page."""

    SENTENCE = "sentence"
    HEADLINE = "headline"
    CAPTION = "caption"
    CREDIT = "credit"
    LIST_ITEM = "list-item"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, headline, caption, credit, list item or furniture line, with its exact place in the text."""

    index: int
    span: Span
    text: str
    kind: SegmentKind = SegmentKind.SENTENCE
    block: int = 0
    """Number of the paragraph (block of lines) it stands in, counted from 0."""
    language: str | None = None

    @property
    def is_content(self) -> bool:
        """Whether it belongs to the article rather than to the page around it."""
        return self.kind is not SegmentKind.FURNITURE


class DeclarationKind(StrEnum):
    """What a page says about its own origin."""

    SOURCE_LINE = "source-line"
    OUTLET = "outlet"
    AGENCY = "agency"
    AUTHOR = "author"
    PHOTO_CREDIT = "photo-credit"
    PUBLISHED = "published"
    MODIFIED = "modified"
    CANONICAL = "canonical"
    LANGUAGE = "language"
    TRANSLATION_OF = "translation-of"
    BASED_ON = "based-on"
    ALTERNATE = "alternate"
    """The same article in another language, as the page itself links it."""
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declared item: its normalised value, where it was said, and the span if that is in the text."""

    kind: DeclarationKind
    value: str
    raw: str
    where: str
    """"text", "meta", "json-ld", "link", "feed" or "user"."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a document declares about where it comes from, in order of appearance."""

    declarations: tuple[Declaration, ...] = ()
    url: str | None = None
    """Where transprov itself got the text: a URL or a path; None for text handed over in memory."""
    published: datetime | None = None
    """Publication time; naive when the page names no time zone."""

    def of(self, kind: DeclarationKind) -> tuple[Declaration, ...]:
        """The declarations of one kind."""
        return tuple(item for item in self.declarations if item.kind is kind)

    def values(self, kind: DeclarationKind) -> tuple[str, ...]:
        """The distinct values declared for one kind, in order of appearance."""
        return tuple(dict.fromkeys(item.value for item in self.of(kind)))


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its segments, its language and what it declares about its origin."""

    text: str
    language: str | None = None
    """ISO 639-1 code, or None when it could not be told."""
    id: str | None = None
    title: str | None = None
    segments: tuple[Segment, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    warnings: tuple[str, ...] = ()
    """What the reader had to guess or repair, one line each."""

    @classmethod
    def from_text(cls, text: str, *, language: str | None = None, id: str | None = None) -> Document:
        """Segment a plain text and read what it declares. `language` is identified when not given.

        Raises `InputError` when the text is empty.
        """
        # The one upward import of the package: the contract puts this constructor on the type.
        from transprov.reading import document_from_text

        return document_from_text(text, language=language, id=id)


@dataclass(frozen=True, slots=True)
class Bead:
    """Source segments and target segments that say the same; one side empty: dropped (1:0) or added (0:1)."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """Calibrated probability, 0 to 1, that exactly this bead is right."""
    similarity: float | None = None
    """Cosine of the two sides' vectors; None when a side is empty."""

    @property
    def is_link(self) -> bool:
        """Whether both sides are there."""
        return bool(self.source) and bool(self.target)


@dataclass(frozen=True, slots=True)
class Move:
    """A block of beads that stands elsewhere in the target than the order of the source would put it."""

    beads: tuple[int, ...]
    """Indices into `Alignment.beads`."""
    source: tuple[int, ...]
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All beads of two texts, in the order of the source; every index of both sides stands in exactly one bead."""

    beads: tuple[Bead, ...]
    moves: tuple[Move, ...] = ()
    source: tuple[str, ...] = ()
    """The sentences aligned, as they are."""
    target: tuple[str, ...] = ()
    source_language: str | None = None
    target_language: str | None = None
    encoder: str | None = None
    """Identity of the encoder used, as in a report's signature."""
    source_ignored: frozenset[int] = frozenset()
    """Source segments left out as page furniture; they stand in beads of their own but are not "dropped"."""
    target_ignored: frozenset[int] = frozenset()

    @property
    def links(self) -> tuple[Bead, ...]:
        """The beads with both sides."""
        return tuple(bead for bead in self.beads if bead.is_link)

    @property
    def dropped(self) -> tuple[int, ...]:
        """Source indices without a counterpart, furniture apart."""
        return tuple(i for b in self.beads if not b.target for i in b.source if i not in self.source_ignored)

    @property
    def added(self) -> tuple[int, ...]:
        """Target indices without a counterpart, furniture apart."""
        return tuple(sorted(j for b in self.beads if not b.source for j in b.target if j not in self.target_ignored))

    def to_dataframe(self) -> pandas.DataFrame:
        """One row a bead: indices, texts, score, similarity, move number. Raises `ModelMissingError` without pandas."""
        from transprov.alignment.tables import to_dataframe

        return to_dataframe(self)

    def _repr_html_(self) -> str:
        from transprov.alignment.tables import to_html

        return to_html(self)


@dataclass(frozen=True, slots=True)
class Mention:
    """A checkable detail of a text, with its normalised value."""

    kind: str
    """"number", "quantity", "date", "name", ..."""
    span: Span
    text: str
    value: Any
    """Normalised and comparable; its type belongs to the kind."""
    reading: str
    """How the tool reads it, for people: "about 2,000"."""


class Severity(IntEnum):
    """MQM severity; ordered, so that `--fail-on` can compare."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """Lower-case name, as in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the tool reports: what, where in both texts, why, and how sure it is."""

    rule: str
    """Stable identifier, such as "dropped-segment"."""
    mqm: str
    """MQM category, such as "accuracy/omission"."""
    severity: Severity
    confidence: float
    """Probability, 0 to 1, that an attentive reader of both texts agrees."""
    message: str
    copy_span: Span | None = None
    source_span: Span | None = None
    copy_text: str = ""
    source_text: str = ""
    evidence: tuple[str, ...] = ()
    """What the finding rests on, one line each, for people."""
    bead: int | None = None
    """Index into the report's alignment, when the finding belongs to one bead."""
    wording: Wording | None = None
    """Likely wording of the source at this place, for findings about how the English reads."""
    suggestion: str = ""
    """What English would say instead."""

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same when the text around the finding is edited."""
        said = "\x1f".join((self.rule, " ".join(self.source_text.split()), " ".join(self.copy_text.split())))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Equivalences:
    """What a user says is the same in source and copy, beyond what the tables know; each group lists its wordings."""

    names: tuple[tuple[str, ...], ...] = ()
    """Compared whatever the capitals."""
    acronyms: tuple[tuple[str, ...], ...] = ()
    """Compared with their capitals."""
    units: tuple[tuple[str, ...], ...] = ()
    """Words for one unit or currency, as they stand beside numbers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against "translated", with the words that show it."""

    rule: str
    weight: float
    """Natural logarithm of the likelihood ratio; positive speaks for a translation."""
    message: str
    span: Span | None = None
    text: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """Whether the English is a translation, and from which language."""

    probability: float
    verdict: str
    """"translated", "unclear" or "native"."""
    languages: Mapping[str, float]
    """Probability by source language; sums to 1 with "other"."""
    evidence: tuple[Evidence, ...] = ()
    """Strongest first."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What makes the numbers of a report reproducible, after the manner of sacrebleu."""

    version: str
    parts: tuple[tuple[str, str], ...] = ()
    """Ordered (name, identity) pairs: encoder, segmenter, model files, MT engine, settings."""

    def __str__(self) -> str:
        """One line: `transprov:0.1.0|encoder:...|...`."""
        return "|".join((f"transprov:{self.version}", *(f"{name}:{value}" for name, value in self.parts)))


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one copy."""

    copy: Document
    signature: Signature
    findings: tuple[Finding, ...] = ()
    """Worst first, then in the order of the copy."""
    source: Document | None = None
    alignment: Alignment | None = None
    detection: Detection | None = None
    notices: tuple[str, ...] = ()
    """What the reader should know about this report as a whole, one line each."""
    known: frozenset[str] = frozenset()
    """Fingerprints of findings that an earlier report had; they stay in the report, marked."""
    wordings: tuple[SegmentWording, ...] = ()
    """What the source probably says, sentence by sentence, where there was a translator to ask; in copy order."""
    retranslations: tuple[Retranslation, ...] = ()
    """The source as an engine translates it, bead by bead, where there was one to ask."""

    @property
    def raw_share(self) -> float | None:
        """Share of the copy's sentences, by characters, that are raw machine translation; None where none was made."""
        if self.alignment is None or not self.retranslations:
            return None
        raw = {j for each in self.retranslations if each.raw for j in self.alignment.beads[each.bead].target}
        sizes = {s.index: len(s.span) for s in self.copy.segments if s.kind is SegmentKind.SENTENCE}
        total = sum(sizes.values())
        return sum(size for index, size in sizes.items() if index in raw) / total if total else None

    @property
    def coverage(self) -> float | None:
        """Share of the source's content, by characters, that has a counterpart in the copy; None without a source.

        Credits and bylines do not count: outlets put their own.
        """
        if self.alignment is None or self.source is None:
            return None
        linked = {i for bead in self.alignment.beads if bead.target for i in bead.source}
        content = [s for s in self.source.segments if s.index not in self.alignment.source_ignored]
        content = [s for s in content if s.kind is not SegmentKind.CREDIT] or content
        total = sum(len(s.span) for s in content)
        return sum(len(s.span) for s in content if s.index in linked) / total if total else None
