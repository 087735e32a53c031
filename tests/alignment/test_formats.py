"""Every format there and back, whatever the text, and refused with the line when it is malformed."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transprov.alignment.formats import FORMATS, read, write
from transprov.errors import ConfigError, InputError
from transprov.types import Alignment, Bead, Move

PLAIN = Alignment(
    beads=(
        Bead((0,), (0,), 0.98, 0.9),
        Bead((1, 2), (1,), 0.75, 0.8),
        Bead((3,), (), 0.9),
        Bead((), (2,), 0.6),
        Bead((4,), (3, 4), 0.5, 0.7),
    ),
    source=("Der Damm hält.", "Es regnet.", "Noch.", "Niemand wurde verletzt.", "Die Stadt dankt & hilft."),
    target=("The dam holds.", "It is still raining.", "Advertisement", "The city says thanks.", "And helps."),
    source_language="de",
    target_language="en",
    encoder="use-m3/0",
)
MOVED = Alignment(
    beads=(Bead((0,), (2,), 0.9, 0.8), Bead((1,), (0,), 0.8, 0.8), Bead((2,), (1,), 0.7, 0.8)),
    moves=(Move((0,), (0,), (2,)),),
    source=("eins", "zwei", "drei"),
    target=("two", "three", "one"),
    source_ignored=frozenset(),
)

ODD = "\t\n\r\\|&<>\"'\v\f\x00\x1b\x1c\x85\u2028\u2029\u202e\u200f\ufeff\ufffe\ud800\udfff ~:[]"
NASTY = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=8)
# a busy machine must not fail a property
PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Any beads in any order, with moves, over any text."""
    source = tuple(draw(st.lists(NASTY, max_size=4)))
    target = tuple(draw(st.lists(NASTY, max_size=4)))
    left, right = list(draw(st.permutations(range(len(source))))), list(draw(st.permutations(range(len(target)))))
    beads = []
    while left or right:
        first, second = draw(st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)]))
        ours = tuple(sorted(left.pop() for _ in range(min(len(left), first if right else 1))))
        theirs = tuple(sorted(right.pop() for _ in range(min(len(right), second if left or ours else 1))))
        score = draw(st.integers(0, 1000)) / 1000
        if ours or theirs:
            beads.append(Bead(ours, theirs, score, draw(st.integers(-99, 99)) / 100 if ours and theirs else None))
    links = [i for i, bead in enumerate(beads) if bead.is_link]
    moved = draw(st.lists(st.sampled_from(links), unique=True, max_size=2)) if links else []
    moves = tuple(Move((i,), beads[i].source, beads[i].target) for i in moved)
    return Alignment(tuple(beads), moves, source, target)


def back(text: str, form: str, **sentences: tuple[str, ...]) -> Alignment:
    return read(io.StringIO(text, newline=""), form, name="pairs.txt", **sentences)


def cleaned(text: str) -> str:
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


@PATIENT
@given(alignments())
def test_jsonl_and_json_come_back_whole(alignment: Alignment) -> None:
    for form in ("jsonl", "json"):
        text = write(alignment, form)
        text.encode("utf-8")
        assert back(text, form) == alignment
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", text)
    assert len(write(alignment, "jsonl").splitlines()) == len(alignment.beads)


@PATIENT
@given(alignments())
def test_tsv_comes_back_whole(alignment: Alignment) -> None:
    text = write(alignment, "tsv")
    text.encode("utf-8")
    assert len(text.splitlines()) == len(alignment.beads) + 1
    assert {line.count("\t") for line in text.splitlines()} == {6}
    found = back(text, "tsv")
    assert (found.beads, found.moves) == (alignment.beads, alignment.moves)
    for sentences, original in ((found.source, alignment.source), (found.target, alignment.target)):
        assert sentences == (original if any(original) else ())


