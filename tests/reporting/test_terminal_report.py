import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import sample_reports as samples
from rich.cells import cell_len
from rich.console import Console

from transprov.reporting.terminal import render
from transprov.types import Detection, Report

MAKERS: list[Callable[[], Report]] = [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def shown(
    report: Report, width: int = 120, *, encoding: str | None = None, colour: bool = False, **options: object
) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding or "utf-8", newline="\n")
    system = "truecolor" if colour else None
    console = Console(file=stream, width=width, force_terminal=colour, color_system=system, _environ={})  # type: ignore[arg-type]
    render(report, console, **options)  # type: ignore[arg-type]
    stream.flush()
    return raw.getvalue().decode(encoding or "utf-8")


def unwrapped(text: str) -> str:
    """The text with its line breaks and indents as single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 57, 80, 99, 100, 140, 250])
@pytest.mark.parametrize("make", MAKERS)
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(make: Callable[[], Report], width: int) -> None:
    for line in shown(make(), width, show_all=True).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [40, 80])
def test_narrow_terminals_show_every_word_stacked(width: int) -> None:
    report = samples.flood()
    said = unwrapped(shown(report, width))
    # Inside a sentence there are breaks of lines only, apart from the markers of the finding
    for segment in report.copy.segments:
        if segment.is_content and "3,200" not in segment.text:
            assert segment.text in said
    assert "German source" not in said.split("de 1")[1]
    assert re.search(r"- dropped de 10", said)
    assert re.search(r"= merged 2:1 de 7 .* de 8 .* en 8", said)


def test_wide_terminals_set_both_sides_side_by_side() -> None:
    lines = shown(samples.flood(), 160).split("\n")
    line = next(line for line in lines if "Verletzt wurde" in line)
    assert re.search(
        r"^ 6 Verletzt wurde .*niemand\. +=  + 7 According to the fire department, nobody was injured\.$", line
    )
    line = next(line for line in lines if "Wir hatten" in line and "[-" not in line)
    assert "- dropped" in line
    line = next(line for line in lines if re.search(r"10 +Insurance experts", line))
    assert line.strip().startswith("+ added")


def test_the_sentences_of_a_merged_bead_stand_directly_below_each_other() -> None:
    lines = shown(samples.flood(), 160).split("\n")
    at = next(i for i, line in enumerate(lines) if "Der Pegel stieg" in line)
    assert re.search(r"^ 7 Der Pegel .* = merged 2:1  +8 The level rose", lines[at])
    assert re.search(r"^ 8 Das sind 20 Zentimeter .* less than in the winter of 2006\.$", lines[at + 1])


def test_beside_the_text_a_detail_is_explained_and_a_whole_sentence_only_named() -> None:
    view = shown(samples.flood(), 160).split("Findings ─")[0]
    assert "#1 critical The copy says 3,200 where the source says 2,300" in view
    assert "#2 major missing in the copy" in view
    assert "dropped-segment" not in view
    assert "A sentence of the source is missing" not in view


def test_the_marks_say_without_colour_what_colour_says() -> None:
    said = shown(samples.flood(), 160)
    assert "\x1b" not in said
    assert "[-2.300-]#1" in said
    assert "{+3,200+}#1" in said
    assert "Marks: - dropped, + added, > moved, ~ reworded, [-...-] in the source, {+...+} in the copy" in said
    coloured = shown(samples.flood(), 160, colour=True)
    assert ANSI.sub("", coloured) == said
    assert re.search(r"\x1b\[1;31m\[-2\.300-\]#1\x1b\[0m", coloured)
    assert re.search(r"\x1b\[1;32m\{\+3,200\+\}#1\x1b\[0m", coloured)


def test_a_text_where_all_is_well_has_no_legend_and_no_findings() -> None:
    said = shown(samples.ferry(), 120)
    assert "Marks:" not in said
    assert "Findings none" in unwrapped(said)


def test_the_header_tells_coverage_counts_and_declared_provenance() -> None:
    said = unwrapped(shown(samples.flood(), 140))
    assert "Every sentence but one of the German source has a counterpart in the English copy" in said
    assert "Coverage 84 % of the source has a counterpart in the copy" in said
    assert "10 in the source, 9 in the copy: 1 dropped, 1 added, 2 moved, 1 reworded" in said
    assert "Other lines 3 in the source, 2 in the copy (headlines, captions, credits): 1 dropped" in said
    assert "1 critical, 3 major, 2 minor: 1 about details and 5 about whole sentences; one less certain" in said
    assert "agency dpa" in said
    assert "Note: The copy names no author." in said
    assert said.endswith("transprov:0.1.0|encoder:muse3-512|segmenter:rules-1")
    detected = replace(samples.alone(), detection=Detection(0.87, "translated", {"de": 0.9, "other": 0.1}))
    assert "Translated? reads like a translation from German (probability of a translation: 87 %)" in unwrapped(
        shown(detected)
    )


def test_findings_come_by_severity_with_both_wordings_rule_and_confidence() -> None:
    said = shown(samples.flood(), 120).split("Findings ─")[1]
    assert said.index("critical") < said.index("#1 The copy says") < said.index("major") < said.index("#2 ")
    assert said.index("#4 ") < said.index("minor") < said.index("#5 ")
    first = unwrapped(said.split("#2 ")[0])
    assert "source: Rund [-2.300-] Menschen mussten ihre Wohnungen … copy: Around {+3,200+} people had" in first
    assert "- source: 2.300 read as 2,300" in first
    assert "number-mismatch (accuracy/mistranslation), almost certain, 96 %" in first


def test_the_threshold_hides_and_show_all_shows() -> None:
    report = samples.flood()
    assert "3.40 meters may not be" not in shown(report)
    assert "You may also like" not in shown(report)
    assert "3.40 meters may not be" in shown(report, threshold=0.3)
    everything = shown(report, show_all=True)
    assert "3.40 meters may not be" in everything
    assert "copy 12: You may also like" in everything
    assert "source 14: Mehr zum Thema" in everything


@pytest.mark.parametrize("width", [40, 120])
def test_article_text_commands_nothing(width: int) -> None:
    for colour in (False, True):
        said = ANSI.sub("", shown(samples.hostile(), width, colour=colour))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", said)
        flat = re.sub(r"\s+", "", said)
        for quoted in ("[boldred]nothing[/]&left</script>", "␛[31mred␛[0m", "[link=x]21␛[5m[/link]", "b␛[2Jse.txt"):
            assert quoted in flat
    plain = shown(samples.hostile(), width)
    assert "\x1b" not in plain


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize("make", MAKERS)
def test_other_encodings_show_all_they_can(make: Callable[[], Report], width: int, encoding: str) -> None:
    said = shown(make(), width, encoding=encoding, show_all=True)
    assert all(cell_len(line) <= width for line in said.split("\n"))


def test_an_ascii_terminal_still_reads_like_the_text() -> None:
    said = unwrapped(shown(samples.flood(), 140, encoding="ascii"))
    assert '"Wir hatten Gluck im Ungluck", sagte er am Morgen im Rathaus.' in said
    assert "This terminal's encoding (ascii) cannot show every character" in said
    assert "cannot show every character" not in shown(samples.flood())


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1", "TERM": "xterm-256color"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_get_no_colour(environment: dict[str, str]) -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=100, force_terminal=True, _environ=environment)
    render(samples.flood(), console)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", stream.getvalue())
    assert "[-2.300-]#1" in stream.getvalue()


def test_an_unsure_link_says_so() -> None:
    said = shown(samples.flood(), 80)
    assert "~ reworded, 61 % sure" in said
    assert said.count("% sure") == 1
