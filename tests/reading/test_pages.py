# ruff: noqa: E501 - pages and articles are easier to judge unbroken
from __future__ import annotations

import logging
from pathlib import Path

import pytest

from transprov.errors import InputError
from transprov.reading import load
from transprov.reading.html import document_from_html
from transprov.types import DeclarationKind, Document, SegmentKind

PAGES = Path(__file__).parent / "pages"
BODY = (
    "<p>Die Brücke über die Aue ist seit Montag gesperrt, teilte die Stadt Wesselburg am Abend mit.</p>"
    "<p>Rund 1.200 Pendler müssen nun einen Umweg von zwölf Kilometern über Norderau fahren.</p>"
)


def kinds(document: Document) -> list[tuple[str, str]]:
    for segment in document.segments:
        assert document.text[segment.span.start : segment.span.end] == segment.text
    for declaration in document.provenance.declarations:
        if declaration.span is not None:
            assert document.text[declaration.span.start : declaration.span.end] == declaration.raw
    return [(segment.kind.value, segment.text) for segment in document.segments]


def declared(document: Document, kind: DeclarationKind) -> tuple[str, ...]:
    return document.provenance.values(kind)


def page(body: str, head: str = "", lang: str = "") -> Document:
    return document_from_html(f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>')


def test_german_news_page() -> None:
    document = load(PAGES / "hafen.de.html")
    assert document.title == "Sturmflut beschädigt Kaimauer im Hafen Wesselburg"
    assert document.language == "de"
    assert document.warnings == ()
    assert kinds(document) == [
        ("headline", "Nach dem Orkan"),
        ("headline", "Sturmflut beschädigt Kaimauer im Hafen Wesselburg"),
        ("sentence", "Die Flut hat am Donnerstag ein 40 Meter langes Stück der Kaimauer weggerissen."),
        ("sentence", "Der Fährverkehr ruht."),
        ("credit", "Von Max Muster und Erika Beispiel"),
        ("furniture", "18. Januar 2024, 10:15 Uhr"),
        ("caption", "Die beschädigte Kaimauer am Vormittag."),
        ("credit", "Foto: Jana Feld/dpa"),
        ("sentence", "Im Hafen von Wesselburg hat die Sturmflut in der Nacht zum Donnerstag schwere Schäden angerichtet."),
        ("sentence", "Ein rund 40\u00a0Meter langes Stück der Kaimauer brach gegen 3.20 Uhr weg, "
                     "teilte die Hafen\u00adbehörde mit."),
        ("sentence", "„So etwas haben wir seit 1962 nicht erlebt“, sagte Hafenmeister Dr. Jens Petersen."),
        ("sentence", "Verletzt wurde niemand."),
        ("sentence", "Die Fähre nach Norderoog fährt frühestens am 22. Januar wieder."),
        ("headline", "Millionenschaden erwartet"),
        ("sentence", "Die Stadt rechnet mit Kosten von 2,5 Millionen Euro."),
        ("sentence", "Das Land will die Hälfte übernehmen."),
        ("list-item", "Der Fischmarkt am Samstag fällt aus."),
        ("list-item", "Die Hafenstraße bleibt bis Montag gesperrt."),
        ("credit", "mm / dpa / AFP"),
    ]  # fmt: skip


def test_what_the_german_page_declares() -> None:
    document = load(PAGES / "hafen.de.html")
    assert document.provenance.published is not None
    assert document.provenance.published.isoformat() == "2024-01-18T10:15:00+01:00"
    assert document.provenance.url == str(PAGES / "hafen.de.html")
    assert declared(document, DeclarationKind.AUTHOR) == ("Max Muster", "Erika Beispiel")
    assert declared(document, DeclarationKind.OUTLET) == ("Nordküsten-Anzeiger", "Nordküsten-Anzeiger GmbH")
    assert declared(document, DeclarationKind.SOURCE_LINE) == ("dpa", "mm / dpa / AFP")
    assert declared(document, DeclarationKind.AGENCY) == ("dpa", "AFP")
    assert declared(document, DeclarationKind.PHOTO_CREDIT) == ("Jana Feld/dpa",)
    assert declared(document, DeclarationKind.MODIFIED) == ("2024-01-18T12:40:00+01:00",)
    assert declared(document, DeclarationKind.LANGUAGE) == ("de",)
    assert declared(document, DeclarationKind.CANONICAL) == ("/lokales/wesselburg/kaimauer-101.html",)
    assert declared(document, DeclarationKind.ALTERNATE) == (
        "en https://nordkuesten-anzeiger.example/en/quay-wall-101.html",
    )


def test_french_news_page_with_a_wrong_charset() -> None:
    document = load(PAGES / "musee.fr.html")
    assert document.language == "fr"
    assert document.warnings == ("declares iso-8859-1 but is valid UTF-8; read as UTF-8",)
    found = kinds(document)
    assert found[:5] == [
        ("headline", "Le musée de Valdory rouvre après trois ans de travaux"),
        ("credit", "Par Camille Vasseur (avec AFP)"),
        ("furniture", "Publié le 4 novembre 2023 à 8h30, mis à jour à 11h05"),
        ("caption", "La grande salle du musée, vendredi."),
        ("credit", "© Luc Morel / AFP"),
    ]
    assert ("furniture", "À lire aussi : Dix œuvres à ne pas manquer") in found
    assert found[-1] == ("credit", "C. V. (avec AFP)")
    assert not any("cookies" in text or "Tous droits" in text or "Accueil" in text for _, text in found)
    assert declared(document, DeclarationKind.AUTHOR) == ("Camille Vasseur",)
    assert declared(document, DeclarationKind.MODIFIED) == ("2023-11-04T11:05:00",)


def test_the_same_page_in_windows_1252_reads_the_same(tmp_path: Path) -> None:
    original = load(PAGES / "musee.fr.html")
    other = tmp_path / "page.html"
    other.write_bytes((PAGES / "musee.fr.html").read_text(encoding="utf-8").encode("cp1252"))
    document = load(other)
    assert document.text == original.text
    assert document.warnings == ()


def test_english_aggregator_with_broken_markup_and_json() -> None:
    document = load(PAGES / "harbour.en.html")
    source = "https://nordkuesten-anzeiger.example/lokales/wesselburg/kaimauer-101.html"
    assert declared(document, DeclarationKind.TRANSLATION_OF) == (source, "de")
    assert declared(document, DeclarationKind.BASED_ON) == (source,)
    assert declared(document, DeclarationKind.LANGUAGE) == ("en",)
    assert declared(document, DeclarationKind.SOURCE_LINE) == ("Nordküsten-Anzeiger / dpa",)
    found = kinds(document)
    assert ("sentence", "Source: close to the city hall, people said the damage was known.") in found
    assert ("furniture", "Enlarge image") in found
    assert ("credit", "Source: Nordküsten-Anzeiger / dpa") in found
    assert not any("Hurricane" in text for kind, text in found if kind != "furniture")


def test_related_links_and_teasers_stay_out() -> None:
    teaser = "<article><h3><a href=/x>Anderer Artikel</a></h3><p>Ein ganz anderer Text über ein ganz anderes Thema.</p></article>"
    document = page(f"<main><article><h1>Brücke gesperrt</h1>{BODY}{teaser}</article>{teaser}{teaser}</main>")
    assert "anderer" not in document.text


def test_entries_of_a_live_blog_stay_in() -> None:
    entry = "<article><h2>10:15 Uhr: Lage am Hafen</h2>" + BODY * 2 + "</article>"
    document = page(f"<main><article><h1>Newsblog zur Sturmflut</h1>{BODY}{entry}{entry}</article></main>")
    assert document.text.count("Lage am Hafen") == 2


def test_paragraphs_made_of_line_breaks() -> None:
    text = BODY.replace("</p><p>", "<br><br>").replace("<p>", "<div>").replace("</p>", "</div>")
    document = page(f"<h1>Brücke gesperrt</h1>{text}")
    assert [kind for kind, _ in kinds(document)] == ["headline", "sentence", "sentence"]
    assert document.segments[1].block != document.segments[2].block


def test_headline_only_in_the_head() -> None:
    head = '<meta property="og:title" content="Brücke bleibt gesperrt"><title>Brücke bleibt gesperrt | Zeitung</title>'
    document = page(BODY, head)
    assert document.title == "Brücke bleibt gesperrt"
    assert kinds(document)[0] == ("headline", "Brücke bleibt gesperrt")


def test_language_the_text_contradicts() -> None:
    document = page(f"<h1>Brücke gesperrt</h1>{BODY}", lang="en-US")
    assert document.language == "de"
    assert document.warnings == ("declares the language en but reads as de; taken as de",)
    assert declared(document, DeclarationKind.LANGUAGE) == ("en",)


@pytest.mark.parametrize(
    ("script", "headline", "warned"),
    [
        ('{"@type": "NewsArticle", "headline": "Brücke gesperrt",}', "Brücke gesperrt", False),
        ('<!--{"@type": "Article", "headline": "Brücke gesperrt"}-->', "Brücke gesperrt", False),
        ('{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Brücke gesperrt&quot;}', "Brücke gesperrt", False),
        ('{"@type": "Article", "headline": "Brücke\ngesperrt"}', "Brücke gesperrt", False),
        ('[{"@type": "WebPage"}, {"@type": ["Thing", "NewsArticle"], "headline": "Brücke gesperrt"}]', "Brücke gesperrt", False),
        ('{"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle", "headline": "Brücke gesperrt"}}', "Brücke gesperrt",
         False),
        ('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Anderes"}]}', None, False),
        ('{"@type": "NewsArticle", "headline": "a </script> b"}', None, True),
        ('{"@type": "NewsArticle", "headline": ', None, True),
        ("[" * 50_000, None, True),
        ('"nur ein Text"', None, False),
        ('{"@type": "NewsArticle", "headline": {"name": null}, "author": [null, 5, []], "image": 3, "datePublished": 2024}', None,
         False),
    ],
)  # fmt: skip
def test_json_ld_as_found_in_the_wild(script: str, headline: str | None, warned: bool) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    document = page(f"<main><h1>Eine Brücke</h1>{BODY}</main>", head)
    titles = [d.value for d in document.provenance.of(DeclarationKind.TITLE) if d.where == "json-ld"]
    assert titles == ([headline] if headline else [])
    assert (document.warnings == ("some JSON-LD of the page is malformed and was ignored",)) == warned
    assert "Pendler" in document.text


def test_json_ld_credits_and_organisations() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "author": "M&uuml;ller",
    "publisher": {"name": "Zeitung"}, "sourceOrganization": {"name": "AFP"}, "isBasedOn": {"@id": "https://a.example/1"},
    "image": [{"creditText": "Foto: A"}, {"creator": {"name": "B"}}], "datePublished": "2024-01-18T10:15:00-0500",
    "dateModified": "gestern"}</script>"""
    document = page(BODY, head)
    assert declared(document, DeclarationKind.AUTHOR) == ("Müller",)
    assert declared(document, DeclarationKind.SOURCE_LINE) == ("AFP",)
    assert declared(document, DeclarationKind.BASED_ON) == ("https://a.example/1",)
    assert declared(document, DeclarationKind.PHOTO_CREDIT) == ("Foto: A", "B")
    assert declared(document, DeclarationKind.MODIFIED) == ()
    assert document.provenance.published is not None
    assert document.provenance.published.isoformat() == "2024-01-18T10:15:00-05:00"


def test_relative_links_are_resolved_against_the_page() -> None:
    html = f'<html><head><link rel="canonical" href="/a/b"><link rel=canonical href="http://[bad"></head><body>{BODY}</body></html>'
    document = document_from_html(html, url="https://news.example/x/y?z=1")
    assert declared(document, DeclarationKind.CANONICAL) == ("https://news.example/a/b",)


def test_scripts_styles_and_hidden_parts_are_no_text() -> None:
    hidden = '<p style="display: none">Dieser Absatz ist verborgen und steht nicht in der Zeitung, sagt man.</p>'
    junk = "<style>p { color: red }</style><script>var text = '<p>Kein Artikeltext.</p>';</script><noscript>Kein Skript</noscript>"
    document = page(f"<article><h1>Brücke gesperrt</h1>{junk}{BODY}{hidden}</article>")
    for word in ("color", "Artikeltext", "Skript", "verborgen"):
        assert word not in document.text


def test_entities_and_markup_in_text_stay_text() -> None:
    bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>'
    text = "Der Minister sagte &lt;b&gt;nein&lt;/b&gt; &amp; [bold]ging[/bold], während &lol2; andere noch lange im Saal blieben."
    document = document_from_html(f"{bomb}<html><body><h1>Titel</h1><p>{text}</p>{BODY}</body></html>")
    assert "<b>nein</b> & [bold]ging[/bold]" in document.text
    assert "lollol" not in document.text


@pytest.mark.parametrize(
    "html",
    [
        "<p>"
        + "Der Rat hat am Montag getagt und viel beschlossen. " * 5
        + "<p><b><i>Danach gingen alle nach Hause.<script>alert(1)",
        "<html><body><div><div><span>" + "Der Rat hat am Montag getagt und viel beschlossen. " * 5,
        "<table><tr><td>" + "Der Rat hat am Montag getagt und viel beschlossen. " * 5 + "</table></div></p>",
        "<html>\x00<body>\x00<p>" + "Der Rat hat am Montag getagt und viel beschlossen. " * 5,
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>"
        + "Der Rat hat am Montag getagt und viel beschlossen. " * 5,
    ],
)
def test_broken_markup(html: str) -> None:
    assert "Der Rat hat am Montag getagt" in document_from_html(html).text


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>App</title></head><body><div id=root></div><noscript>Bitte JavaScript aktivieren</noscript></body></html>",
        "<html><body><nav><a href=/>Home</a><a href=/p>Politik</a></nav></body></html>",
        "<html></html>",
        "<html><body>" + "<div>" * 5_000 + "</body></html>",
    ],
)
def test_pages_without_article_text(html: str) -> None:
    with pytest.raises(InputError, match="holds no article text that can be found") as caught:
        document_from_html(html, url="https://news.example/")
    assert "copy the text of the article into a file" in str(caught.value)


def test_deep_and_wide_pages_do_not_break_the_reader() -> None:
    wide = "<span>" * 150 + "x" + "</span>" * 150
    assert "Pendler" in page("<div>" * 100 + wide + BODY + "</div>" * 100).text


def test_reading_a_page_is_silent(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    page(f"<h1>Brücke gesperrt</h1>{BODY}")
    assert not [record for record in caplog.records if record.name.startswith(("trafilatura", "htmldate", "courlan"))]
    assert capsys.readouterr() == ("", "")


def test_headings_that_name_a_list_of_links() -> None:
    links = (
        '<h3>Lesen Sie auch</h3><ul><li><a href="/1">Erster Text</a></li><li><a href="/2">Zweiter Text</a></li></ul>'
    )
    document = page(f"<article><h1>Brücke gesperrt</h1>{BODY}{links}{BODY}</article>")
    assert [s.kind for s in document.segments if s.text in {"Lesen Sie auch", "Erster Text", "Zweiter Text"}] in (
        [],
        [SegmentKind.FURNITURE] * 3,
        [SegmentKind.FURNITURE],
    )


def test_notes_in_the_footer_are_declared_though_they_are_no_text() -> None:
    footer = "<footer><p>Dieser Artikel wurde automatisch übersetzt.</p><p>© 2024 Wesselburg Post</p></footer>"
    document = page(f"<article><h1>Brücke gesperrt</h1>{BODY}</article>{footer}")
    assert "übersetzt" not in document.text
    assert declared(document, DeclarationKind.TRANSLATION_OF) == ("und",)
    assert declared(document, DeclarationKind.OUTLET) == ("Wesselburg Post",)
