import json

import pytest
from running import COPY, SOURCE

SENTENCES_DE = [line for line in SOURCE.splitlines() if line]
SENTENCES_EN = [line for line in COPY.splitlines() if line]


@pytest.fixture
def lines(tmp_path):
    (tmp_path / "de.txt").write_text("\n".join(SENTENCES_DE) + "\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(SENTENCES_EN) + "\n", encoding="utf-8")
    return "align", "--lines", "de.txt", "en.txt"


def beads(done):
    """(source, target) index lists out of the vecalign format, which has one bead a line."""
    assert done.returncode == 0, done.stderr
    rows = [line.split(":") for line in done.stdout.splitlines()]
    return [(json.loads(row[0]), json.loads(row[1])) for row in rows]


def test_lines_are_aligned_by_their_numbers(cli, lines):
    found = beads(cli(*lines, "--format", "vecalign"))
    assert ([0], [0]) in found
    assert ([3], [3]) in found
    assert ([9], []) in found  # the spokesman's denial
    assert ([], [7]) in found  # similar floods elsewhere
    assert sorted(i for source, _ in found for i in source) == [*range(len(SENTENCES_DE))]
    assert sorted(j for _, target in found for j in target) == [*range(len(SENTENCES_EN))]


def test_lines_are_never_cut_or_joined(cli, tmp_path):
    (tmp_path / "s.txt").write_bytes(b"Er kam. Er sah. Er siegte.\r\nDie Schule bleibt am Freitag zu.\r\n")
    (tmp_path / "t.txt").write_bytes("\ufeffHe came. He saw. He won.\nThe school stays closed on Friday.".encode())
    assert beads(cli("align", "--lines", "s.txt", "t.txt", "--format", "vecalign")) == [([0], [0]), ([1], [1])]


def test_a_blank_line_is_a_sentence_so_that_numbers_stay_line_numbers(cli, tmp_path):
    (tmp_path / "s.txt").write_text(
        "Der Pegel der Oder steigt weiter.\n\nDie Schulen bleiben am Freitag geschlossen.\n"
    )
    (tmp_path / "t.txt").write_text("The level of the Oder keeps rising.\nSchools will stay closed on Friday.\n")
    found = beads(cli("align", "--lines", "s.txt", "t.txt", "--format", "vecalign"))
    assert ([0], [0]) in found
    assert ([2], [1]) in found
    assert sorted(i for source, _ in found for i in source) == [0, 1, 2]


def test_only_line_feeds_end_a_line(cli, tmp_path):
    text = "Erster Satz\u2028noch immer der erste\x0b und weiter\x85hier.\nZweiter Satz.\n"
    for name in ("s.txt", "t.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert beads(cli("align", "--lines", "s.txt", "t.txt", "--format", "vecalign")) == [([0], [0]), ([1], [1])]


def test_moves_are_found_unless_forbidden(cli, tmp_path):
    moved = [*SENTENCES_EN[8:11], *SENTENCES_EN[:8]]
    (tmp_path / "de.txt").write_text("\n".join(SENTENCES_DE) + "\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(moved) + "\n", encoding="utf-8")
    arguments = ("align", "--lines", "de.txt", "en.txt", "--format", "vecalign")
    free = [bead for bead in beads(cli(*arguments)) if all(bead)]
    kept = [bead for bead in beads(cli(*arguments, "--no-moves")) if all(bead)]
    assert ([7], [0]) in free
    assert ([1], [4]) in free
    targets = [target for _, target in sorted(kept)]
    assert targets == sorted(targets)
    assert len(kept) < len(free)


@pytest.mark.parametrize("form", ["tsv", "jsonl", "tmx", "moses", "ladder", "vecalign", "json"])
def test_every_format_goes_to_stdout_and_the_same_to_a_file(cli, lines, tmp_path, form):
    shown = cli(*lines, "--format", form)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.strip()
    assert shown.stderr == ""
    filed = cli(*lines, "--format", form, "-o", "out")
    assert (filed.returncode, filed.stdout) == (0, "")
    assert (tmp_path / "out").read_bytes().decode() == shown.stdout


def test_documents_are_segmented_and_their_furniture_left_alone(cli, pair):
    done = cli("align", pair[1], pair[0], "--format", "json")
    assert done.returncode == 0, done.stderr
    text = json.dumps(json.loads(done.stdout), ensure_ascii=False)
    assert "340 Menschen" in text


def test_one_side_can_be_standard_input(cli, lines):
    usual = cli(*lines, "--format", "vecalign")
    piped = cli("align", "--lines", "-", "en.txt", "--format", "vecalign", input="\n".join(SENTENCES_DE) + "\n")
    assert piped.stdout == usual.stdout


def test_lines_have_their_languages_identified_unless_told(cli, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Die Werft bleibt in der Stadt.\nDer Rat hat am Montag zugestimmt.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "The shipyard stays in the city.\nThe council agreed on Monday.\n", encoding="utf-8"
    )
    found = json.loads(cli("align", "--lines", "a.txt", "b.txt", "--format", "json").stdout)
    assert (found["source_language"], found["target_language"]) == ("de", "en")
    told = cli("align", "--lines", "a.txt", "b.txt", "--format", "json", "--source-language", "nl").stdout
    assert json.loads(told)["source_language"] == "nl"
