"""A copy without its source: whether it is a translation, and what in its wording shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from transprov.artifacts import find_artifacts
from transprov.checking.notices import accepted_notice
from transprov.checking.oddities import oddities_alone
from transprov.checking.rules import disabled_rules
from transprov.checking.signature import sign_alone
from transprov.checking.wording import likely_language, wordings_alone
from transprov.detection import detect, identity
from transprov.translation import NONE, load_translator
from transprov.types import Document, Report

if TYPE_CHECKING:
    from transprov.translation import Callback, Translator


def check_alone(
    copy: Document,
    *,
    min_confidence: float,
    disable: Iterable[str],
    accept: Collection[str],
    known: Collection[str],
    keep_doubtful: bool,
    translator: Translator | Callback | str | None = None,
    source_language: str | None = None,
) -> Report:
    """The verdict on a copy and every artifact in it; arguments as those of `check`.

    The language of the source being what is asked, a rule switched off for one language is switched off here.
    """
    disable = tuple(disable)
    english = copy.language in (None, "en")
    found = find_artifacts(copy, alone=True) if english else ()
    detection = detect(copy, found=found)
    wanted = []
    if english:
        off = disabled_rules(disable, None) | {
            rule for code in detection.languages for rule in disabled_rules(disable, code)
        }
        wanted = [
            finding
            for finding in oddities_alone(found, detection)
            if finding.rule not in off and (keep_doubtful or finding.confidence >= min_confidence)
        ]
    kept = [finding for finding in wanted if finding.fingerprint not in accept]
    language = likely_language(detection, source_language)
    # a text that reads native has no source to guess at
    asked = translator not in (None, NONE) and (detection.verdict != "native" or source_language is not None)
    likely = wordings_alone(copy, language, load_translator(translator) if asked else None, kept, asked=asked)
    return Report(
        copy=copy,
        signature=sign_alone(
            detector=identity(),
            min_confidence=min_confidence,
            disable=disable,
            accept=accept,
            engines=filter(None, (likely.engine,)),
        ),
        findings=tuple(sorted(kept, key=lambda one: (-one.severity, one.copy_span.start if one.copy_span else 0))),
        detection=detection,
        notices=(*accepted_notice(len(wanted) - len(kept)), *likely.notices),
        wordings=likely.wordings,
        known=frozenset(known).intersection(finding.fingerprint for finding in kept),
    )