@PATIENT
@given(alignments())
def test_vecalign_gives_the_beads_back(alignment: Alignment) -> None:
    found = back(write(alignment, "vecalign"), "vecalign", source=alignment.source, target=alignment.target)
    assert [(b.source, b.target) for b in found.beads] == [(b.source, b.target) for b in alignment.beads]
    assert [b.score for b in found.beads] == pytest.approx([b.score for b in alignment.beads], abs=1e-6)
    assert (found.source, found.target) == (alignment.source, alignment.target)


@PATIENT
@given(alignments())
def test_tmx_gives_the_linked_sentences_back(alignment: Alignment) -> None:
    text = write(alignment, "tmx")
    ElementTree.fromstring(text.encode("utf-8"))
    found = back(text, "tmx")
    assert found.source == tuple(cleaned(" ".join(alignment.source[i] for i in b.source)) for b in alignment.links)
    assert found.target == tuple(cleaned(" ".join(alignment.target[j] for j in b.target)) for b in alignment.links)
    assert [(b.score, b.similarity) for b in found.beads] == [(b.score, b.similarity) for b in alignment.links]
    assert len(found.moves) == len(alignment.moves)


@PATIENT
@given(alignments())
def test_moses_keeps_one_pair_a_line(alignment: Alignment) -> None:
    pair = io.StringIO(newline=""), io.StringIO(newline="")
    text = write(alignment, "moses", pair)
    for half in pair:
        half.getvalue().encode("utf-8")
        half.seek(0)
    found = read(pair, "moses")
    assert len(found.beads) == len(alignment.links)
    assert back(text, "moses") == found
    assert all(len(bead.source) == len(bead.target) == 1 for bead in found.beads)


@PATIENT
@given(alignments())
def test_a_ladder_climbs_over_every_sentence_once(alignment: Alignment) -> None:
    found = back(write(alignment, "ladder"), "ladder", source=alignment.source, target=alignment.target)
    assert [i for bead in found.beads for i in bead.source] == list(range(len(alignment.source)))
    assert [j for bead in found.beads for j in bead.target] == list(range(len(alignment.target)))
    beads = {(bead.source, bead.target) for bead in alignment.beads}
    assert all((bead.source, bead.target) in beads for bead in found.links)


def test_what_each_format_looks_like() -> None:
    assert write(PLAIN, "vecalign").splitlines()[:3] == ["[0]:[0]:0.020000", "[1, 2]:[1]:0.250000", "[3]:[]:0.100000"]
    assert write(PLAIN, "ladder").splitlines() == [
        "0\t0\t0.980000",
        "1\t1\t0.750000",
        "3\t2\t0",
        "4\t2\t0",
        "4\t3\t0.500000",
        "5\t5\t0",
    ]
    assert write(PLAIN, "moses").splitlines()[1] == "Es regnet. Noch.\tIt is still raining."
    header, _, second, *_ = write(PLAIN, "tsv").splitlines()
    assert header.split("\t") == ["score", "similarity", "move", "source", "target", "source_text", "target_text"]
    assert second.split("\t")[3:] == ["1, 2", "1", r"Es regnet. \| Noch.", "It is still raining."]
    first = json.loads(write(MOVED, "jsonl").splitlines()[0])
    assert (first["source"], first["target"], first["source_text"], first["move"]) == ([0], [2], ["eins"], 1)
    assert json.loads(write(PLAIN, "json"))["dropped"] == [3]


def test_a_ladder_keeps_monotonic_beads_as_they_are_and_lets_moved_ones_go() -> None:
    found = back(write(PLAIN, "ladder"), "ladder")
    assert [(b.source, b.target) for b in found.beads] == [(b.source, b.target) for b in PLAIN.beads]
    kept = back(write(MOVED, "ladder"), "ladder")
    assert [(b.source, b.target) for b in kept.links] == [((1,), (0,)), ((2,), (1,))]


