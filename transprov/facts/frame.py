"""The frame every kind of fact fits into: find mentions in one text, compare those of two.

A kind is a module (or a folder) of its own that offers one `Kind`; `transprov.facts.registry` lists them. Nothing else
of `facts` knows any kind by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from transprov.facts.equivalences import NOTHING, Settled, settled
from transprov.facts.evidence import WordEvidence
from transprov.facts.rules import Rule
from transprov.types import Equivalences, Finding, Mention


@dataclass(frozen=True, slots=True)
class Context:
    """Both texts of one bead, and what the rest of the two articles mentions."""

    source: str
    copy: str
    source_language: str
    copy_language: str = "en"
    source_elsewhere: tuple[Mention, ...] = ()
    """Mentions of the same kind in all other beads of the source; their spans belong to those beads."""
    copy_elsewhere: tuple[Mention, ...] = ()
    """The same of the copy. A fact that stands there has been moved, not dropped."""
    source_article: str = ""
    """All texts of the source in one, for what no kind would call a mention; empty where a bead is looked at alone."""
    copy_article: str = ""
    """The same of the copy."""
    source_unaccounted: tuple[Mention, ...] = ()
    """Those of the nearest beads that have no counterpart in their own bead."""
    copy_unaccounted: tuple[Mention, ...] = ()
    """The same of the copy. What two beads lack crosswise was cut differently, not altered."""
    source_published: date | None = None
    """Day the source was published, where known: what "on Monday" is counted from."""
    copy_published: date | None = None
    links: Callable[[], WordEvidence | None] | None = None
    """Gives what word alignment knows of the two texts, computed when first asked for; None where nobody aligns."""
    source_links_near: Callable[[], WordEvidence | None] | None = None
    """The same of the source and the copies of the nearest beads; None where a bead is looked at alone."""
    copy_links_near: Callable[[], WordEvidence | None] | None = None
    """The same of the sources of the nearest beads and the copy."""
    equivalences: Equivalences = NOTHING
    """What the user says is the same in both languages."""

    @property
    def settled(self) -> Settled:
        """Where names and acronyms of the two texts are the user's equivalents of each other."""
        return settled(self.equivalences, self.source, self.copy)


def claims_nothing(mention: Mention) -> bool:
    """For kinds that leave the findings of other kinds alone."""
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of checkable detail.

    `find(text, language)` gives the mentions in order of appearance, without overlap, spans relative to `text`; for a
    language the kind has no data for, it gives what can be read without (or nothing), never an error.
    `compare(source_mentions, copy_mentions, context)` gives the findings at every confidence.
    One cause gives one finding: findings of the kinds in `precedes` about words of mentions that this kind `claims` are
    left to this kind (see `transprov.facts.merging`).
    """

    name: str
    rules: tuple[Rule, ...]
    find: Callable[[str, str], tuple[Mention, ...]]
    compare: Callable[[Sequence[Mention], Sequence[Mention], Context], tuple[Finding, ...]]
    precedes: frozenset[str] = frozenset()
    claims: Callable[[Mention], bool] = claims_nothing
    last_resort: bool = False
    """Whether every other kind precedes this one: what it can only call missing, they can name."""
