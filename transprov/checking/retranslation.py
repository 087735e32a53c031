"""The source as an engine translates it: sentences of the copy that are nearly the same are raw machine translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transprov.checking.languages import language_name
from transprov.detection import detect
from transprov.translation import Translator, chrf
from transprov.types import Alignment, Detection, Document, Evidence, Report, Retranslation, SegmentKind

RAW = 90.0
"""chrF2 from which two wordings count as nearly identical. Two engines that know nothing of each other (Google's and a
small Bergamot model, on 496 sentences of WMT 2019 of ten words or more) agree so closely on 12 % of the sentences."""
LEAST_WORDS = 5
"""Shorter lines, such as headlines of two names, come out alike whoever translates them."""
NOTEWORTHY = 0.25
"""Share of the copy from which a notice says so: twice what another engine's translation would give."""
_WEIGHT, _MOST = 0.5, 4.0
"""Log-likelihood ratio of each such sentence, and of all together; set by judgement, not measured."""
_COPY = "en"


@dataclass(frozen=True, slots=True)
class Retranslated:
    """The source in the engine's English."""

    retranslations: tuple[Retranslation, ...] = ()
    engine: str | None = None
    """Identity of the translator; None where none was asked."""


def retranslate(source: Document, copy: Document, alignment: Alignment, translator: Translator) -> Retranslated:
    """The engine's English of each linked bead beside what the copy says; nothing for a pair it does not support.

    Segments are translated one by one, all in one batch.
    """
    language = source.language
    if not language or language == _COPY or copy.language not in (None, _COPY):
        return Retranslated()
    if not translator.supports(language, _COPY):
        return Retranslated()
    numbers = [n for n, bead in enumerate(alignment.beads) if bead.is_link]
    segments = sorted({i for n in numbers for i in alignment.beads[n].source})
    made = translator.translate([source.segments[i].text for i in segments], source=language, target=_COPY)
    done = dict(zip(segments, made, strict=True))
    results = []
    for n in numbers:
        bead = alignment.beads[n]
        text = " ".join(done[i].text for i in bead.source)
        said = " ".join(copy.segments[j].text for j in bead.target)
        alike = chrf(said, text)
        scores = [done[i].score for i in bead.source]
        known = [score for score in scores if score is not None]
        raw = alike >= RAW and len(said.split()) >= LEAST_WORDS
        score = sum(known) / len(known) if len(known) == len(scores) else None
        results.append(Retranslation(n, text, round(alike, 1), raw, score))
    return Retranslated(tuple(results), translator.identity(language, _COPY))


def with_raw_translation(report: Report, engine: str | None) -> Report:
    """The report with what its retranslations tell of the copy's provenance: a verdict and, where it is much, a notice.

    As it was where no sentence is raw machine translation by `engine`.
    """
    evidence = _evidence(report)
    if evidence is None or engine is None:
        return report
    detection = _of_language(detect(report.copy, further=(evidence,)), evidence.language)
    return replace(report, detection=detection, notices=(*report.notices, *_notice(report, engine)))


def _of_language(detection: Detection, language: str | None) -> Detection:
    """The verdict with its language settled: of two texts at hand nobody has to guess it from the wording."""
    if language is None or detection.verdict == "native":
        return detection
    evidence = tuple(one for one in detection.evidence if one.rule not in ("language", "language-unknown"))
    return replace(detection, languages={language: 1.0, "other": 0.0}, evidence=evidence)


def _notice(report: Report, engine: str) -> list[str]:
    share = report.raw_share
    if share is None or share < NOTEWORTHY or report.alignment is None:
        return []
    raw, total = _raw_sentences(report), sum(s.kind is SegmentKind.SENTENCE for s in report.copy.segments)
    language = language_name(report.source.language if report.source else None)
    return [
        f"{raw} of {total} sentences ({share:.0%} of the text) are nearly identical to what {_called(engine)} makes of "
        f"the {language} source: raw machine translation, by this engine or one like it."
    ]


def _called(engine: str) -> str:
    """An engine's name for people: its identity without versions of libraries and options."""
    return ":".join(engine.split(":")[:2])


def _evidence(report: Report) -> Evidence | None:
    share, raw = report.raw_share, _raw_sentences(report)
    if share is None or not raw:
        return None
    return Evidence(
        "raw-machine-translation",
        min(_MOST, _WEIGHT * raw),
        f"{share:.0%} of the text is nearly identical to a machine translation of the source",
        language=report.source.language if report.source is not None else None,
    )


def _raw_sentences(report: Report) -> int:
    beads: Sequence[Retranslation] = [each for each in report.retranslations if each.raw]
    if report.alignment is None:
        return 0
    indices = {j for each in beads for j in report.alignment.beads[each.bead].target}
    return sum(s.index in indices and s.kind is SegmentKind.SENTENCE for s in report.copy.segments)
