"""`transprov compare` as a user types it."""

import json
from pathlib import Path

import pytest

from transprov.cli.main import main

CORPUS = Path(__file__).resolve().parents[2] / "corpora/compare"
PAIR = [str(CORPUS / "mine_de.copy.txt"), str(CORPUS / "mine_fr.copy.txt")]


def test_conflicts_come_first_with_the_words_around_them(capsys):
    assert main(["compare", *PAIR]) == 0
    shown = capsys.readouterr().out
    assert "translated from German" in shown and "translated from French" in shown
    assert shown.index("{18} of them") < shown.index("Sentence by sentence")


def test_json_and_exit_status(capsys):
    assert main(["compare", *PAIR, "--format", "json", "--fail-on-conflict"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [document["read_from"] for document in data["documents"]] == ["de", "fr"]


def test_a_page_is_written_by_the_name_of_the_file(tmp_path):
    out = tmp_path / "compared.html"
    assert main(["compare", *PAIR, "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("names", [PAIR[:1], [PAIR[0], "missing.txt"], ["-", "-"]])
def test_mistakes_are_one_line(names, capsys):
    assert main(["compare", *names]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1


def test_a_mistyped_option_is_answered_by_the_command_itself(capsys):
    assert main(["compare", *PAIR, "--formt", "json"]) == 2
    said = capsys.readouterr().err
    assert "did you mean --format?" in said and "transprov compare --help" in said
