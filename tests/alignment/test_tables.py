"""An alignment in a notebook."""

from __future__ import annotations

import sys
from types import ModuleType
from xml.etree import ElementTree

import pytest

from transprov.errors import ModelMissingError
from transprov.types import Alignment, Bead, Move

ALIGNMENT = Alignment(
    beads=(
        Bead((0,), (2,), 0.97, 0.81),
        Bead((1, 2), (0,), 0.62, 0.7),
        Bead((3,), (), 0.9),
        Bead((), (1,), 0.8),
        Bead((4,), (), 1.0),
    ),
    moves=(Move((0,), (0,), (2,)),),
    source=("Es <b>brennt</b> & raucht.", "Zweiter.", "Dritter \x1b[31m\ud800.", "Vierter \u202e.", "Teilen"),
    target=("Second and third.", "</td><script>alert(1)</script>", "There is a fire."),
    source_language="de",
    target_language='"><i>',
    source_ignored=frozenset({4}),
)


def rows(markup: str) -> list[list[str]]:
    table = ElementTree.fromstring(markup.replace("<br>", "<br/>"))
    return [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]


def test_the_notebook_names_what_happened_in_words() -> None:
    found = rows(ALIGNMENT._repr_html_())
    assert [row[0] for row in found[1:]] == ["moved (1)", "", "dropped", "added", "furniture"]
    assert found[1][1:] == ["0 Es <b>brennt</b> & raucht.", "2 There is a fire.", "0.97"]
    assert "2 source sentences dropped" not in ALIGNMENT._repr_html_()
    assert "1 source sentences dropped" in ALIGNMENT._repr_html_()


def test_text_stays_text() -> None:
    markup = ALIGNMENT._repr_html_()
    assert "<script" not in markup
    assert "<i>" not in markup
    assert "\x1b" not in markup
    markup.encode("utf-8")
    assert markup.count("<bdi>") == markup.count("</bdi>") == 8


def test_an_alignment_without_sentences_shows_indices() -> None:
    found = rows(Alignment((Bead((0, 1), (2,), 0.5),))._repr_html_())
    assert found[1][1:3] == ["0, 1", "2"]
    assert Alignment(())._repr_html_()


def test_a_long_alignment_is_cut_and_says_so() -> None:
    markup = Alignment(tuple(Bead((i,), (i,), 1.0) for i in range(1500)))._repr_html_()
    assert len(rows(markup)) == 1002
    assert "500 more beads" in markup


def test_the_data_frame_has_one_row_a_bead(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("pandas")
    module.DataFrame = dict  # type: ignore[attr-defined]
    module.array = lambda values, dtype: values  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", module)
    frame = ALIGNMENT.to_dataframe()
    assert frame["state"] == ["moved", "linked", "dropped", "added", "furniture"]
    assert frame["source"] == [(0,), (1, 2), (3,), (), (4,)]
    assert frame["target_text"][1:3] == ["Second and third.", ""]
    assert frame["move"] == [1, None, None, None, None]
    assert frame["similarity"][2] is None


def test_the_real_data_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = ALIGNMENT.to_dataframe()
    assert len(frame) == 5
    assert frame["move"].isna().sum() == 4
    assert isinstance(frame, pandas.DataFrame)


def test_without_pandas_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModelMissingError, match=r"pip install 'transprov\[pandas\]'"):
        ALIGNMENT.to_dataframe()
