"""Artifacts found in our aggregator-style copies: seldom wrong, and none in native English about the same countries."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import transprov
from transprov.artifacts import all_rules

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import aggregator  # noqa: E402

FOLDER = ROOT / "corpora/aggregator"
PRECISION = 0.8
COPIES = sorted(path.name.removesuffix(".artifacts.json") for path in FOLDER.glob("*.artifacts.json"))


def gold(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.artifacts.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("name", [name for name in COPIES if name.startswith("control")])
def test_native_reports_have_no_finding_and_are_not_called_translated(name: str) -> None:
    report = transprov.check(transprov.load(str(FOLDER / f"{name}.copy.txt")))
    assert report.findings == ()
    assert report.detection is not None
    assert report.detection.verdict != "translated"


@pytest.mark.parametrize("name", [name for name in COPIES if not name.startswith("control")])
def test_copies_are_called_translated_from_their_language(name: str) -> None:
    report = transprov.check(transprov.load(str(FOLDER / f"{name}.copy.txt")))
    assert report.detection is not None
    assert report.detection.verdict == "translated"
    assert max(report.detection.languages, key=report.detection.languages.__getitem__) == gold(name)["language"]


def test_what_is_found_is_what_an_editor_marked() -> None:
    rules = {rule.id for rule in all_rules()}
    found = right = 0
    for name in COPIES:
        copy = transprov.load(str(FOLDER / f"{name}.copy.txt"))
        places = [span for span, _ in aggregator.marked(copy.text, gold(name)["artifacts"])]
        for finding in transprov.check(copy).findings:
            if finding.rule in rules and finding.copy_span is not None:
                found += 1
                right += any(aggregator.touches(finding, span) for span in places)
    assert right >= PRECISION * found
    assert right >= 30
