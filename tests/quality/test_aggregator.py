"""Artifacts found in our aggregator-style copies: seldom wrong, and none in native English about the same countries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import transprov
from transprov.artifacts import all_rules

FOLDER = Path(__file__).resolve().parents[2] / "corpora/aggregator"
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
        places = []
        for artifact in gold(name)["artifacts"]:
            at = -1
            for _ in range(artifact.get("occurrence", 1)):
                at = copy.text.index(artifact["text"], at + 1)
            places.append((at, at + len(artifact["text"])))
        for finding in transprov.check(copy).findings:
            if finding.rule in rules and finding.copy_span is not None:
                found += 1
                right += any(finding.copy_span.start < end and start < finding.copy_span.end for start, end in places)
    assert right >= PRECISION * found
    assert right >= 30
