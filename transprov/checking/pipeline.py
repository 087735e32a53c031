"""One copy against its source, the whole way: align, compare, report. Orchestration only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from transprov.checking.arguments import (
    path_notice,
    require_alignment,
    require_document,
    require_language,
    require_several,
    require_share,
)
from transprov.checking.details import detail_findings
from transprov.checking.echoes import find_echoes
from transprov.checking.notices import (
    accepted_notice,
    encoder_languages,
    language_notices,
    length_notice,
)
from transprov.checking.oddities import oddities_beside, without_doubles
from transprov.checking.relation import unrelated_finding
from transprov.checking.retranslation import Retranslated, retranslate, with_raw_translation
from transprov.checking.rules import UNRELATED, disabled_rules
from transprov.checking.signature import sign
from transprov.checking.structure import structure_findings
from transprov.checking.unread import unread_notice
from transprov.checking.wording import Likely, wordings_beside
from transprov.errors import InputError
from transprov.facts import NOTHING
from transprov.translation import load_translator
from transprov.types import Alignment, Document, Equivalences, Finding, Report

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder
    from transprov.translation import Callback, Translator

MIN_CONFIDENCE = 0.5
"""Findings that an attentive reader would more likely reject than accept are not reported."""


def check(
    copy: Document | str,
    source: Document | str | None = None,
    *,
    alignment: Alignment | None = None,
    source_language: str | None = None,
    copy_language: str | None = None,
    encoder: Encoder | str | None = None,
    moves: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    disable: Iterable[str] = (),
    accept: Collection[str] = (),
    known: Collection[str] = (),
    equivalences: Equivalences = NOTHING,
    keep_doubtful: bool = False,
    translator: Translator | Callback | str | None = None,
    retrieved: bool = False,
) -> Report:
    """Everything found in an English copy; findings worst first, then in copy order.

    With a source, the two are compared, and what in the wording shows the translation is confirmed or dismissed by the
    source. Without one, the report tells whether the copy is a translation and from which language (`.detection`), and
    which wording shows it; arguments about the source and its alignment have no effect then, but `source_language`.

    A `translator` ("auto": the installed Argos packages; the URL of a LibreTranslate server; a function of texts and
    two language codes; or a `Translator`) gives the likely source wording of each sentence (`.wordings`): without a
    source back-translations into the source language, with one only of what has no counterpart, and beside those its
    own English of the source (`.retranslations`), which tells raw machine translation. `retrieved` says that the source
    was found by search rather than given.

    Text is segmented and its language identified; `source_language` and `copy_language` override what a document says.
    An `alignment` of the segments of the two documents is used as it is, otherwise one is made with `encoder` (a name,
    an encoder, None for the embedded one); `equivalences` are names, acronyms and units that the user says are the
    same. Left out are findings of the rules and kinds in `disable`, those with a fingerprint in `accept` and those
    below `min_confidence` (0 to 1); `keep_doubtful` keeps the latter, for reports that say how many they hide. Those
    with a fingerprint in `known` stay, and the report tells them apart. Raises
    `InputError` for a side without article text, and for an alignment of other documents.
    """
    require_share(min_confidence, "min_confidence")
    require_alignment(alignment)
    for name, several in (("disable", disable), ("accept", accept), ("known", known)):
        require_several(several, name)
    disable = tuple(disable)
    if source is None:
        from transprov.checking.alone import check_alone

        return check_alone(
            _document(copy, copy_language, "copy"),
            min_confidence=min_confidence,
            disable=disable,
            accept=frozenset(accept),
            known=known,
            keep_doubtful=keep_doubtful,
            translator=translator,
            source_language=source_language,
        )
    ours, theirs = _document(source, source_language, "source"), _document(copy, copy_language, "copy")
    off = disabled_rules(disable, ours.language)
    chosen = _encoder(encoder)
    if alignment is None:
        from transprov.alignment import PARAMETERS_IDENTITY, align

        aligner = PARAMETERS_IDENTITY
        alignment = align(
            ours,
            theirs,
            source_language=ours.language,
            target_language=theirs.language,
            encoder=chosen,
            moves=moves,
        )
    else:
        _require_fit(alignment, ours, theirs)
        aligner = "given"
    findings = _findings(ours, theirs, alignment, chosen, equivalences, off)
    wanted = [f for f in findings if f.rule not in off and (keep_doubtful or f.confidence >= min_confidence)]
    accept = frozenset(accept)
    kept = [f for f in wanted if f.fingerprint not in accept] if accept else wanted
    engine = load_translator(translator)
    likely = Likely() if engine is None else wordings_beside(theirs, ours, alignment, engine, kept, retrieved=retrieved)
    made = Retranslated() if engine is None else retranslate(ours, theirs, alignment, engine)
    report = Report(
        copy=theirs,
        signature=sign(
            encoder=alignment.encoder or chosen.identity,
            aligner=aligner,
            min_confidence=min_confidence,
            moves=moves,
            disable=disable,
            accept=accept,
            equivalences=equivalences,
            engines=filter(None, (likely.engine, made.engine)),
        ),
        findings=tuple(sorted(kept, key=_Order(ours, theirs, alignment))),
        source=ours,
        alignment=alignment,
        notices=(
            *path_notice(copy, "copy"),
            *path_notice(source, "source"),
            *language_notices(ours, theirs, encoder_languages(chosen.identity)),
            *unread_notice(ours.language, theirs.language),
            *length_notice(ours, theirs),
            *accepted_notice(len(wanted) - len(kept)),
        ),
        known=frozenset(known).intersection(f.fingerprint for f in kept) if known else frozenset(),
        wordings=likely.wordings,
        retranslations=made.retranslations,
    )
    return with_raw_translation(report, made.engine)


def _findings(
    source: Document,
    copy: Document,
    alignment: Alignment,
    encoder: Encoder,
    equivalences: Equivalences,
    off: Collection[str],
) -> list[Finding]:
    """Everything found, of whatever confidence. Of texts that do not correspond, this alone is said of the whole."""
    details = detail_findings(source, copy, alignment, encoder, equivalences)
    strangers = unrelated_finding(source, copy, alignment, encoder_languages(encoder.identity))
    if strangers is not None and UNRELATED.id not in off:
        doubt = 1 - strangers.confidence
        return [strangers, *(replace(one, confidence=round(one.confidence * doubt, 3)) for one in details)]
    source_echoes, copy_echoes = find_echoes(source, copy, alignment, encoder)
    sentences = structure_findings(source, copy, alignment, source_echoes=source_echoes, copy_echoes=copy_echoes)
    return without_doubles(details, oddities_beside(copy, source, alignment)) + sentences


class _Order:
    """Sort key of findings: severity, then the place in the copy; for what was dropped, where the copy lacks it."""

    def __init__(self, source: Document, copy: Document, alignment: Alignment) -> None:
        self._source = source
        self._gap: list[int] = []
        end = 0
        ends = {i: copy.segments[max(b.target)].span.end for b in alignment.links for i in b.source}
        for segment in source.segments:
            end = ends.get(segment.index, end)
            self._gap.append(end)
        self._alignment = alignment

    def __call__(self, finding: Finding) -> tuple[int, int, int]:
        source = finding.source_span.start if finding.source_span else 0
        if finding.copy_span is not None:
            return -finding.severity, finding.copy_span.start, source
        bead = self._alignment.beads[finding.bead] if finding.bead is not None else None
        place = self._gap[min(bead.source)] if bead is not None and bead.source else 0
        return -finding.severity, place, source


def _document(given: Document | str, language: str | None, role: str) -> Document:
    given = require_document(given, role)
    require_language(language, f"{role}_language")
    document = Document.from_text(given, language=language) if isinstance(given, str) else given
    if not any(segment.is_content for segment in document.segments):
        name = document.provenance.url or document.id
        raise InputError(f"the {role} has no article text, only page furniture or nothing", resource=name)
    return replace(document, language=language) if language else document


def _encoder(encoder: Encoder | str | None) -> Encoder:
    from transprov.encoding import default_encoder, load_encoder

    if encoder is None:
        return default_encoder()
    return load_encoder(encoder) if isinstance(encoder, str) else encoder


def _require_fit(alignment: Alignment, source: Document, copy: Document) -> None:
    ours = sorted(i for bead in alignment.beads for i in bead.source)
    theirs = sorted(j for bead in alignment.beads for j in bead.target)
    if ours != [*range(len(source.segments))] or theirs != [*range(len(copy.segments))]:
        raise InputError(
            f"the alignment is not one of these documents: it covers {len(ours)} source and {len(theirs)} copy "
            f"segments, they have {len(source.segments)} and {len(copy.segments)}"
        )
