"""The copy against a machine translation of its source, as every form of the report shows it."""

import io
import json
import re
from dataclasses import replace

import pytest
import sample_reports as samples
from rich.cells import cell_len
from rich.console import Console

from transprov.reporting import html, terminal
from transprov.reporting.against import LONGEST, against
from transprov.reporting.diff import apply
from transprov.reporting.json import to_json
from transprov.reporting.model import Likeness
from transprov.reporting.stored import from_json
from transprov.reporting.view import build
from transprov.translation import chrf
from transprov.types import Retranslation, Signature

# by the index of the first sentence of the source
ENGINE = {
    0: "Storm surge puts Emden's harbour district under water",
    2: "Photograph: Lena Brandt / dpa",
    3: "The most severe storm surge for 19 years flooded parts of Emden on the night to Friday.",
    4: "Around 2,300 people had to leave their apartments, as the city announced.",
    5: "Nobody was injured, according to the fire department.",
    6: "The level rose to 3.40 meters above the mean high tide. These are 20 centimeters less than in winter 2006.",
    8: "Mayor thanks all volunteer helpers for support.",
    10: "The railway stopped traffic to Norddeich until Sunday.",
    11: "Also the ferries to Borkum stayed in the port.",
    12: "Meteorologists expect that the wind will ease on Saturday.",
}
ARGOS = ("translator", "argos:de-en-0.1-1a2b:ctranslate2-4:beam4")


def translated(report, engine):
    """The report with what an engine makes of the beads with these numbers; of a bead's own copy it is chrF."""
    made = []
    for number, text in engine.items():
        said = " ".join(report.copy.segments[j].text for j in report.alignment.beads[number].target)
        alike = round(chrf(said, text), 1)
        made.append(Retranslation(number, text, alike, alike >= 90))
    signature = Signature(
        "0.1.0", (*report.signature.parts, ("translator", "argos:de-en-0.1-1a2b:ctranslate2-4:beam4"))
    )
    return replace(report, retranslations=tuple(made), signature=signature)


def flood():
    numbers = {bead.source[0]: n for n, bead in enumerate(samples.FLOOD_BEADS) if bead.source}
    return translated(samples.flood(), {numbers[index]: text for index, text in ENGINE.items()})


def shown(report, width, *, colour=False):
    out = io.StringIO()
    system = "truecolor" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system, _environ={})
    terminal.render(report, console)
    return out.getvalue()


def columns(text, first):
    """The words of the three columns of the row whose source begins so, without what stands below its text."""
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if first in line)
    head = next(line for line in lines if "Its translation by argos" in line)
    edges = [0, head.index("Its translation"), head.index("English copy") - 3]
    middle = edges[1] + (edges[2] - edges[1]) - 16
    found = ["", "", ""]
    for line in lines[at:]:
        if not line.strip():
            break
        parts = (line[: edges[1]], line[edges[1] : middle], line[edges[2] :])
        found = [f"{old} {new.strip()}".strip() for old, new in zip(found, parts, strict=True)]
    return found


def test_wide_terminals_have_the_translation_between_source_and_copy_with_the_differences_of_both():
    text = shown(flood(), 150)
    assert re.search(r"German source +Its translation by argos +English copy", text)
    source, engine, copy = columns(text, "Verletzt wurde")
    assert source.startswith("6 Verletzt wurde nach Angaben")
    assert engine == "[<Nobody was injured<][-,-] according to the fire department."
    assert copy == "7 ~According~ to the fire department{+,+} {>nobody was injured>}."
    _, engine, copy = columns(text, "schwerste Sturmflut")
    assert "[-most severe-] storm surge [-for-] 19 years" in engine
    assert "{+worst+} storm surge {+in+} 19 years" in copy
    assert "engine (" not in text
    assert "Against the source in the English of argos: [-only there-] {+only in the copy+}" in text


def test_a_finding_goes_before_a_difference_and_both_keep_every_word():
    _, engine, copy = columns(shown(flood(), 150), "Menschen mussten")
    assert engine.startswith("Around [-2,300-] people had to leave")
    assert copy.startswith("6 Around {+3,200+}#1 people had to leave")


def test_the_marks_go_on_through_the_sentences_of_a_bead():
    report = samples.ferry()
    engine = {1: "After eight months of works, the ferry resumed its rotations Monday. But lorries remain prohibited."}
    _, engine, copy = columns(shown(translated(report, engine), 160), "Après huit mois")
    assert engine.startswith("After eight months of [-works-], the ferry")
    assert "[-lorries-] remain prohibited." in engine
    assert "months of {+work+}, the ferry resumed its rotations {+on+} Monday." in copy
    assert copy.endswith("But {+trucks+} remain prohibited.")


def test_of_the_same_words_and_of_other_words_it_says_so():
    text = shown(flood(), 150)
    assert columns(text, "Die Bahn stellte")[1] == "(word for word the same)"
    assert columns(text, "Der Bürgermeister")[1] == "Mayor thanks all volunteer helpers for support. (in other words)"
    assert columns(text, "headline: Sturmflut")[2].startswith("1 headline: Storm surge puts Emden's ~harbor~ district")