def test_languages_encoder_and_furniture_survive_in_json() -> None:
    alignment = Alignment(
        (Bead((0,), (), 1.0), Bead((1,), (0,), 0.9)), (), ("Teilen", "Ja."), ("Yes.",), "de", "en", "x", frozenset({0})
    )
    assert back(write(alignment, "json"), "json") == alignment
    assert back(write(alignment, "jsonl"), "jsonl").dropped == ()


def test_tmx_has_what_its_definition_demands() -> None:
    root = ElementTree.fromstring(write(PLAIN, "tmx").encode())
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("tmx", "1.4", ["header", "body"])
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(root[0].attrib) == needed
    assert root[0].get("srclang") == "de"
    assert len(root[1]) == len(PLAIN.links)
    for unit in root[1]:
        tags = [child.tag for child in unit]
        assert tags == sorted(tags), "properties stand before variants"
        variants = unit.findall("tuv")
        assert [v.get("{http://www.w3.org/XML/1998/namespace}lang") for v in variants] == ["de", "en"]
        assert all([child.tag for child in v] == ["seg"] for v in variants)
        assert unit.find("prop[@type='x-score']") is not None
    found = back(write(PLAIN, "tmx"), "tmx")
    assert (found.source_language, found.target_language) == ("de", "en")


TMX = '<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'
UNIT = '<tu><tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>'


def test_tmx_of_other_tools_is_read() -> None:
    english = "<bpt i='1'>&lt;b&gt;</bpt>One<ept i='1'/> <hi>house</hi>."
    alone = '<tu><tuv xml:lang="de"><seg>Allein.</seg></tuv></tu>'
    body = TMX.format("de-DE", alone + UNIT.format("EN-US", english, "DE", "Ein Haus."))
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">' + body
    found = back(text, "tmx")
    assert (found.source, found.target) == (("Ein Haus.",), ("One house.",))
    assert (found.source_language, found.target_language) == ("DE", "EN-US")


