"""Likely source wording: the best there is to know of what the source said, sentence by sentence, always labelled.

In this order: the sentence of the source that the copy's is aligned with; else what an engine translates the copy's
sentence back to, corrected where a rule knows the very words. A back-translation is a hypothesis and is called one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from transprov.alignment import align_bead_words
from transprov.checking.languages import language_name
from transprov.translation import Translator
from transprov.types import (
    Alignment,
    Detection,
    Document,
    Finding,
    Segment,
    SegmentKind,
    SegmentWording,
    Span,
    Wording,
)

BACK, ALIGNED, RETRIEVED, PATTERN = "back-translation", "aligned", "retrieved", "pattern"
_LIKELY = 0.5
_COPY = "en"
_SAID_OTHERWISE = re.compile(r"\.\.\.|[…/,;()\[\]]")
"""Signs of a pattern that lists examples of its kind instead of telling the words."""
_MOST_WORDS = 8
_SPREAD = 3
"""Words that a pattern's place in a back-translation may be longer than the pattern."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The wordings found, and what the reader should know about them."""

    wordings: tuple[SegmentWording, ...] = ()
    notices: tuple[str, ...] = ()
    engine: str | None = None
    """Identity of the translator that was asked; None where none was."""


def likely_language(detection: Detection | None, given: str | None) -> str | None:
    """The language to translate back to: the one given, else the likeliest of a text that does not read native."""
    if given is not None or detection is None or detection.verdict == "native":
        return given
    code, share = max(detection.languages.items(), key=lambda item: item[1], default=("other", 0.0))
    return code if code != "other" and share > _LIKELY else None


def wordings_alone(
    copy: Document, language: str | None, translator: Translator | None, findings: Iterable[Finding], *, asked: bool
) -> Likely:
    """Hypotheses for every content segment of a copy without a source, in one batch.

    Nothing without a translator or a language; where one was `asked` for, a notice says why and what to do.
    """
    if copy.language not in (None, _COPY) or not asked:
        return Likely()
    if language is None:
        return Likely(notices=("No likely source wording: it is not clear which language the copy comes from.",))
    if translator is None or not translator.supports(_COPY, language):
        return Likely(notices=(missing_notice(language),))
    wanted = [segment for segment in copy.segments if _translatable(segment)]
    return Likely(
        tuple(_translated_back(wanted, language, translator, tuple(findings))),
        engine=translator.identity(_COPY, language),
    )


def wordings_beside(
    copy: Document,
    source: Document,
    alignment: Alignment,
    translator: Translator,
    findings: Iterable[Finding],
    *,
    retrieved: bool = False,
) -> Likely:
    """The sentences of the source where there is a counterpart, hypotheses for the others; in copy order.

    `retrieved` says that the source was found by search rather than given.
    """
    told: dict[int, SegmentWording] = {}
    for bead in alignment.links:
        text = " ".join(source.segments[i].text for i in bead.source)
        wording = Wording(text, RETRIEVED if retrieved else ALIGNED, bead.score)
        told |= {j: SegmentWording(j, wording, source.language) for j in bead.target}
    language = source.language
    rest = [s for s in copy.segments if s.index not in told and _translatable(s)]
    engine = None
    if rest and language and copy.language in (None, _COPY) and translator.supports(_COPY, language):
        engine = translator.identity(_COPY, language)
        told |= {each.segment: each for each in _translated_back(rest, language, translator, tuple(findings))}
    return Likely(tuple(told[j] for j in sorted(told)), engine=engine)


def missing_notice(language: str) -> str:
    """What to say where no model translates back, and how to get one."""
    engine = "" if find_spec("ctranslate2") else "`pip install 'transprov[argos]'` and "
    return (
        f"No likely source wording: no model at hand translates English into {language_name(language)}; "
        f"{engine}`transprov models install translate-en_{language}` would bring one."
    )


def _translatable(segment: Segment) -> bool:
    return segment.is_content and segment.kind is not SegmentKind.CREDIT and any(map(str.isalpha, segment.text))


def _translated_back(
    segments: Sequence[Segment], language: str, translator: Translator, findings: Collection[Finding]
) -> Iterable[SegmentWording]:
    done = translator.translate([one.text for one in segments], source=_COPY, target=language)
    for segment, translation in zip(segments, done, strict=True):
        wording = Wording(translation.text, BACK, translation.score)
        for finding in findings:
            wording = _corrected(wording, segment, finding, language)
        yield SegmentWording(segment.index, wording, language)


def _corrected(wording: Wording, segment: Segment, finding: Finding, language: str) -> Wording:
    """The back-translation with the words that a rule knows in their place; as it was where the place is not clear."""
    known, place = finding.wording, finding.copy_span
    if known is None or known.origin != PATTERN or place is None or not _tells_words(known.text, finding.copy_text):
        return wording
    if not (segment.span.start <= place.start and place.end <= segment.span.end):
        return wording
    if known.text.casefold() in wording.text.casefold():
        return wording
    links = align_bead_words(segment.text, wording.text, source_language=_COPY, target_language=language)
    inside = place.shifted(-segment.span.start)
    targets = [link.target for link in links if link.source.overlaps(inside)]
    if not targets:
        return wording
    spot = Span(min(one.start for one in targets), max(one.end for one in targets))
    outside = [link.target for link in links if not link.source.overlaps(inside)]
    words = len(wording.text[spot.start : spot.end].split())
    if words > len(known.text.split()) + _SPREAD or any(one.overlaps(spot) for one in (*outside, *wording.corrected)):
        return wording
    return _replaced(wording, spot, known.text)


def _tells_words(pattern: str, copy_text: str) -> bool:
    """Whether a rule's wording is that of this place, rather than examples of what stands in such places."""
    figures = set(re.findall(r"\d+", pattern)) <= set(re.findall(r"\d+", copy_text))
    return figures and not _SAID_OTHERWISE.search(pattern) and len(pattern.split()) <= _MOST_WORDS


def _replaced(wording: Wording, spot: Span, words: str) -> Wording:
    text = wording.text[: spot.start] + words + wording.text[spot.end :]
    change = len(words) - len(spot)
    moved = [one.shifted(change) if one.start >= spot.end else one for one in wording.corrected]
    corrected = tuple(sorted((*moved, Span(spot.start, spot.start + len(words)))))
    return Wording(text, wording.origin, wording.score, corrected)
