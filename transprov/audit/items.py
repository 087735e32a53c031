"""One copy, the whole way: is it a translation, which original is it of, and what became of that on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from transprov.audit.results import DONE, ItemResult, MatchedSource
from transprov.types import DeclarationKind, Detection, Document, Equivalences

if TYPE_CHECKING:
    from transprov.encoding import Encoder
    from transprov.sources import Candidate, SourceIndex

CANDIDATES = 5
"""Originals looked at for one copy."""
_TRANSLATED, _NATIVE, _OTHER = "translated", "native", "other"
_COPIES = "en"


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the numbers of an audit depend on, besides the program and the encoder."""

    min_confidence: float = 0.5
    disable: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    equivalences: Equivalences = field(default_factory=Equivalences)


@dataclass(frozen=True, slots=True)
class Examined:
    """What came out: the result, and the whole report it was made from."""

    result: ItemResult
    report: Mapping[str, Any]


def examine(
    copy: Document,
    *,
    key: str,
    origin: str,
    outlet: str | None,
    index: SourceIndex | None,
    encoder: Encoder,
    options: CheckOptions,
) -> Examined:
    """Detect, find the source, check beside it or, if there is none, alone.

    Reads the index and nothing else. Raises what `check` raises, `InputError` for a copy without article text first.
    """
    from transprov.checking import check
    from transprov.detection import detect
    from transprov.reporting.json import to_json

    found = [] if index is None else _sources(copy, index)
    source = None if index is None or not found else index.document(found[0].document_id, found[0].version)
    report = check(
        copy,
        source,
        encoder=encoder,
        min_confidence=options.min_confidence,
        disable=options.disable,
        accept=options.accept,
        equivalences=options.equivalences,
    )
    detection = report.detection or detect(copy)
    report = replace(report, detection=detection)
    written = to_json(report)
    matched = [_matched(candidate) for candidate in found]
    if matched:
        matched[0] = replace(matched[0], coverage=written["coverage"])
    verdict, probability, language = _verdict(detection, matched, source)
    published = copy.provenance.published
    result = ItemResult(
        key=key,
        origin=origin,
        state=DONE,
        **described(copy, outlet),
        verdict=verdict,
        probability=probability,
        language=language,
        source=matched[0] if matched else None,
        other_sources=tuple(matched[1:]),
        lag_seconds=_lag(found[0].published, published) if found else None,
        findings=tuple(written["findings"]),
        notices=(*written["notices"], *_merged(matched)),
    )
    return Examined(result, written)


def described(copy: Document, outlet: str | None) -> dict[str, Any]:
    """What is known of a copy before it is examined, as fields of its result."""
    declared = copy.provenance.values(DeclarationKind.OUTLET)
    published = copy.provenance.published
    return {
        "title": copy.title,
        "url": copy.provenance.url,
        "outlet": outlet or (declared[0] if declared else None),
        "published": published.isoformat() if published else None,
        "words": sum(len(segment.text.split()) for segment in copy.segments if segment.is_content),
    }


def _sources(copy: Document, index: SourceIndex) -> list[Candidate]:
    """The originals of a copy, the likeliest first; a page that stands in the feeds of both sides is not its own."""
    own = {copy.id, copy.provenance.url} - {None}
    return [
        candidate
        for candidate in index.search(copy, k=CANDIDATES)
        if candidate.accepted and candidate.document_id not in own and candidate.url not in own
    ]


def _matched(candidate: Candidate) -> MatchedSource:
    return MatchedSource(
        document_id=candidate.document_id,
        title=candidate.title,
        url=candidate.url,
        outlet=candidate.outlet,
        language=candidate.language,
        published=candidate.published.isoformat() if candidate.published else None,
        score=round(candidate.score, 4),
        probability=round(candidate.probability, 4),
        coverage=round(candidate.source_coverage, 4),
        copy_coverage=round(candidate.coverage, 4),
    )


def _merged(matched: list[MatchedSource]) -> list[str]:
    if len(matched) < 2:
        return []
    return [
        f"the copy merges {len(matched)} originals and was compared with the likeliest alone: what comes from the "
        "others stands there as added"
    ]


def _verdict(
    detection: Detection, matched: list[MatchedSource], source: Document | None
) -> tuple[str, float, str | None]:
    """Verdict, probability, language of the source: by the source where there is one, else by the wording."""
    if source is not None and source.language not in (None, _COPIES):
        return _TRANSLATED, round(max(detection.probability, matched[0].probability), 4), source.language
    likeliest = max(detection.languages, key=detection.languages.__getitem__, default=_OTHER)
    known = detection.verdict != _NATIVE and likeliest != _OTHER
    return detection.verdict, round(detection.probability, 4), likeliest if known else None


def _lag(source: datetime | None, copy: datetime | None) -> float | None:
    """Seconds between two times; None where one is missing, or only one of them names its time zone."""
    if source is None or copy is None or (source.tzinfo is None) != (copy.tzinfo is None):
        return None
    return (copy - source).total_seconds()
