"""What patterns and checks give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transprov.types import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of a document where a rule strikes."""

    span: Span
    """In the document."""
    segment: int
    groups: Mapping[str, str] = field(default_factory=dict)
    """Named parts of the match, for the templates of the rule."""
    wording: str = ""
    """Likely wording of the source, where the check knows better than the rule."""
    instead: str = ""
    title: str = ""
    """What was found, where that is more exact than the title of the rule."""
    confidence: float | None = None
    """Where it differs from the rule's."""
