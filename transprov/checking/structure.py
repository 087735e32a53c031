"""Findings about whole sentences: dropped, added, moved, reworded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from transprov.checking.absence import is_gone
from transprov.checking.joining import join
from transprov.checking.rules import ADDED, DROPPED, MOVED, REWORDED
from transprov.checking.weight import Weight, is_slight, weigh, weigh_length
from transprov.facts import Rule
from transprov.types import Alignment, Bead, Document, Finding, Segment, SegmentKind, Severity, Span

USUAL_SIMILARITY = 0.75
"""Median cosine of the links of a faithful pair, taken where a pair has too few links to show its own."""
_ENOUGH = 6
_FAR_BELOW = 0.25
"""How far under the pair's own median a link must lie to be called reworded. Of the links of faithful machine
translations of news one in a hundred lies so far below; idioms and short sentences do."""
_NEVER_ABOVE = 0.6
"""A link this similar says the same, however similar the others are."""
_HALF = 0.5
"""Lengths that differ by this factor are worth a word, and speak for a change."""
_GONE = 0.6
"""How sure it is at least that a short sentence was dropped whose negation or number stands nowhere near."""
_UNLIKE = 0.35
"""Of true links one in two hundred is less similar."""
_EVEN_ODDS = 0.42
"""Distance under the usual similarity at which a link is as likely freely rendered as changed in meaning."""
_STRANGERS = 0.2
"""Two texts taken at random are about as similar as this."""
_SLIGHT = 0.75
"""A headline or a sentence of a few words has a noisy vector: what it says of the meaning is believed less."""


@dataclass(frozen=True, slots=True)
class Echo:
    """The segment of the other side that comes nearest to one without a counterpart."""

    index: int
    similarity: float


def structure_findings(
    source: Document,
    copy: Document,
    alignment: Alignment,
    *,
    source_echoes: Mapping[int, Echo],
    copy_echoes: Mapping[int, Echo],
) -> list[Finding]:
    """Findings about the beads of an alignment of the segments of two documents; furniture is passed over.

    `source_echoes` names for dropped source segments the copy segment that says nearly the same, if one does;
    `copy_echoes` likewise for added ones.
    """
    found: list[Finding] = []
    for number, bead in enumerate(alignment.beads):
        if not bead.target:
            left = [i for i in bead.source if i not in alignment.source_ignored and source.segments[i].is_content]
            for i in left:
                # a few words often look as if a neighbour could hold them; not what nobody nearby says
                score = (
                    max(bead.score, _GONE) if bead.score < _GONE and is_gone(source, copy, alignment, i) else bead.score
                )
                found.append(_one_sided(DROPPED, source, i, score, number, source_echoes.get(i)))
        elif not bead.source:
            left = [j for j in bead.target if j not in alignment.target_ignored and copy.segments[j].is_content]
            found += [_one_sided(ADDED, copy, j, bead.score, number, copy_echoes.get(j)) for j in left]
        elif _are_strangers(bead):
            found += [
                _one_sided(DROPPED, source, i, 1 - bead.score, number, None) for i in _content(source, bead.source)
            ]
            found += [_one_sided(ADDED, copy, j, 1 - bead.score, number, None) for j in _content(copy, bead.target)]
    return [*found, *_moved(source, copy, alignment), *_reworded(source, copy, alignment)]


def _are_strangers(bead: Bead) -> bool:
    """Whether a link is more likely wrong than right, and its sides have next to nothing in common."""
    return bead.similarity is not None and bead.score < _HALF and bead.similarity < _UNLIKE


def _content(document: Document, indices: Sequence[int]) -> list[int]:
    return [i for i in indices if document.segments[i].is_content]


def usual_similarity(alignment: Alignment) -> float:
    """Median similarity of the links of a pair."""
    values = [bead.similarity for bead in alignment.links if bead.similarity is not None]
    return median(values) if len(values) >= _ENOUGH else USUAL_SIMILARITY


def _one_sided(rule: Rule, document: Document, index: int, score: float, bead: int, echo: Echo | None) -> Finding:
    dropped = rule is DROPPED
    here, there = ("source", "copy") if dropped else ("copy", "source")
    segment = document.segments[index]
    weight, evidence = weigh(segment), []
    if echo is not None:
        weight = weight.lowered(f"sentence {echo.index + 1} of the {there} says something close to it")
        evidence.append(f"nearest in the {there}: sentence {echo.index + 1}, similarity {echo.similarity:.2f}")
    reason = f" ({weight.reason})" if weight.reason else ""
    text = _quoted(document, segment.span)
    return Finding(
        rule=rule.id,
        mqm=rule.mqm,
        severity=weight.severity,
        confidence=_confidence(score, weight, echo),
        message=f"{_noun(segment)} {index + 1} of the {here} has no counterpart in the {there}{reason}.",
        copy_span=None if dropped else segment.span,
        source_span=segment.span if dropped else None,
        copy_text="" if dropped else text,
        source_text=text if dropped else "",
        evidence=tuple(evidence),
        bead=bead,
    )


def _confidence(score: float, weight: Weight, echo: Echo | None) -> float:
    """The aligner's own probability, less where a reader may see it differently."""
    if echo is not None:
        score *= 1 - 0.5 * echo.similarity
    return round(score if weight.severity > Severity.NEUTRAL else 0.8 * score, 3)