@pytest.mark.parametrize(
    "definition",
    [
        '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_tmx_expands_nothing_and_reads_nothing_else(definition: str) -> None:
    with pytest.raises(InputError, match="entities"):
        back(definition + TMX.format("de", UNIT.format("de", "&a;", "en", "x")), "tmx")


def test_a_text_ladder_is_read_with_its_sentences() -> None:
    found = back("Ein Satz.\tA sentence.\t0.8\nDrei. ~~~ Vier.\tThree and four.\t-0.3\nFünf.\t\t0\n", "ladder")
    assert found.source == ("Ein Satz.", "Drei.", "Vier.", "Fünf.")
    assert [(b.source, b.target, b.score) for b in found.beads] == [
        ((0,), (0,), 0.8),
        ((1, 2), (1,), 0.0),
        ((3,), (), 0.0),
    ]


def test_sentences_no_bead_names_get_a_bead_of_their_own() -> None:
    found = back("[0]:[1]\n", "vecalign", source=("a", "b"), target=("A", "B"))
    assert found.dropped == (1,)
    assert found.added == (0,)
    assert found.beads[0].score == 1.0


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert len(back("\ufeff[0]:[0]:0.1\r\n\r\n[1]:[1]:0.2\r\n", "vecalign").beads) == 2
    assert back("\ufeffa\tA\r\nb\tB\r\n", "moses").target == ("A", "B")
    assert back(write(PLAIN, "tsv").replace("\n", "\r\n"), "tsv").source == PLAIN.source


MALFORMED = [
    ("vecalign", "[0]:[0]:0.1\nhello\n", 2),
    ("vecalign", "[0]:[0]:cheap\n", 1),
    ("vecalign", "[0]:[0]:nan\n", 1),
    ("vecalign", "[0]:[0]\n[0]:[1]\n", 2),
    ("vecalign", "\n\n[x]:[0]\n", 3),
    ("vecalign", "[-1]:[0]\n", 1),
    ("vecalign", "[99999999999]:[0]\n", 1),
    ("ladder", "0\t0\t1\n2\t1\t1\n1\t2\t1\n", 3),
    ("ladder", "0\t0\t1\nx\t2\t1\n3\t3\t1\n4\t4\t1\n", 2),
    ("ladder", "0 0 1\n", 1),
    ("ladder", "0\t0\tgood\n", 1),
    ("jsonl", '{"source": [0], "target": [0]}\n{"source": \n', 2),
    ("jsonl", "[]\n", 1),
    ("jsonl", '{"source": [0]}\n', 1),
    ("jsonl", '{"source": [true], "target": []}\n', 1),
    ("jsonl", '{"source": [0], "target": [0], "score": "high"}\n', 1),
    ("jsonl", '{"source": [0], "target": [0], "score": 1e999}\n', 1),
    ("jsonl", '{"source": [0], "target": [0], "source_text": ["a", "b"]}\n', 1),
    ("jsonl", '{"source": [0], "target": [0], "source_text": "a"}\n', 1),
    ("jsonl", '{"source": [0], "target": [0], "move": "up"}\n', 1),
    ("jsonl", "[" * 100_000, 1),
    ("tsv", "0.5\t\t\t0\t0\ta\n", 1),
    ("tsv", "high\t\t\t0\t0\ta\tb\n", 1),
    ("tsv", "0.5\t\tup\t0\t0\ta\tb\n", 1),
    ("tsv", "0.5\t\t\t0, 1\t0\ta\tb\n", 1),
    ("tsv", "0.5\t\t\t0\t0\tC:\\dir\tb\n", 1),
    ("moses", "a\tA\nb\n", 2),
    ("moses", "a\tA\tx\n", 1),
    ("tmx", "<tmx>\n<header>\n", 3),
    ("tmx", "<html/>", 1),
    ("tmx", "not xml", 1),
    ("tmx", TMX.format("de", "<tu><tuv xml:lang='de'/>\n<tuv xml:lang='en'/></tu>"), 1),
]


@pytest.mark.parametrize(("form", "text", "line"), MALFORMED)
def test_malformed_input_is_refused_naming_file_and_line(form: str, text: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        back(text, form)
    assert str(caught.value).startswith(f"pairs.txt: line {line}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "transprov.alignment/1", "beads": 3}', "[" * 100_000])
def test_malformed_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^pairs\.txt: "):
        back(text, "json")


def test_an_index_beyond_the_text_is_refused() -> None:
    with pytest.raises(InputError, match="line 2: there is no target sentence 5: the text has 1"):
        back("[0]:[0]\n[]:[5]\n", "vecalign", source=("a",), target=("A",))


def test_two_files_must_have_as_many_lines() -> None:
    with pytest.raises(InputError, match="line 2: one file ends here: 2 lines against 1"):
        read((io.StringIO("a\nb\n"), io.StringIO("A\n")), "moses")


def test_a_format_that_needs_sentences_says_so() -> None:
    for form in ("tmx", "moses"):
        with pytest.raises(InputError, match="indices only"):
            write(Alignment((Bead((0,), (0,), 1.0),)), form)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_alignment_is_written_and_read(form: str) -> None:
    assert back(write(Alignment(()), form), form).beads == ()


def test_unknown_formats_and_wrong_streams_are_refused() -> None:
    with pytest.raises(ConfigError, match="no such format: 'xls'"):
        write(PLAIN, "xls")
    with pytest.raises(ConfigError, match="no such format"):
        read(io.StringIO(), "../jsonl")
    with pytest.raises(ConfigError, match="one file"):
        write(PLAIN, "tsv", (io.StringIO(), io.StringIO()))
    with pytest.raises(ConfigError, match="one file"):
        read((io.StringIO(), io.StringIO()), "tsv")


def test_a_file_of_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "alt.tsv"
    path.write_bytes("ä".encode("latin-1"))
    with path.open(encoding="utf-8") as stream, pytest.raises(InputError, match=r"alt\.tsv: not utf-8 text"):
        read(stream, "tsv")
