"""The view that all output formats share: what is shown, in which order, with no word on how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transprov.reporting.diff import Change
from transprov.types import Detection, Finding, SegmentKind, Severity, Signature


class Status(StrEnum):
    """What became of a bead's sentences on their way from the source to the copy."""

    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
    ALIGNED = "aligned"
    UNPAIRED = "unpaired"
    """There is no source to compare with."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a piece, with the findings that point at exactly this wording (none: plain text)."""

    text: str
    findings: tuple[int, ...] = ()
    """Numbers of `Note`s."""
    severity: Severity = Severity.NEUTRAL
    """The worst of these findings."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment of a row; the texts of its runs put together are the segment as the document has it."""

    index: int
    """Place in `Document.segments`, counted from 0, as in JSON."""
    kind: SegmentKind
    runs: tuple[Run, ...]

    @property
    def number(self) -> int:
        """Place in the document for people, counted from 1."""
        return self.index + 1

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence of the article, or a list item, rather than what stands around it."""
        return self.kind in (SegmentKind.SENTENCE, SegmentKind.LIST_ITEM)

    @property
    def text(self) -> str:
        """The segment as the document has it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Likely:
    """What the source probably says at a sentence of the copy."""

    language: str | None
    label: str
    """What it is and how it is known: "likely German wording (machine back-translation, a hypothesis, 61 % sure)"."""
    parts: tuple[tuple[str, bool], ...]
    """The wording in stretches, each with whether these are the very words that a rule knows."""


class Likeness(StrEnum):
    """How far the copy's wording is from an engine's own, in words for people."""

    SAME = "word for word the same"
    VARIANT = "the same but for spelling"
    CHANGED = "in part the same"
    OTHERWISE = "in other words"
    """So little in common that a comparison word by word would show nothing."""
    LONG = "too long to be compared word by word"


@dataclass(frozen=True, slots=True)
class Against:
    """What an engine makes of a row's source, and how the copy differs from it."""

    text: str
    """The engine's own English."""
    chrf: float
    """chrF2 of the copy against it, 0 to 100."""
    raw: bool
    """Whether the copy counts as raw machine translation."""
    likeness: Likeness
    changes: tuple[Change, ...] = ()
    """What makes the copy of the engine's text; the copy is that of the row's pieces, with blanks between. Empty where
    the two are the same or not compared."""

    @property
    def is_news(self) -> bool:
        """Whether the engine's text says something that the copy and its marks do not say already."""
        return not self.raw and self.likeness not in (Likeness.SAME, Likeness.VARIANT)

    @property
    def label(self) -> str:
        """How alike the two are: "chrF 54"; in words too where no changes show it."""
        return f"chrF {self.chrf:.0f}" + ("" if self.changes else f", {self.likeness}")


@dataclass(frozen=True, slots=True)
class Row:
    """One bead, or one segment of a copy that has no source."""

    number: int
    """Place in the view, counted from 1."""
    marks: tuple[Status, ...]
    """All that applies, the weightiest first; never empty."""
    source: tuple[Piece, ...] = ()
    copy: tuple[Piece, ...] = ()
    bead: int | None = None
    """Index into `Alignment.beads`."""
    score: float | None = None
    similarity: float | None = None
    findings: tuple[int, ...] = ()
    """Numbers of the `Note`s that belong here."""
    remarks: tuple[str, ...] = ()
    """In words: where the source has a moved block, or what the source has here that the copy has elsewhere."""
    likely: tuple[Likely, ...] = ()
    """Hypotheses of the source's wording, for copies without a counterpart."""
    against: Against | None = None
    """The copy against an engine's translation of the source, where one was asked."""

    @property
    def status(self) -> Status:
        """The weightiest mark."""
        return self.marks[0]

    @property
    def label(self) -> str:
        """All marks in words, merged and split ones with their numbers: "moved, merged 2:1"."""
        ratio = f" {len(self.source)}:{len(self.copy)}"
        return ", ".join(m + (ratio if m in (Status.MERGED, Status.SPLIT) else "") for m in self.marks)


_LABELS = {
    "unrelated-source": "the two texts do not seem to correspond",
    "dropped-segment": "missing in the copy",
    "added-segment": "not in the source",
    "moved-block": "moved",
    "reworded": "may say something else than the source",
}
"""What to say beside a row for the rules about whole sentences; the other rules are about details."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The wording a finding is about, with a few words around it where it is not a whole sentence."""

    before: str = ""
    wording: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number in this view and the row it belongs to."""

    number: int
    finding: Finding
    row: int | None
    source: Excerpt = Excerpt()
    copy: Excerpt = Excerpt()
    known: bool = False
    """Whether an earlier report, the baseline, has it already."""

    @property
    def is_detail(self) -> bool:
        """Whether it is about a detail rather than about whole sentences."""
        return self.finding.rule not in _LABELS

    @property
    def brief(self) -> str:
        """What to say beside the row; of whole sentences the row itself shows the rest."""
        return _LABELS.get(self.finding.rule, self.finding.message)


@dataclass(frozen=True, slots=True)
class Side:
    """What the header says of one of the two documents."""

    role: str
    """"source" or "copy"."""
    language: str | None
    """ISO 639-1 code."""
    language_name: str
    """In English; empty when unknown."""
    title: str
    place: str
    """URL, path or id; empty for text handed over in memory."""
    declared: tuple[tuple[str, str], ...] = ()
    """(what, values) of the declared provenance, in words."""

    @property
    def heading(self) -> str:
        """Column heading: "German source"."""
        return f"{self.language_name} {self.role}" if self.language_name else self.role.capitalize()


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of sentences (list items among them); furniture apart."""

    source: int = 0
    copy: int = 0
    dropped: int = 0
    added: int = 0
    moved: int = 0
    """Source sentences that stand elsewhere in the copy."""
    moves: int = 0
    """Blocks they form."""
    reworded: int = 0
    """Rows that a finding calls reworded."""
    other_source: int = 0
    """Headlines, captions and credits."""
    other_copy: int = 0
    other_dropped: int = 0
    other_added: int = 0
    source_furniture: int = 0
    copy_furniture: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The header of a report."""

    copy: Side
    source: Side | None
    verdict: str
    coverage: float | None
    counts: Counts
    severities: tuple[tuple[Severity, int], ...]
    """Number of shown findings by severity, worst first."""
    details: int
    """How many of them are about details rather than about whole sentences."""
    hidden: int
    """Findings below the confidence threshold."""
    threshold: float
    detection: Detection | None
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that a report shows to people, in order."""

    summary: Summary
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    """Worst first, then in the order of the copy; numbered from 1 in this order."""
    source_furniture: tuple[Piece, ...]
    copy_furniture: tuple[Piece, ...]
    signature: Signature
    engine: str = ""
    """Which engine translated the source, for people; empty where none did."""
