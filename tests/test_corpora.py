"""The gold of our own sample articles is consistent with the articles it describes."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
GOLD = sorted(CORPORA.glob("*/*.gold.json"))
KINDS = {"headline", "sentence", "caption", "credit", "furniture", "list-item"}
RULES = {
    "number-altered",
    "number-missing",
    "number-approximation",
    "date",
    "name",
    "negation",
    "unit",
    "attribution",
}
# Invisible to a reader of the page.
UNSEEN = {"script", "style", "template", "noscript", "head"}


class _Readable(HTMLParser):
    """Collects the text of a page's body, as a browser would show it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def readable(path: Path, side: dict[str, Any]) -> str:
    """The text of a file, ordinary white space collapsed to single spaces; no-break and thin spaces stay."""
    text = path.read_bytes().decode(side["encoding"])
    if side["format"] == "html":
        reader = _Readable()
        reader.feed(text)
        reader.close()
        text = "".join(reader.pieces)
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@pytest.fixture(params=GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def pair(request: pytest.FixtureRequest) -> tuple[Path, dict[str, Any]]:
    path: Path = request.param
    return path.parent, json.loads(path.read_text(encoding="utf-8"))


def test_there_are_three_pairs_of_each_language() -> None:
    languages = [path.parent.name for path in GOLD]
    assert languages.count("de") >= 3
    assert languages.count("fr") >= 3


def test_every_article_file_has_its_gold() -> None:
    named = {
        path.parent / json.loads(path.read_text(encoding="utf-8"))[side]["file"]
        for path in GOLD
        for side in ("source", "copy")
    }
    # those in the style of aggregators have their artifacts marked, not their alignment
    marked = {
        path.with_name(path.name.replace(".artifacts.json", ".copy.txt")) for path in CORPORA.glob("*/*.artifacts.json")
    }
    marked |= {path.with_name(path.name.replace(".copy.", ".source.")) for path in marked if "control" not in path.name}
    # those about one event have their relations marked
    related = {
        path.parent / json.loads(path.read_text(encoding="utf-8"))[side]
        for path in CORPORA.glob("*/*.relations.json")
        for side in ("a", "b")
    }
    related = {path for path in related if ".copy." in path.name}
    assert named | marked | related == {
        path for pattern in ("*.source.*", "*.copy.*") for path in CORPORA.glob(f"*/{pattern}")
    }


@pytest.mark.parametrize("which", ["source", "copy"])
def test_the_segments_are_the_whole_text_in_order(pair: tuple[Path, dict[str, Any]], which: str) -> None:
    folder, gold = pair
    side = gold[which]
    text = readable(folder / side["file"], side)
    at = 0
    for segment in side["segments"]:
        assert segment["kind"] in KINDS
        if segment["kind"] == "list-item" and text[at] in "•-":
            at += len("• ")
        assert text.startswith(segment["text"], at), f"{segment['text']!r} is not what stands at {text[at : at + 60]!r}"
        at += len(segment["text"])
        at += text.startswith(" ", at)
    assert at == len(text), f"outside the gold: {text[at : at + 80]!r}"


def test_line_ends_are_those_declared(pair: tuple[Path, dict[str, Any]]) -> None:
    folder, gold = pair
    for which in ("source", "copy"):
        raw = (folder / gold[which]["file"]).read_bytes()
        assert (b"\r\n" in raw) == (gold[which]["newline"] == "crlf")
        assert raw.count(b"\r") == raw.count(b"\r\n")
        assert raw.count(b"\r\n") in (0, raw.count(b"\n"))


def test_what_is_declared_stands_in_the_file(pair: tuple[Path, dict[str, Any]]) -> None:
    folder, gold = pair
    for which in ("source", "copy"):
        side = gold[which]
        text = (folder / side["file"]).read_bytes().decode(side["encoding"])
        for kind, values in side["declared"].items():
            for value in values:
                if kind in ("published", "modified"):
                    datetime.fromisoformat(value)
                else:
                    assert " ".join(value.split()).casefold() in " ".join(text.split()).casefold()


def test_the_source_has_15_to_40_sentences(pair: tuple[Path, dict[str, Any]]) -> None:
    _, gold = pair
    assert 15 <= sum(segment["kind"] == "sentence" for segment in gold["source"]["segments"]) <= 40


def test_every_index_is_in_exactly_one_bead(pair: tuple[Path, dict[str, Any]]) -> None:
    _, gold = pair
    for which, side in (("source", "source"), ("copy", "target")):
        indices = [i for bead in gold["beads"] for i in bead[side]]
        assert sorted(indices) == list(range(len(gold[which]["segments"])))


def test_linked_segments_are_of_matching_kinds(pair: tuple[Path, dict[str, Any]]) -> None:
    """Content never corresponds to furniture, so that either side can be filtered without breaking a bead."""
    _, gold = pair
    for bead in gold["beads"]:
        kinds = {gold["source"]["segments"][i]["kind"] == "furniture" for i in bead["source"]}
        kinds |= {gold["copy"]["segments"][j]["kind"] == "furniture" for j in bead["target"]}
        assert len(kinds) == 1


def test_moves_are_what_is_out_of_order(pair: tuple[Path, dict[str, Any]]) -> None:
    _, gold = pair
    beads = gold["beads"]
    moved = {n for move in gold["moves"] for n in move["beads"]}
    kept = [bead["target"][0] for n, bead in enumerate(beads) if bead["source"] and bead["target"] and n not in moved]
    assert kept == sorted(kept)
    for move in gold["moves"]:
        assert sorted(move["source"]) == sorted(i for n in move["beads"] for i in beads[n]["source"])
        assert sorted(move["target"]) == sorted(j for n in move["beads"] for j in beads[n]["target"])
        in_order = [
            bead["target"][0]
            for n, bead in enumerate(beads)
            if bead["source"] and bead["target"] and (n not in moved or n == move["beads"][0])
        ]
        assert in_order != sorted(in_order), "a move that is in order after all"


def test_altered_facts_stand_in_their_beads(pair: tuple[Path, dict[str, Any]]) -> None:
    _, gold = pair
    for fact in gold["facts"]:
        bead = gold["beads"][fact["bead"]]
        assert fact["rule"] in RULES
        assert fact["source"] or fact["copy"]
        assert fact["source"] != fact["copy"]
        source = " ".join(gold["source"]["segments"][i]["text"] for i in bead["source"])
        copy = " ".join(gold["copy"]["segments"][j]["text"] for j in bead["target"])
        assert fact["source"] in source
        assert fact["copy"] in copy
        assert fact["copy"] or bead["target"], "a fact cannot be missing from a dropped sentence"
