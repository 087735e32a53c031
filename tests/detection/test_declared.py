"""What pages declare: notes, addresses, names of outlets and agencies, furniture, clocks."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from transprov.detection.declared import declared_evidence
from transprov.reading import load
from transprov.types import Document, Evidence

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

STORY = """Bridge closed after inspection

Engineers closed the bridge over the river on Tuesday after they found cracks in two pillars.

The repairs will take until spring, the city said. Drivers have to take the ferry until then.
"""


def evidence(text: str) -> dict[str, Evidence]:
    return {one.rule: one for one in declared_evidence(Document.from_text(text, language="en"))}


def test_a_note_that_says_so_decides_and_names_the_language() -> None:
    one = evidence(STORY + "\nThis article was translated from German by software.\n")["declared-translation"]
    assert one.language == "de"
    assert one.weight >= 7
    assert "translated from German" in one.text


def test_a_note_without_language_leaves_it_open() -> None:
    assert evidence(STORY + "\nTranslated by software.\n")["declared-translation"].language is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Source: Süddeutsche Zeitung", "de"),
        ("Source: Ouest-France", "fr"),
        ("Source: Corriere della Sera", "it"),
        ("Source: La Vanguardia", "es"),
    ],
)
def test_a_foreign_outlet_as_source(line: str, language: str) -> None:
    one = evidence(f"{STORY}\n{line}\n")["declared-outlet"]
    assert one.language == language
    assert one.span is not None


@pytest.mark.parametrize(("line", "language"), [("(dpa)", "de"), ("Source: ANSA", "it")])
def test_a_foreign_agency(line: str, language: str) -> None:
    assert evidence(f"{STORY}\n{line}\n")["declared-agency"].language == language


def test_an_agency_that_also_writes_in_english_says_little() -> None:
    assert evidence(f"{STORY}\n(AFP)\n")["declared-agency"].weight < 1


@pytest.mark.parametrize("line", ["Source: Reuters", "Source: The Guardian", "(AP)", "Photo: Jane Doe/Getty Images"])
def test_english_sources_say_nothing(line: str) -> None:
    assert evidence(f"{STORY}\n{line}\n") == {}


@pytest.mark.parametrize(
    ("line", "language"), [("Icon: enlarge", "de"), ("On the same subject", "fr"), ("Reproduction reserved", "it")]
)
def test_translated_furniture(line: str, language: str) -> None:
    assert evidence(f"{STORY}\n{line}\n")["declared-furniture"].language == language


@pytest.mark.parametrize("line", ["Share", "Read more", "Related articles", "Most read", "Enlarge"])
def test_english_furniture_says_nothing(line: str) -> None:
    assert "declared-furniture" not in evidence(f"{STORY}\n{line}\n")


@pytest.mark.parametrize(
    ("line", "language"), [("Published on 12/03/2025 at 13h50", "fr"), ("Updated: 12.03.2025, 13:50 Uhr", "de")]
)
def test_clocks_of_other_countries(line: str, language: str) -> None:
    assert evidence(f"Bridge closed\n{line}\n\n{STORY}")["declared-clock"].language == language


PAGE = """<html lang="en"><head><title>Bridge closed</title>{head}</head><body><article><h1>Bridge closed</h1>
<p>Engineers closed the bridge over the river on Tuesday after they found cracks in two pillars.</p>
<p>The repairs will take until spring, the city said. Drivers have to take the ferry until then.</p>
</article></body></html>"""


def page(head: str) -> Document:
    return load(BytesIO(PAGE.replace("{head}", head).encode()), format="html")


@pytest.mark.parametrize(
    ("head", "rule", "language"),
    [
        ('<link rel="canonical" href="https://www.abendpost.de/bruecke-gesperrt">', "declared-address", "de"),
        ('<link rel="canonical" href="https://news.example.com/fr/pont-ferme">', "declared-address", "fr"),
        ('<link rel="alternate" hreflang="es" href="https://news.example.com/es/puente">', "declared-version", "es"),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline":'
            ' "Bridge closed", "isBasedOn": "https://www.abendpost.de/bruecke-gesperrt"}</script>',
            "declared-original",
            "de",
        ),
    ],
)
def test_the_head_of_a_page(head: str, rule: str, language: str) -> None:
    found = {one.rule: one for one in declared_evidence(page(head))}
    assert found[rule].language == language


def test_an_english_page_declares_nothing() -> None:
    head = '<link rel="canonical" href="https://www.abendpost.example.com/en/bridge-closed">'
    assert declared_evidence(page(head)) == ()


def test_the_same_thing_said_twice_counts_once() -> None:
    found = declared_evidence(Document.from_text(f"{STORY}\nSource: dpa\n\n(dpa)\n", language="en"))
    assert [one.rule for one in found] == ["declared-agency"]


@pytest.mark.parametrize("path", sorted(CORPORA.glob("*/*.copy.*")), ids=lambda path: path.name)
def test_spans_quote_the_copy(path: Path) -> None:
    document = load(str(path))
    for one in declared_evidence(document):
        if one.span is not None:
            assert document.text[one.span.start : one.span.end].split()[0] in one.text or one.text in document.text
