"""Native English about Germany, France and Austria that is no hard news: its little words accuse nobody."""

from pathlib import Path

import pytest

import transprov

TEXTS = sorted((Path(__file__).parent / "native").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_native_feature_is_not_called_translated(path):
    found = transprov.detect(path.read_text(encoding="utf-8"))
    assert found.verdict != "translated"
    assert found.probability < 0.97


def test_wording_that_nothing_bears_out_is_said_to_be_no_proof():
    found = transprov.detect((TEXTS[0].parent / "opinion_trains.txt").read_text(encoding="utf-8"))
    assert "wording-alone" in {one.rule for one in found.evidence}
