"""What a rule about translation artifacts is: its identity, what it matches, and what it tells people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from transprov.artifacts.pattern import Pattern
from transprov.types import Severity


class Quote(StrEnum):
    """Where a match may stand with regard to quotation marks."""

    ANY = "any"
    INSIDE = "inside"
    OUTSIDE = "outside"


class Where(StrEnum):
    """Where in a segment a match may begin."""

    ANY = "any"
    START = "start"
    HEADLINE = "headline"
    BODY = "body"
    """Sentences only: no headline, caption, credit or list item."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text of one or several lines, and the sentence of the source where the rule asks for one."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Says:
    """What is told about a match: by the rule, or by one of its patterns where that knows better. "" for nothing."""

    title: str = ""
    wording: str = ""
    """Likely wording of the source; names in braces stand for groups of the match."""
    instead: str = ""
    """What English says."""


@dataclass(frozen=True, slots=True, eq=False)
class ArtifactRule:
    """One oddity that translation leaves in English, as its data file tells it; docs/rules.md explains the keys.

    Every rule is read once, so that one equals nothing but itself.
    """

    id: str
    title: str
    mqm: str
    severity: Severity
    explanation: str
    """Why it happens, and when it is no fault."""
    language: str
    """ISO 639-1 code of the pack, or "any"."""
    family: str
    """Name of the file it stands in: "calques", "false_friends", ..."""
    confidence: float
    """Probability that an attentive reader agrees, where nothing is known of the source."""
    patterns: tuple[Pattern, ...] = ()
    anchors: tuple[tuple[frozenset[str], ...], ...] = ()
    """For each pattern, sets of texts in small letters: whatever it matches has one of each set."""
    says: tuple[Says, ...] = ()
    """For each pattern, what it says instead of the rule."""
    check: str | None = None
    """Name of a check in `artifacts.checks`, for what no pattern can tell."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """What the check is given: its other keys in the data."""
    where: Where = Where.ANY
    quote: Quote = Quote.ANY
    reporting: bool = False
    """Only in a sentence that reports somebody's words, or next to one."""
    unless: Pattern | None = None
    """No match in a segment where this matches."""
    unless_document: Pattern | None = None
    together: Pattern | None = None
    """Only in a document where this matches too."""
    at_least: int = 1
    """Only in a document with as many matches."""
    source: Pattern | None = None
    """What the sentence of the source has if the rule is right."""
    telling: bool = True
    """Whether a strike says anything about the text being a translation; a slip of the keyboard does not."""
    source_required: bool = False
    """Whether the rule is silent without a source."""
    wording: str = ""
    """Likely wording of the source; names in braces stand for groups of the match."""
    instead: str = ""
    """What English says."""
    flag: tuple[Example, ...] = ()
    keep: tuple[Example, ...] = ()
    """Examples that the rule must pass over."""
