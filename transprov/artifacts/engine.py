"""Finds artifacts: every rule's matches in a document, under the rule's conditions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from transprov.artifacts.checks import CHECKS
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Passage, Text, numbers, text_of
from transprov.artifacts.rule import ArtifactRule, Quote, Says, Where
from transprov.artifacts.selection import Selection, selected, selection
from transprov.artifacts.strength import native_rate_allows
from transprov.artifacts.wording import fill
from transprov.types import Document, Span

_END = re.compile(r"(?<![\\\[])[\^$]|\\[AZ]")
_OPENING = " \"'“„«(–—-"
"""Marks that may stand before what opens a passage."""
_MANY = 0.8
"""Share of the passages from which on it pays to look for a pattern in the whole text first."""
WEAK = 0.4
"""Most confidence that a rule has which native English sets off too often."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One match of a rule in a document."""

    rule: ArtifactRule
    span: Span
    text: str
    segment: int
    confidence: float
    """Probability that an attentive reader agrees."""
    groups: Mapping[str, str] = field(default_factory=dict)
    wording: str = ""
    """Likely wording of the source at this place, made from the rule's pattern or found in the source."""
    wording_from: str = ""
    """"pattern" or "aligned"; empty where there is no wording."""
    instead: str = ""
    """What English says."""
    title: str = ""
    """What was found, in a few words."""


def find_artifacts(
    document: Document, *, languages: Collection[str] | None = None, alone: bool = False
) -> tuple[Artifact, ...]:
    """All artifacts of an English document, weak ones too, in the order of the text.

    `languages` are the source languages whose rules apply besides those for any language; None for all there are.
    Rules that need the source sentence give artifacts as well, for `confirming` to judge, unless the document stands
    `alone`.
    """
    text = text_of(document)
    chosen = selection(None if languages is None else frozenset(languages), alone=alone)
    return _found(text, chosen)


def find(document: Document, chosen: Iterable[ArtifactRule]) -> tuple[Artifact, ...]:
    """The artifacts of some rules."""
    return _found(text_of(document), selected(tuple(chosen)))


def _found(text: Text, chosen: Selection) -> tuple[Artifact, ...]:
    found: list[Artifact] = []
    for rule, places in chosen.possible(text):
        hits = list(CHECKS[rule.check](text, rule)) if rule.check else _matches(text, rule, places)
        if len(hits) >= rule.at_least:
            found.extend(_artifact(text.document, rule, hit) for hit in hits)
    return tuple(sorted(found, key=lambda artifact: (artifact.span.start, artifact.span.end, artifact.rule.id)))


def _artifact(document: Document, rule: ArtifactRule, hit: Hit) -> Artifact:
    confidence = rule.confidence if hit.confidence is None else hit.confidence
    if not native_rate_allows(rule.id):
        confidence = min(confidence, WEAK)
    wording = hit.wording or fill(rule.wording, hit.groups, rule.language)
    return Artifact(
        rule=rule,
        span=hit.span,
        text=document.text[hit.span.start : hit.span.end],
        segment=hit.segment,
        confidence=confidence,
        groups=hit.groups,
        wording=wording,
        wording_from="pattern" if wording else "",
        instead=hit.instead or fill(rule.instead, hit.groups, "en"),
        title=hit.title or rule.title,
    )


def _matches(text: Text, rule: ArtifactRule, places: Mapping[int, int]) -> list[Hit]:
    """What the patterns of a rule match in the passages given as bits for each."""
    hits: list[Hit] = []
    for place in sorted(places):
        pattern, bits = rule.patterns[place].regex, places[place]
        if bits.bit_count() > _MANY * len(text.passages) and not _ends(pattern) and not pattern.search(text.plain):
            continue
        for number in numbers(bits):
            if not rule.reporting or text.reports(number):
                hits.extend(_in_passage(text.passages[number], rule, pattern, rule.says[place]))
    return hits if hits and _document_allows(text, rule) else []


@cache
def _ends(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern asks for the beginning or the end of a passage, so that it may not match in the whole text."""
    return bool(_END.search(pattern.pattern))


def _document_allows(text: Text, rule: ArtifactRule) -> bool:
    if rule.together and not rule.together.search(text.plain):
        return False
    return not (rule.unless_document and rule.unless_document.search(text.plain))


def _in_passage(passage: Passage, rule: ArtifactRule, pattern: re.Pattern[str], says: Says) -> Iterator[Hit]:
    if rule.where is Where.START:
        found = _at_start(passage.plain, pattern)
    elif pattern.search(passage.plain):
        found = pattern.finditer(passage.plain)
    else:
        return
    allowed: bool | None = None
    for match in found:
        if allowed is None:
            allowed = not (rule.unless and rule.unless.search(passage.plain))
        if not allowed:
            return
        start, end = match.span("at") if "at" in pattern.groupindex and match.group("at") else match.span()
        if start == end:
            continue
        if rule.quote is not Quote.ANY and passage.quoted(start, end) is (rule.quote is Quote.OUTSIDE):
            continue
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        yield Hit(
            passage.placed(start, end),
            passage.segment.index,
            groups,
            wording=fill(says.wording, groups, rule.language),
            instead=fill(says.instead, groups, "en"),
            title=fill(says.title, groups, "en"),
        )


def _at_start(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches before which nothing but opening marks stands."""
    at, last = 0, len(text) - len(text.lstrip(_OPENING))
    while at <= last:
        match = pattern.match(text, at)
        if match:
            yield match
        at = max(at + 1, match.end() if match else 0)
