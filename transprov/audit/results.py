"""What an audit knows of one copy, and of one run; what every report of a store is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

DONE, FAILED = "done", "failed"


@dataclass(frozen=True, slots=True)
class MatchedSource:
    """An original that a copy was found to come from."""

    document_id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    """ISO 8601, as the original says."""
    score: float = 0.0
    """Of the search."""
    probability: float = 0.0
    """That this is a source of the copy."""
    coverage: float | None = None
    """Share of the original's text, by characters, that has a counterpart in the copy."""
    copy_coverage: float | None = None
    """Share of the copy's text that has a counterpart in the original, as the search saw it."""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One copy of a feed, examined; or the reason why it could not be."""

    key: str
    """Of the item in its feed; the same in every run."""
    origin: str
    """The feed, folder or file it came from."""
    state: str
    """"done" or "failed"."""
    error: str | None = None
    """Of a failed item: the reason, one line."""
    first_run: int = 1
    """Number of the run that met it first."""
    run: int = 1
    """Number of the run that this result is of."""
    version: int = 1
    """Counts the changed contents met under this key, from 1."""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    """Who published the copy."""
    published: str | None = None
    """ISO 8601, as the copy says; without offset where it names no time zone."""
    words: int = 0
    """Of the copy, page furniture left out."""
    verdict: str | None = None
    """"translated" (so is any copy of a source in another language), "unclear" or "native"; None if failed."""
    probability: float | None = None
    """That the copy is a translation, from its wording and from the source found."""
    language: str | None = None
    """ISO 639-1 code of the source language: the source's own, else the likeliest by the wording; None if native."""
    source: MatchedSource | None = None
    """The original it was compared with; None: none was found, and the copy was examined alone."""
    other_sources: tuple[MatchedSource, ...] = ()
    """Further originals of a copy that merges several."""
    lag_seconds: float | None = None
    """From the publication of the source to that of the copy; None when either is not known."""
    findings: tuple[Mapping[str, Any], ...] = ()
    """As in the JSON report, worst first."""
    notices: tuple[str, ...] = ()
    """What the reader should know about this result as a whole, one line each."""
    seconds: float = 0.0
    """Time the work took."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an audit, from its start, over interruptions, until every copy was dealt with."""

    number: int
    """Counted from 1."""
    started: datetime
    ended: datetime | None
    """None: interrupted, or still going on."""
    settings: Mapping[str, Any]
    signature: str
    """What the numbers depend on: version, encoder, settings."""
    counts: Mapping[str, int]
    """Items that this run finished: "done" and "failed"; "new" and "again" (changed, or to be redone); by verdict."""


def to_object(result: ItemResult) -> dict[str, Any]:
    """The result as JSON values."""
    return asdict(result)


def from_object(value: Mapping[str, Any]) -> ItemResult:
    """The result that `to_object` was given."""
    source = value["source"]
    return ItemResult(
        **{
            **value,
            "source": None if source is None else MatchedSource(**source),
            "other_sources": tuple(MatchedSource(**other) for other in value["other_sources"]),
            "findings": tuple(value["findings"]),
            "notices": tuple(value["notices"]),
        }
    )