def _moved(source: Document, copy: Document, alignment: Alignment) -> list[Finding]:
    found = []
    for move in alignment.moves:
        if not any(_is_text(source.segments[i]) for i in move.source):
            continue  # pictures stand elsewhere on every page, and their captions and credits with them
        ours, theirs = join(source, move.source), join(copy, move.target)
        scores = [alignment.beads[number].score for number in move.beads]
        stand = "stands" if len(move.source) == 1 else "stand"
        found.append(
            Finding(
                rule=MOVED.id,
                mqm=MOVED.mqm,
                severity=MOVED.severity,
                confidence=round(fmean(scores), 3),
                message=f"{_numbers(move.source)} of the source {stand} elsewhere in the copy, as "
                f"{_numbers(move.target).lower()} there.",
                copy_span=theirs.span,
                source_span=ours.span,
                copy_text=_quoted(copy, theirs.span),
                source_text=_quoted(source, ours.span),
                bead=move.beads[0],
            )
        )
    return found


def _reworded(source: Document, copy: Document, alignment: Alignment) -> list[Finding]:
    found = []
    usual, usual_ratio = usual_similarity(alignment), _usual_ratio(source, copy, alignment)
    for number, bead in enumerate(alignment.beads):
        if bead.similarity is None or not bead.is_link or _are_strangers(bead):
            continue
        weights = _most_said(source, bead.source), _most_said(copy, bead.target)
        if bead.similarity > min(usual - _FAR_BELOW, _NEVER_ABOVE) or Severity.NEUTRAL in weights:
            continue
        ours, theirs = join(source, bead.source), join(copy, bead.target)
        evidence = []
        ratio = _length(copy, bead.target) / max(1, _length(source, bead.source)) / usual_ratio
        if ratio < _HALF or ratio > 1 / _HALF:
            evidence.append(f"the copy is {ratio:.1f} times as long here as usual for this pair: ")
            evidence[-1] += "a part may be missing" if ratio < 1 else "something may have been put in"
        sure = _otherness(usual - bead.similarity, uneven=bool(evidence))
        if Severity.MAJOR not in weights or (is_slight(ours.text) and is_slight(theirs.text)):
            sure *= _SLIGHT
        if bead.similarity < _STRANGERS:
            evidence.append("linked by their place: they may have nothing to do with each other")
        found.append(
            Finding(
                rule=REWORDED.id,
                mqm=REWORDED.mqm,
                severity=REWORDED.severity,
                confidence=round(bead.score * sure, 3),
                message=f"The copy seems to say something else here than {_numbers(bead.source).lower()} of the "
                f"source: similarity {bead.similarity:.2f}, where the rest of this pair usually reaches {usual:.2f}.",
                copy_span=theirs.span,
                source_span=ours.span,
                copy_text=_quoted(copy, theirs.span),
                source_text=_quoted(source, ours.span),
                evidence=tuple(evidence),
                bead=number,
            )
        )
    return found


def _otherness(gap: float, *, uneven: bool) -> float:
    """Probability that a link `gap` under the usual similarity says something else; likelier if lengths differ too.

    Even odds at 0.42: of the links of faithful translations read one by one, idioms and short sentences reach 0.4,
    and no other sign tells these from sentences that say something else.
    """
    return min(0.95, 0.5 + 1.5 * (gap - _EVEN_ODDS) + (0.2 if uneven else 0.0))


def _most_said(document: Document, indices: Sequence[int]) -> Severity:
    """What the longest of these segments weighs by its length alone: the vector of a few words is not relied on."""
    return max(weigh_length(document.segments[i]).severity for i in indices)


def _usual_ratio(source: Document, copy: Document, alignment: Alignment) -> float:
    """Median of copy length to source length over the links; 1 where there are too few."""
    ratios = [_length(copy, bead.target) / max(1, _length(source, bead.source)) for bead in alignment.links]
    return max(0.1, median(ratios)) if len(ratios) >= _ENOUGH else 1.0


def _length(document: Document, indices: Sequence[int]) -> int:
    return sum(len(document.segments[i].span) for i in indices)


def _quoted(document: Document, span: Span | None) -> str:
    return "" if span is None else document.text[span.start : span.end]


def _is_text(segment: Segment) -> bool:
    return segment.kind not in (SegmentKind.CAPTION, SegmentKind.CREDIT, SegmentKind.FURNITURE)


def _noun(segment: Segment) -> str:
    return "Sentence" if segment.kind in (SegmentKind.SENTENCE, SegmentKind.LIST_ITEM) else "Line"


def _numbers(indices: Sequence[int]) -> str:
    """Sentence numbers for people, counted from 1: "Sentence 4", "Sentences 4 and 5", "Sentences 4 to 6"."""
    numbers = sorted(index + 1 for index in indices)
    if len(numbers) == 1:
        return f"Sentence {numbers[0]}"
    if numbers[-1] - numbers[0] == len(numbers) - 1 > 1:
        return f"Sentences {numbers[0]} to {numbers[-1]}"
    return f"Sentences {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
