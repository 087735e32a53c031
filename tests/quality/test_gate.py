"""The tool on our own articles: no figure below its floor. And the scorer itself: it can tell good from bad."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from transprov.types import Document, Finding, Segment, SegmentKind, Severity, Span

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import quality  # noqa: E402
from gold_overlay import GoldSide, Reading  # noqa: E402
from gold_scores import Scores, Tally, score_beads, score_facts  # noqa: E402

PAIRS = sorted((ROOT / "corpora").glob("*/*.gold.json"))


@cache
def measured() -> tuple[Any, dict[str, Any]]:
    total = Scores()
    by_name = {}
    for path in PAIRS:
        by_name[path.name.removesuffix(".gold.json")] = scores = quality.score_pair(path)
        total.add(scores)
    return total, by_name


@pytest.mark.parametrize("figure", sorted(quality.FLOORS))
def test_figure_is_not_below_its_floor(figure: str) -> None:
    total, _ = measured()
    assert total.figures()[figure] >= quality.FLOORS[figure]


def test_false_alarms_are_not_above_their_ceiling() -> None:
    total, by_name = measured()
    assert total.figures()["alarms"] <= quality.CEILINGS["all"]
    assert by_name[quality.FAITHFUL].figures()["alarms"] <= quality.CEILINGS["faithful"]


def test_every_figure_of_the_table_is_watched() -> None:
    assert set(quality.FLOORS) == set(Scores().figures()) - {"alarms"}
    assert set(quality.CEILINGS) == {"all", "faithful"}


# The scorer


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return dict(json.loads((ROOT / "corpora" / "de" / "werft.gold.json").read_text(encoding="utf-8")))


def document(side: dict[str, Any], *, furniture_as: str = "furniture", glue: int | None = None) -> Document:
    """The document that a perfect reader makes; `glue` joins that segment to the next."""
    text, segments = "", []
    for n, segment in enumerate(side["segments"]):
        kind = furniture_as if segment["kind"] == "furniture" else segment["kind"]
        if glue is not None and n == glue + 1:
            last = segments.pop()
            text += " " + segment["text"]
            span, kind = Span(last.span.start, len(text)), last.kind.value
        else:
            start = len(text) + (2 if text else 0)
            text += ("\n\n" if text else "") + segment["text"]
            span = Span(start, len(text))
        segments.append(Segment(len(segments), span, text[span.start : span.end], SegmentKind(kind)))
    return Document(text, segments=tuple(segments))


def test_a_perfect_reading_has_every_boundary_and_kind(gold: dict[str, Any]) -> None:
    side = GoldSide(gold["source"])
    reading = Reading(document(gold["source"]), side)
    assert reading.boundaries() == {side.starts[k] for k in side.content}
    assert reading.shown() == set(side.content)
    assert reading.right_kinds() == len(side.content)


def test_a_glued_sentence_is_one_boundary_less(gold: dict[str, Any]) -> None:
    side = GoldSide(gold["source"])
    first = side.kinds.index("sentence")
    reading = Reading(document(gold["source"], glue=first), side)
    assert reading.boundaries() == {side.starts[k] for k in side.content if k != first + 1}


def test_furniture_taken_for_article_text_is_seen(gold: dict[str, Any]) -> None:
    side = GoldSide(gold["copy"])
    reading = Reading(document(gold["copy"], furniture_as="sentence"), side)
    assert reading.shown() == set(range(len(side.kinds)))


def test_gold_beads_score_one_and_a_copy_read_in_order_does_not(gold: dict[str, Any]) -> None:
    beads = quality.gold_beads(gold)
    moved = {i for move in gold["moves"] for i in move["source"]}
    assert {tally.f1 for tally in score_beads(beads, beads, moved).values()} == {1.0}
    sources = [i for bead in beads for i in bead[0]]
    targets = sorted(j for bead in beads for j in bead[1])
    naive = [((i,), (j,)) for i, j in zip(sources, targets, strict=False)]
    scored = score_beads(beads, naive, moved)
    assert scored["strict"].f1 < 0.5
    assert scored["drop"].recall == 0
    assert scored["move"].recall == 0


def finding(source: Document, copy: Document, source_text: str, copy_text: str) -> Finding:
    at, to = source.text.index(source_text), copy.text.index(copy_text)
    return Finding(
        rule="number-altered",
        mqm="accuracy/mistranslation",
        severity=Severity.MAJOR,
        confidence=0.9,
        message="",
        source_span=Span(at, at + len(source_text)),
        copy_span=Span(to, to + len(copy_text)),
        source_text=source_text,
        copy_text=copy_text,
    )


def test_an_altered_number_is_found_where_it_stands_and_nowhere_else(gold: dict[str, Any]) -> None:
    source, copy = document(gold["source"]), document(gold["copy"])
    readings = [
        Reading(source, GoldSide(gold["source"])),
        Reading(copy, GoldSide(gold["copy"])),
    ]
    right = finding(source, copy, "800 Millionen", "80 million")
    false = finding(source, copy, "6,4 Milliarden", "6.4 billion")
    scores = score_facts(gold, [right, false], *readings)
    assert scores.tallies["numbers"].hit == 1
    assert scores.tallies["facts"].wrong == 1
    assert scores.tallies["facts"].hit + scores.tallies["facts"].missed == len(gold["facts"])
    assert any("6,4 Milliarden" in line for line in scores.wrong)


def test_the_gate_names_what_fell_below() -> None:
    bad = Scores()
    bad.tallies["strict"] = Tally(hit=1, wrong=9, missed=9)
    assert any(line.startswith("strict:") for line in quality.failures(bad, None))
