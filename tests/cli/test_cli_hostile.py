"""Text of articles stays text, in every format and by whatever way it gets out."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

MARKUP = "[bold red]Eilmeldung[/bold red] [link=https://example.org]hier[/link]"
HTML = 'Der Sender zeigte </script><script>alert("x")</script> & <img src=x onerror=alert(1)> im Bild.'
ESCAPES = (
    "Der Minister sagte \x1b[31mnein\x1b[0m und \x1b]8;;https://example.org\x07klick\x1b]8;;\x07, dann \x9b2J ging er."
)
DIRECTIONS = "Der Betrag von \u202e000.1\u202c Euro und \u2066mehr\u2069 wurde \u200fgezahlt\u200e."
CONTROLS = "Ein\x00 Satz\x08\x08\x08 mit \x0b Steuer\x7fzeichen \x85 und \u2028 Trennern, ganze 17 Mal."

SOURCE = f"""Sender wird am Montag Ziel eines Angriffs

{MARKUP}
{HTML}
{ESCAPES}
{DIRECTIONS}
Der Sprecher der Polizei bestätigte den Vorfall am Abend.
"""
COPY = """Broadcaster becomes target of an attack on Monday

[bold red]Breaking news[/bold red] [link=https://example.org]here[/link]
The broadcaster showed </script><script>alert("x")</script> & <img src=x onerror=alert(1)> in the picture.
The minister said \x1b[31mno\x1b[0m and \x1b]8;;https://example.org\x07click\x1b]8;;\x07, then \x9b2J he left.
The sum of \u202e000.2\u202c euros and \u2066more\u2069 was \u200fpaid\u200e.
A sentence \x08\x08\x08 with \x7f control characters of which the source knows nothing at all.
"""

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def hostile(tmp_path):
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    return "copy.txt", "--source", "source.txt"


@pytest.mark.parametrize("columns", ["60", "160"])
def test_on_the_terminal(cli, hostile, columns):
    done = cli("check", *hostile, "--all", env={"COLUMNS": columns})
    assert done.returncode == 0, done.stderr
    assert COMMANDS.search(done.stdout) is None
    flat = "".join(done.stdout.split())
    assert "[boldred]" in flat
    assert "</script><script>" in flat


def test_on_the_terminal_in_colour_only_our_own_escapes_are_left(cli, hostile):
    done = cli("check", *hostile, "--all", "--color", "always", env={"COLUMNS": "160"})
    bare = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert bare != done.stdout
    assert COMMANDS.search(bare) is None
    assert "31mno" in bare


def test_in_html(cli, hostile):
    done = cli("check", *hostile, "--all", "--format", "html")
    assert done.returncode == 0, done.stderr
    assert "<img src=x" not in done.stdout
    assert 'alert("x")</script>' not in done.stdout
    assert "&lt;/script&gt;&lt;script&gt;" in done.stdout
    assert "[bold red]" in done.stdout
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", done.stdout) is None


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_in_json_every_character_is_kept_and_none_acts(cli, hostile, form):
    done = cli("check", *hostile, "--format", form)
    assert COMMANDS.search(done.stdout) is None
    text = json.loads(done.stdout)["copy"]["text"]
    assert "\x1b[31mno\x1b[0m" in text
    assert "\u202e000.2\u202c" in text
    assert "</script>" in text


def test_lone_surrogates_and_nul_do_not_stop_a_report(cli, hostile, tmp_path):
    (tmp_path / "odd.txt").write_bytes(COPY.encode().replace(b"attack", b"att\xed\xa0\x80ack"))
    for form in ("terminal", "json", "html"):
        done = cli("check", "odd.txt", *hostile[1:], "--format", form)
        assert done.returncode in (0, 2), done.stderr
        assert "Traceback" not in done.stderr
        assert "internal error" not in done.stderr


@pytest.fixture
def lines(tmp_path):
    source = [MARKUP, HTML, ESCAPES, DIRECTIONS, CONTROLS.replace("\x00", ""), "a\tb\\t c ||| d ~~~ e"]
    (tmp_path / "s.txt").write_text("\n".join(source) + "\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("\n".join(source) + "\n", encoding="utf-8")
    return source


def test_tmx_is_well_formed_whatever_the_text(cli, lines):
    done = cli(
        "align", "--lines", "s.txt", "t.txt", "--format", "tmx", "--source-language", "de", "--target-language", "en"
    )
    assert done.returncode == 0, done.stderr
    root = ET.fromstring(done.stdout.encode())
    said = ["".join(seg.itertext()) for seg in root.iter("seg")]
    assert HTML in said
    assert MARKUP in said


def test_jsonl_keeps_one_record_a_line(cli, lines):
    done = cli("align", "--lines", "s.txt", "t.txt", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")]
    assert len(records) >= len(lines) - 1


def test_tsv_keeps_its_columns(cli, lines):
    done = cli("align", "--lines", "s.txt", "t.txt", "--format", "tsv")
    assert done.returncode == 0, done.stderr
    rows = done.stdout.removesuffix("\n").split("\n")
    assert len({row.count("\t") for row in rows}) == 1
