"""Likely source wordings beside the sentences they belong to: never without saying how they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from transprov.reporting import words
from transprov.reporting.model import Likely, Row, Status
from transprov.types import Report, Retranslation, SegmentWording

_HOW = {
    "back-translation": "machine back-translation, a hypothesis",
    "retrieved": "in a source found by search",
    "aligned": "in the source",
    "pattern": "what a rule expects, a hypothesis",
}


def with_likely(rows: Sequence[Row], report: Report) -> tuple[Row, ...]:
    """The rows with the hypotheses for their copies, and with a remark where the copy is raw machine translation.

    What stands in the source is left to the row's own source side.
    """
    hypotheses = {each.segment: each for each in report.wordings if each.wording.is_hypothesis}
    raw = {each.bead: each for each in report.retranslations if each.raw}
    if not hypotheses and not raw:
        return tuple(rows)
    return tuple(_beside(row, hypotheses, raw.get(-1 if row.bead is None else row.bead)) for row in rows)


def _beside(row: Row, hypotheses: dict[int, SegmentWording], raw: Retranslation | None) -> Row:
    likely = tuple(_likely(hypotheses[piece.index]) for piece in row.copy if piece.index in hypotheses)
    remarks = row.remarks
    if raw is not None and row.status is not Status.DROPPED:
        remarks = (*remarks, f"raw machine translation: chrF {raw.chrf:.0f}")
    return replace(row, likely=likely, remarks=remarks)


def _likely(one: SegmentWording) -> Likely:
    wording = one.wording
    sure = "" if wording.score is None else f", {words.percent(wording.score)} sure"
    marked, end = [], 0
    for span in wording.corrected:
        marked += [(wording.text[end : span.start], False), (wording.text[span.start : span.end], True)]
        end = span.end
    marked.append((wording.text[end:], False))
    return Likely(
        language=one.language,
        label=f"likely {words.language(one.language)} wording ({_HOW[wording.origin]}{sure})",
        parts=tuple((text, known) for text, known in marked if text),
    )


def likely_objects(report: Report) -> dict[str, Any]:
    """Wordings and retranslations of a report as JSON data; docs/json.md documents them."""
    return {
        "wordings": [
            {
                "segment": each.segment,
                "text": each.wording.text,
                "origin": each.wording.origin,
                "hypothesis": each.wording.is_hypothesis,
                "score": _rounded(each.wording.score),
                "language": each.language,
                "corrected": [{"start": span.start, "end": span.end} for span in each.wording.corrected],
            }
            for each in report.wordings
        ],
        "retranslations": [
            {
                "bead": each.bead,
                "text": each.text,
                "chrf": _rounded(each.chrf),
                "raw": each.raw,
                "score": _rounded(each.score),
            }
            for each in report.retranslations
        ],
        "raw_share": _rounded(report.raw_share),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
