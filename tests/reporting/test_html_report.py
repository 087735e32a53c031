import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
import sample_reports as samples
from lxml import html as parser

from transprov.reporting.html import render
from transprov.types import Detection, Document, Report, Segment, Span

MAKERS: list[Callable[[], Report]] = [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone]


def page(report: Report, **options: float) -> parser.HtmlElement:
    return parser.document_fromstring(render(report, **options))


def by_class(node: parser.HtmlElement, name: str) -> list[parser.HtmlElement]:
    return node.xpath(f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')


def words(node: parser.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def row(root: parser.HtmlElement, number: int) -> parser.HtmlElement:
    return root.get_element_by_id(f"row-{number}")


def test_each_row_holds_both_sides_in_their_languages() -> None:
    root = page(samples.flood())
    rows = by_class(root, "row")
    assert len(rows) == 13
    merged = row(root, 9)
    assert [bdi.text_content() for bdi in by_class(merged, "source")[0].iter("bdi")] == [
        "Der Pegel stieg auf 3,40 Meter über dem mittleren Hochwasser.",
        "Das sind 20 Zentimeter weniger als im Winter 2006.",
    ]
    assert {bdi.get("lang") for bdi in by_class(merged, "source")[0].iter("bdi")} == {"de"}
    assert {bdi.get("lang") for bdi in by_class(merged, "copy")[0].iter("bdi")} == {"en"}
    assert all(bdi.get("dir") == "auto" for cell in by_class(root, "cell") for bdi in cell.iter("bdi"))
    assert "= merged 2:1" in words(by_class(merged, "mark")[0])


def test_what_is_missing_says_so_in_words() -> None:
    root = page(samples.flood())
    assert words(by_class(row(root, 11), "copy")[0]) == "not in the copy"
    assert "− dropped" in words(row(root, 11))
    assert words(by_class(row(root, 12), "source")[0]) == "not in the source"
    assert "the copy has them further up, as sentences 4 and 5" in words(row(root, 11))
    assert "moved up from the source's sentences 11 and 12" in words(row(root, 5))
    assert "61 % sure" in words(row(root, 10))


def test_findings_and_their_wording_point_at_each_other() -> None:
    root = page(samples.flood())
    source, copy = row(root, 7).findall(".//mark")
    assert (words(source), words(copy)) == ("[-2.300-]#1", "{+3,200+}#1")
    for link in root.xpath("//a"):
        target = link.get("href")
        assert target.startswith("#")
        root.get_element_by_id(target[1:])
    first = root.get_element_by_id("finding-1")
    assert "The copy says 3,200 where the source says 2,300" in words(first)
    assert "almost certain, 96 %" in words(first)
    assert "number-mismatch" in words(first)
    assert "source: 2.300 read as 2,300" in words(first)
    order = [node.get("id") for node in root.xpath("//h3 | //article")]
    assert order == [
        "severity-critical",
        "finding-1",
        "severity-major",
        "finding-2",
        "finding-3",
        "finding-4",
        "severity-minor",
        "finding-5",
        "finding-6",
    ]


def test_ids_are_unique() -> None:
    ids = page(samples.flood(), threshold=0.0).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_header_says_what_the_terminal_says() -> None:
    said = words(page(samples.flood()).find(".//header"))
    assert "Every sentence but one of the German source has a counterpart in the English copy" in said
    assert "84 % of the source has a counterpart in the copy" in said
    assert "1 − dropped 1 + added 2 ↕ moved 1 ≈ reworded" in said
    assert "1 critical, 3 major, 2 minor: 1 about details and 5 about whole sentences; one less certain" in said
    assert "declares agency: dpa" in said
    assert "Note: The copy names no author." in said
    detected = replace(samples.alone(), detection=Detection(0.87, "translated", {"de": 0.9, "other": 0.1}))
    assert "reads like a translation from German (probability of a translation: 87 %)" in words(
        page(detected).find(".//header")
    )


def test_the_threshold_is_the_callers() -> None:
    assert "3.40 meters may not be" not in words(page(samples.flood()))
    assert "3.40 meters may not be" in words(page(samples.flood(), threshold=0.2))


def test_only_rows_without_anything_to_see_can_be_hidden() -> None:
    root = page(samples.flood())
    assert [int(node.get("id")[4:]) for node in by_class(root, "plain")] == [1, 3, 4, 8, 13]


def test_furniture_is_folded_away() -> None:
    details = page(samples.flood()).find(".//details")
    assert "three lines" in words(details)
    assert "Share this article" in words(details)
    assert details.get("open") is None


def test_a_copy_alone_has_no_columns_and_no_comparison() -> None:
    root = page(samples.alone())
    assert "No source was given" in words(root)
    assert by_class(root, "head") == []
    assert by_class(root, "missing") == []
    assert root.xpath('//*[@id="only"]') == []


@pytest.mark.parametrize("make", MAKERS)
def test_the_page_loads_and_runs_nothing(make: Callable[[], Report]) -> None:
    text = render(make())
    root = parser.document_fromstring(text)
    assert root.xpath("//script | //link | //img | //iframe | //object | //base | //form") == []
    assert root.xpath("//@style | //@src | //@srcset | //@*[starts-with(name(), 'on')]") == []
    policy = root.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|@font-face", style[1])


def test_hostile_text_stays_text() -> None:
    text = render(samples.hostile())
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", text)
    root = parser.document_fromstring(text)
    first = by_class(row(root, 1), "copy")[0].find(".//bdi")
    assert first.text_content() == samples.HOSTILE_COPY[0]
    assert root.find(".//h1").text_content() == "<img src=x onerror=alert(1)>"
    assert "<U+202E>21 percent<U+202C>" in words(root)
    assert "[link=x]21<U+001B>[5m[/link] percent <i>is</i> not 12" in words(root)
    assert root.xpath("//b[text()='a tag'] | //i | //u") == []


def test_right_to_left_text_is_isolated_and_keeps_its_marks() -> None:
    said = "رئيس البلدية قال \u200f12\u200f كلمة."
    source = Document(said, "ar", segments=(Segment(0, Span(0, len(said)), said),))
    copy = samples.document(["The mayor said 12 words."], "en")
    beads = (samples.Bead((0,), (0,), 0.9, 0.8),)
    root = page(Report(copy, samples.SIGNATURE, (), source, samples.aligned(source, copy, beads)))
    cell = by_class(row(root, 1), "source")[0].find(".//bdi")
    assert (cell.get("lang"), cell.get("dir"), cell.text_content()) == ("ar", "auto", said)


def test_it_is_made_for_phones_print_the_dark_and_the_keyboard() -> None:
    text = render(samples.flood())
    root = parser.document_fromstring(text)
    assert root.get("lang") == "en"
    assert root.xpath('//meta[@name="viewport"]/@content') == ["width=device-width, initial-scale=1"]
    for query in ("max-width: 699.98px", "@media print", "prefers-color-scheme: dark"):
        assert query in text
    assert all(node.get("tabindex") == "0" for node in by_class(root, "row"))
    assert words(by_class(row(root, 4), "vh")[0]) == "German source sentence"