def test_narrow_terminals_have_a_line_below_only_where_it_says_something():
    flat = " ".join(shown(flood(), 80).split())
    assert re.search(r"engine \(chrF \d+\): The \[-most severe-\] \{\+worst\+\} storm surge", flat)
    assert re.search(r"engine \(chrF \d+, in other words\): Mayor thanks all", flat)
    # nearly identical, or the same but for the spelling
    assert "[-2,300-]" not in flat
    assert "(raw machine translation: chrF 100)" in flat
    assert not re.search(r"engine \([^)]*\): Storm surge puts", flat)
    assert flat.count("engine (") == 6
    assert "Its translation" not in flat


def test_credits_are_left_alone():
    report = flood()
    assert any("Photograph" in each.text for each in report.retranslations)
    assert "Photograph" not in shown(report, 150) + html.render(report)


def test_colours_take_the_place_of_markers():
    plain, coloured = shown(flood(), 150), shown(flood(), 150, colour=True)
    row = next(line for line in coloured.split("\n") if "storm surge" in line and "schwerste" in line)
    assert "\x1b[9;31mmost severe\x1b[0m" in row
    assert "\x1b[4;32mworst\x1b[0m" in row
    assert "[-most" in plain and "[-most" not in coloured


@pytest.mark.parametrize("width", [40, 80, 100, 139, 140, 150, 250])
def test_no_line_is_wider_than_the_terminal(width):
    for make in (flood, hostile):
        assert all(cell_len(line) <= width for line in shown(make(), width).split("\n"))


def test_without_a_translator_nothing_changes():
    report = samples.flood()
    for width in (80, 150):
        text = shown(report, width)
        assert "engine" not in text and "Its translation" not in text and "chrF" not in text
    page = html.render(report)
    assert "<details class" not in page.replace('<details class="furniture"', "")
    assert "<ins" not in page and "<del" not in page


def test_the_page_marks_the_differences_for_eyes_and_ears():
    page = html.render(flood())
    rows = re.findall(r'<details class="against">(.*?)</details>', page, re.S)
    assert len(rows) == 9
    (row,) = [each for each in rows if "most severe" in each]
    assert re.search(r"<summary>Against a machine translation of the source .*chrF \d\d", row)
    assert '<del><span class="vh m"> [only the engine: </span>most severe<span class="vh m">] </span></del>' in row
    assert '<ins><span class="vh m"> [only the copy: </span>worst<span class="vh m">] </span></ins>' in row
    assert "The engine alone:" in row and ENGINE[3] in row
    (moved,) = [each for each in rows if "Nobody was injured, acc" in each]
    away = re.search(r'<del class="moved" title="Move (\d)', moved)
    here = re.search(r'<ins class="moved" title="Move (\d)', moved)
    assert away and here and away[1] == here[1]
    assert "[moved from here: " in moved and "[moved to here: " in moved
    (same,) = [each for each in rows if "Norddeich" in each]
    assert "chrF 100, word for word the same" in same and "<ins" not in same
    assert "<script" not in page


HOSTILE = (
    "The minister said </bdi></details><script>alert(2)</script> [bold]& went.",
    "The \x1b[31mred\x1b[0m number was \u202e21 percent\u202c in \x07all.",
    "A lone \ud801 surrogate, a line\u2028separator and <i>a tag</i>.",
)


def hostile():
    return translated(samples.hostile(), dict(enumerate(HOSTILE)))


def test_what_an_engine_says_is_harmless():
    for width in (80, 150):
        text = shown(hostile(), width)
        assert not set("\x1b\x07\u202e\u202c\u2028\ud801") & set(text)
        assert "[bold]" in " ".join(text.split())
    page = html.render(hostile())
    assert "<script" not in page and "<i>" not in page and "\u202e" not in page
    page.encode("utf-8")


def test_json_has_the_engines_text_and_likeness_bead_by_bead_and_a_stored_report_shows_the_same():
    report = flood()
    told = json.loads(json.dumps(to_json(report)))
    assert {each["bead"]: each["text"] for each in told["retranslations"]}[3] == ENGINE[3]
    assert all(0 <= each["chrf"] <= 100 for each in told["retranslations"])
    assert shown(from_json(told), 150) == shown(report, 150)


def test_every_change_leads_from_the_engines_text_to_the_copys():
    for row in build(flood()).rows:
        if row.against is not None and row.against.changes:
            assert apply(row.against.text, row.against.changes) == " ".join(piece.text for piece in row.copy)


def test_what_is_too_long_is_not_compared_word_by_word():
    words = " ".join(f"word{n}" for n in range(LONGEST))
    made = Retranslation(0, words, 95.0, raw=False)
    assert against(made, f"{words} more").likeness is Likeness.LONG
    assert against(made, words.replace("word7 ", "ward7 ")).likeness is Likeness.CHANGED
    assert against(made, "," * 5000).likeness is Likeness.LONG
    report = samples.flood()
    text = shown(translated(report, {3: f"{words} more"}), 80)
    assert "too long to be compared word by word" in " ".join(text.split())
