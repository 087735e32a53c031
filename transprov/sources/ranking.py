"""One copy against the nearest articles: compared sentence by sentence, judged, and said in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from transprov.sources import judging
from transprov.sources.candidate import Candidate
from transprov.sources.comparing import Links, Side, compare
from transprov.sources.keys import Keys, named, shared
from transprov.sources.passages import Query, body
from transprov.sources.record import content_hash
from transprov.sources.retrieval import Near, nearest
from transprov.sources.saying import Finding, say
from transprov.sources.store import DocumentRow, TextRow
from transprov.sources.view import View
from transprov.sources.wording import NEUTRAL, wording
from transprov.types import Document

_NAMES = 0.1
"""What the share of the copy's names and numbers adds to closeness, when it is decided whom to compare with."""
_MOST = 5
"""Articles compared with a copy."""
_NEARLY = 0.1
"""Articles this close behind the first are compared too: versions, and the same story in another language."""
_PLAUSIBLE = 0.55
"""Closeness of the whole or of a passage below which a second article is not worth comparing."""
_UNEXPLAINED = 0.5
"""A passage of the copy is explained when this share of it is linked."""
_WORDED = 0.3
"""Share of copy or article that must be linked for a look at its words."""
_LEAST_COVERAGE = 0.25
"""A source accounts for this share of the copy, or ..."""
_LEAST_OF_SOURCE = 0.6
"""... stands in it with this share of its own. Two articles that quote the same speech share less."""
_UNCOMPARED = -4.0
"""Log-odds of an article that was not worth comparing, at closeness 0.5 ..."""
_PER_CLOSENESS = 4.0
"""... and what closeness adds to them."""
_SAME_LANGUAGE = 6.0
"""Log-odds lost by an article in the copy's language: another copy, or what one was made of, but no original."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Judged:
    """An article that the copy was compared with."""

    near: Near
    text: TextRow
    links: Links
    coverage: float
    source_coverage: float
    log_odds: float
    accepted: bool
    finding: Finding


def search(view: View, copy: Document, query: Query, k: int) -> list[Candidate]:
    """The k best candidates, the most probable first."""
    near = nearest(query, view.passages, view.layout, view.coarse)
    texts, rows = view.of_texts([one.number for one in near])
    holders: dict[int, list[DocumentRow]] = defaultdict(list)
    for row in rows:
        holders[row.text].append(row)
    # a text whose documents went between two looks is no candidate
    near = [one for one in near if one.number in texts and holders[one.number]]
    # feeds of copies often lie beside those of originals: a copy is not its own source
    own = content_hash(copy.language, query.segments)
    near = [one for one in near if texts[one.number].hash != own]
    keys = named(segment.text for segment in query.segments)
    names = {one.number: shared(keys, _keys(texts[one.number])) for one in near}
    near.sort(key=lambda one: -(one.score + _NAMES * names[one.number]))
    judged = _compared(view, copy, query, near, texts, holders, names)
    return _candidates(judged, near, holders, view.version_counts(rows), k)


def _keys(text: TextRow) -> Keys:
    return np.frombuffer(text.keys, dtype="<u4").astype(np.uint32)


def _compared(
    view: View,
    copy: Document,
    query: Query,
    near: Sequence[Near],
    texts: Mapping[int, TextRow],
    holders: Mapping[int, Sequence[DocumentRow]],
    names: Mapping[int, float],
) -> list[Judged]:
    if not near:
        return []
    ours = Side(query.rows, query.lengths, view.rows)
    sentences = [segment.text for segment in query.segments]
    explained = np.zeros(len(query.starts), dtype=bool)
    done: list[Judged] = []
    for one in near:
        if len(done) == _MOST:
            break
        if done and not _worth_comparing(one, near[0], explained):
            continue
        text = texts[one.number]
        theirs = Side(view.sentences(text), np.frombuffer(text.lengths, dtype="<u4").astype(np.int64), view.rows)
        links = compare(theirs, ours)
        shares = judging.shares(links, theirs, ours)
        holder = holders[one.number][0]
        words: tuple[float, ...] = NEUTRAL
        if max(shares) >= _WORDED:
            source = [segment.text for segment in body(view.record(holder))]
            words = wording(links, source, sentences, holder.language)
        features = judging.features(links, theirs, ours, names[one.number], one.score, words)
        model = judging.model_for(holder.language)
        lag = _lag(copy, holders[one.number])
        same = copy.language is not None and holder.language == copy.language
        odds = model.log_odds(features) + _prior(lag) - _SAME_LANGUAGE * same
        enough = shares[0] >= _LEAST_COVERAGE or shares[1] >= _LEAST_OF_SOURCE
        accepted = enough and not same and judging.probability(odds) >= model.accept
        finding = Finding(*shares, features[judging.IN_ORDER], words[:2] if words is not NEUTRAL else None,
                          names[one.number], lag, same)  # fmt: skip
        done.append(Judged(one, text, links, *shares, odds, accepted, finding))
        if accepted:
            linked = np.add.reduceat((links.copy_closeness > 0) * query.lengths, query.starts)
            explained |= linked >= _UNEXPLAINED * np.add.reduceat(query.lengths, query.starts)
    return sorted(done, key=lambda one: -one.log_odds)


def _worth_comparing(one: Near, first: Near, explained: NDArray[np.bool_]) -> bool:
    if one.score >= max(first.score - _NEARLY, _PLAUSIBLE):
        return True
    return bool((one.by_passage[~explained] >= _PLAUSIBLE).any())


def _lag(copy: Document, holders: Sequence[DocumentRow]) -> float | None:
    """Seconds from the first publication of the article to that of the copy; None when one is not known."""
    published = [_utc(row.published) for row in holders if row.published]
    if not published or copy.provenance.published is None:
        return None
    return (_utc(copy.provenance.published) - min(published)).total_seconds()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _prior(lag: float | None) -> float:
    """Log-odds that the times add: a copy follows within days. A day either way may be a wrong time zone."""
    if lag is None:
        return 0.0
    days = lag / _DAY
    if days < -1:
        return -3.0
    return 0.5 if days <= 3 else 0.0 if days <= 30 else -0.5 if days <= 365 else -1.0


def _candidates(
    judged: Sequence[Judged],
    near: Sequence[Near],
    holders: Mapping[int, Sequence[DocumentRow]],
    versions: Mapping[str, int],
    k: int,
) -> list[Candidate]:
    """One candidate an article, whatever the number of its versions; then those that were not worth comparing."""
    found: list[Candidate] = []
    shown: dict[str, DocumentRow] = {}
    chosen: list[Judged] = []
    for one in judged:
        row = holders[one.near.number][0]
        if any(name in shown for name in _names(row)):
            continue
        chosen.append(one)
        shown |= dict.fromkeys(_names(row), row)
    for one in chosen[:k]:
        row = holders[one.near.number][0]
        others = [j for j in judged if j is not one and set(_names(holders[j.near.number][0])) & set(_names(row))]
        parts = [
            (holders[j.near.number][0].id, _overlap(one, j))
            for j in chosen
            if j is not one and j.accepted and one.accepted
        ]
        found.append(
            replace(
                _candidate(row, one.near.score, judging.probability(one.log_odds)),
                accepted=one.accepted,
                coverage=round(one.coverage, 4),
                source_coverage=round(one.source_coverage, 4),
                evidence=say(
                    one.finding,
                    accepted=one.accepted,
                    version=(row.version, versions.get(row.id, 1)),
                    other_versions=[_called(holders[j.near.number][0], row) for j in others],
                    same_text=[other.id for other in holders[one.near.number][1:] if other.id != row.id],
                    parts=parts,
                ),
            )
        )
    for distant in near:
        row = holders[distant.number][0]
        if len(found) >= k:
            break
        if any(name in shown for name in _names(row)):
            continue
        shown |= dict.fromkeys(_names(row), row)
        odds = _UNCOMPARED + _PER_CLOSENESS * (distant.score - 0.5)
        found.append(
            replace(
                _candidate(row, distant.score, judging.probability(odds)),
                evidence=("not compared sentence by sentence: too distant, or others are much nearer",),
            )
        )
    return found


def _candidate(row: DocumentRow, score: float, probability: float) -> Candidate:
    return Candidate(
        document_id=row.id,
        score=round(score, 4),
        probability=round(probability, 4),
        accepted=False,
        coverage=0.0,
        language=row.language,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        version=row.version,
    )


def _names(row: DocumentRow) -> tuple[str, ...]:
    """What versions of one article have in common."""
    return (f"id:{row.id}", f"url:{row.url}") if row.url else (f"id:{row.id}",)


def _called(row: DocumentRow, beside: DocumentRow) -> str:
    return f"version {row.version}" if row.id == beside.id else f"{row.id} (same address)"


def _overlap(one: Judged, other: Judged) -> float:
    """Share of what is linked in `one` that is linked in the other too."""
    ours, theirs = one.links.copy_closeness > 0, other.links.copy_closeness > 0
    return float((ours & theirs).sum() / max(1, ours.sum()))
