# ruff: noqa: E501 - pages and articles are easier to judge unbroken
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transprov.errors import InputError
from transprov.reading import document_from_text
from transprov.types import DeclarationKind, Document, SegmentKind

GERMAN = """Startseite > Wirtschaft

Brücke über die Aue bleibt gesperrt

Die Brücke über die Aue bleibt bis zum 18. Januar gesperrt. Das teilte die Stadt Wesselburg am Montag mit.

Von Erika Beispiel, Wesselburg

Stand: 15.01.2024, 17:45 Uhr

Facebook | WhatsApp | E-Mail

Bild vergrößern
Die Brücke am Montagmorgen: Ein Bagger räumt Trümmer weg.
Foto: Jana Feld/dpa

Rund 1.200 Pendler sind z. B. auf Umwege angewiesen. „Wir tun, was wir können“, sagte Bauamtsleiter Dr. Jens Petersen.

Lesen Sie auch: Warum so viele Brücken marode sind

Umleitung über Norderau

Die Umleitung führt über Norderau:

- Autos fahren über die Landstraße 12.
- Busse der Linie 4 enden am Markt

Mit Material von dpa

Mehr zum Thema
Wie eine Brücke geprüft wird
Land gibt mehr Geld für Straßen

© 2024 Nordküsten-Anzeiger. Alle Rechte vorbehalten.
"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.text) for segment in document.segments]


def assert_spans_hold(document: Document) -> None:
    end = 0
    for index, segment in enumerate(document.segments):
        assert segment.index == index
        assert document.text[segment.span.start : segment.span.end] == segment.text
        assert segment.text.strip()
        assert segment.span.start >= end
        end = segment.span.end
    for declaration in document.provenance.declarations:
        if declaration.span is not None:
            assert document.text[declaration.span.start : declaration.span.end] == declaration.raw


def test_every_kind_of_segment_in_a_german_article() -> None:
    document = document_from_text(GERMAN)
    assert_spans_hold(document)
    assert document.text == GERMAN
    assert document.language == "de"
    assert document.title == "Brücke über die Aue bleibt gesperrt"
    assert kinds(document) == [
        ("furniture", "Startseite > Wirtschaft"),
        ("headline", "Brücke über die Aue bleibt gesperrt"),
        ("sentence", "Die Brücke über die Aue bleibt bis zum 18. Januar gesperrt."),
        ("sentence", "Das teilte die Stadt Wesselburg am Montag mit."),
        ("credit", "Von Erika Beispiel, Wesselburg"),
        ("furniture", "Stand: 15.01.2024, 17:45 Uhr"),
        ("furniture", "Facebook | WhatsApp | E-Mail"),
        ("furniture", "Bild vergrößern"),
        ("caption", "Die Brücke am Montagmorgen: Ein Bagger räumt Trümmer weg."),
        ("credit", "Foto: Jana Feld/dpa"),
        ("sentence", "Rund 1.200 Pendler sind z. B. auf Umwege angewiesen."),
        ("sentence", "„Wir tun, was wir können“, sagte Bauamtsleiter Dr. Jens Petersen."),
        ("furniture", "Lesen Sie auch: Warum so viele Brücken marode sind"),
        ("headline", "Umleitung über Norderau"),
        ("sentence", "Die Umleitung führt über Norderau:"),
        ("list-item", "Autos fahren über die Landstraße 12."),
        ("list-item", "Busse der Linie 4 enden am Markt"),
        ("credit", "Mit Material von dpa"),
        ("furniture", "Mehr zum Thema"),
        ("furniture", "Wie eine Brücke geprüft wird"),
        ("furniture", "Land gibt mehr Geld für Straßen"),
        ("furniture", "© 2024 Nordküsten-Anzeiger. Alle Rechte vorbehalten."),
    ]


def test_what_a_german_article_declares() -> None:
    provenance = document_from_text(GERMAN).provenance
    assert provenance.values(DeclarationKind.AUTHOR) == ("Erika Beispiel",)
    assert provenance.values(DeclarationKind.AGENCY) == ("dpa",)
    assert provenance.values(DeclarationKind.PHOTO_CREDIT) == ("Jana Feld/dpa",)
    assert provenance.values(DeclarationKind.SOURCE_LINE) == ("Mit Material von dpa",)
    assert provenance.values(DeclarationKind.OUTLET) == ("Nordküsten-Anzeiger",)
    assert provenance.published is not None
    assert provenance.published.isoformat() == "2024-01-15T17:45:00"
    assert provenance.of(DeclarationKind.PUBLISHED)[0].raw == "15.01.2024, 17:45 Uhr"


@pytest.mark.parametrize("change", ["crlf", "cr", "nfd", "soft"])
def test_the_text_stays_as_given(change: str) -> None:
    text = {
        "crlf": GERMAN.replace("\n", "\r\n"),
        "cr": GERMAN.replace("\n", "\r"),
        "nfd": unicodedata.normalize("NFD", GERMAN),
        "soft": GERMAN.replace("Pendler", "Pend\u00adler").replace("17:45 Uhr", "17:45\u00a0Uhr"),
    }[change]
    document = document_from_text(text)
    assert document.text == text
    assert_spans_hold(document)
    plain = document_from_text(GERMAN)
    if change != "nfd":
        assert [s.kind for s in document.segments] == [s.kind for s in plain.segments]
    assert len(document.segments) >= len(plain.segments) - 2


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Le musée rouvre samedi\n\n"
        "Fermé depuis l'automne 2020 pour des travaux de rénovation, le musée de\n"
        "Valdory rouvre ses portes samedi à dix heures. Le maire attend plus de\n"
        "mille visiteurs dès le premier jour, selon un communiqué publié jeudi par\n"
        "la ville.\n"
    )
    document = document_from_text(text)
    assert_spans_hold(document)
    assert [s.kind for s in document.segments] == [SegmentKind.HEADLINE, SegmentKind.SENTENCE, SegmentKind.SENTENCE]
    assert document.segments[1].text.endswith("musée de\nValdory rouvre ses portes samedi à dix heures.")


def test_a_whole_article_in_one_line() -> None:
    line = (
        "The bridge is closed. About 1,200 commuters need another way, Dr. Petersen said at 3 p.m. on Monday. (dpa/AFP)"
    )
    document = document_from_text(line)
    assert kinds(document) == [
        ("sentence", "The bridge is closed."),
        ("sentence", "About 1,200 commuters need another way, Dr. Petersen said at 3 p.m. on Monday."),
        ("credit", "(dpa/AFP)"),
    ]
    assert document.provenance.values(DeclarationKind.AGENCY) == ("dpa", "AFP")


def test_markdown_marks_stay_out_of_the_segments() -> None:
    text = "# Bridge closed\n\n> The bridge is closed.\n\n## Detours\n\n1. Take the ferry.\n2. Take the bus.\n\n***\n\nIt rains.\n"
    assert kinds(document_from_text(text)) == [
        ("headline", "Bridge closed"),
        ("sentence", "The bridge is closed."),
        ("headline", "Detours"),
        ("list-item", "Take the ferry."),
        ("list-item", "Take the bus."),
        ("sentence", "It rains."),
    ]


def test_a_date_at_the_start_of_a_line_is_no_list() -> None:
    document = document_from_text("18. Januar war der letzte Tag der Frist.\nDanach wurde es teuer für die Stadt.\n")
    assert [s.kind for s in document.segments] == [SegmentKind.SENTENCE, SegmentKind.SENTENCE]
    assert document.segments[0].text.startswith("18. Januar")


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law is being reformed, ministers said on Monday.",
        "Subscribe or lose out was the motto of the campaign that the party ran for months in all the states of the country.",
        "Share prices rose on Monday.",
        "Facebook and Twitter were fined by the court on Monday.",
        "By Friday, the talks had failed.",
        "Source: close to the talks, he said, no one believed it.",
        "Read more books, the teacher told them.",
        "You may like it or not, the mayor said.",
        "Newsletter subscribers complained about the price rise on Monday.",
        "Von Berlin nach Paris fährt der Zug acht Stunden.",
        "Teilen will er nicht.",
        "Avec le soutien de l'État, la ville rénove la digue.",
    ],
)
def test_prose_is_never_furniture_or_credit(line: str) -> None:
    text = f"Nachrichten vom Tage aus der Stadt.\n\n{line}\n\nThe rest of the story follows on Tuesday."
    for language in ("de", "en", "fr"):
        document = document_from_text(text, language=language)
        assert {s.kind for s in document.segments} <= {SegmentKind.SENTENCE, SegmentKind.HEADLINE}
        assert document.provenance.declarations == ()


def test_furniture_words_in_three_languages() -> None:
    lines = {
        "en": ["Share this article", "Advertisement", "Enlarge image", "5 min read", "You may also like:", "Follow us on X",
               "We use cookies to give you the best experience on our site.", "Comments (14)", "https://news.example/a"],
        "de": ["Artikel teilen", "Anzeige", "Bild vergrößern", "Lesezeit: 4 Minuten", "Das könnte Sie auch interessieren",
               "Auf Facebook teilen", "Wir verwenden Cookies, um unser Angebot zu finanzieren.", "Zur Startseite"],
        "fr": ["Partager cet article", "Publicité", "Agrandir l’image", "Temps de lecture : 3 min", "À lire aussi",
               "Nous utilisons des cookies pour mesurer l'audience.", "Partager sur Facebook", "Lire aussi : Un autre sujet"],
    }  # fmt: skip
    bodies = {
        "en": "The bridge over the river has been closed since Monday, the city said.",
        "de": "Die Brücke über den Fluss ist seit Montag gesperrt, teilte die Stadt mit.",
        "fr": "Le pont sur la rivière est fermé depuis lundi, a indiqué la mairie.",
    }
    for language, furniture in lines.items():
        for line in furniture:
            document = document_from_text(f"{bodies[language]}\n\n{line}\n\n{bodies[language]}")
            assert [s.kind.value for s in document.segments] == ["sentence", "furniture", "sentence"], line


def test_headlines_of_other_articles_count_only_after_the_text() -> None:
    text = (
        "The bridge has been closed since Monday, the city said in a statement.\n\nAdvertisement\n\nDetours\n\n"
        "- Take the ferry to Norderau\n\nCommuters need an hour more than usual, according to the bus company.\n\n"
        "Related articles\n\nHow bridges are tested\n\nMore money for roads\n"
    )
    assert [s.kind.value for s in document_from_text(text).segments] == [
        "sentence", "furniture", "headline", "list-item", "sentence", "furniture", "furniture", "furniture",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("This article was originally published in German.", "de"),
        ("Translated from the French by Jane Doe", "fr"),
        ("Translated by software. Report a problem with this translation.", "und"),
        ("This article was translated automatically and may contain errors.", "und"),
    ],
)
def test_notes_that_say_a_text_is_a_translation(note: str, code: str) -> None:
    document = document_from_text(f"The bridge is closed, the city said on Monday.\n\n{note}\n")
    assert document.provenance.values(DeclarationKind.TRANSLATION_OF) == (code,)
    assert document.segments[-1].text == note
    assert document.segments[-1].kind is SegmentKind.CREDIT


def test_translation_notes() -> None:
    text = "The bridge is closed, the city said on Monday.\n\nThis article was originally published in German.\n"
    document = document_from_text(text)
    assert document.provenance.values(DeclarationKind.TRANSLATION_OF) == ("de",)
    assert document.segments[-1].kind is SegmentKind.CREDIT
    told = document_from_text("The novel was translated from German by two students in 1962, she said on Monday.")
    assert told.provenance.of(DeclarationKind.TRANSLATION_OF) == ()


@pytest.mark.parametrize("text", ["", "   \n\t\r\n", "\ufeff", "--- *** ---", "…"])
def test_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"is empty|holds no words"):
        Document.from_text(text, id="leer")


def test_nothing_but_furniture_is_refused() -> None:
    with pytest.raises(InputError, match="nothing but page furniture"):
        document_from_text(
            "Share\nFacebook | X\nAdvertisement\n© 2024 Baltic Wire. All rights reserved.\n", language="en"
        )


def test_language_given_is_kept_and_cut_to_its_code() -> None:
    assert document_from_text("Das ist ein Satz.", language="de-AT").language == "de"
    assert document_from_text("Das ist ein Satz.", language="DE").segments[0].language == "de"


def test_unknown_language_is_said() -> None:
    document = document_from_text("1 2 3 4 5")
    assert document.language is None
    assert "could not be told" in document.warnings[0]


def test_lone_surrogates_do_not_travel() -> None:
    document = document_from_text("Ein Text mit \ud83d halbem Zeichen.")
    assert document.text == "Ein Text mit \ufffd halbem Zeichen."
    assert document.warnings == ("holds lone surrogates, shown as U+FFFD",)


def test_markup_and_escapes_stay_text() -> None:
    text = "The [bold]minister[/bold] said </script> & \x1b[31m left\x1b[0m, \u202eright\u202c to left."
    document = document_from_text(text)
    assert document.text == text
    assert "".join(s.text for s in document.segments).replace(" ", "") == text.replace(" ", "")


def test_stretches_without_marks_are_cut() -> None:
    document = document_from_text("wort und noch eines " * 5_000, language="de")
    assert_spans_hold(document)
    assert max(len(s.text) for s in document.segments) <= 4_000
    assert sum(len(s.text.replace(" ", "")) for s in document.segments) == len("wortundnocheines") * 5_000
    assert "very long stretches" in document.warnings[0]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(GERMAN.splitlines()),
            st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
            st.sampled_from(
                ["(dpa", "© ", "Foto: ", "1.", "2. b", "- ", "# ", "> ", "By A", "\x85", "18.01.2024 10", "von", "|"]
            ),
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", " ", "\u2028"]),
)
def test_spans_hold_for_any_text(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    try:
        document = document_from_text(text, language="de")
    except InputError:
        return
    assert document.text == text
    assert_spans_hold(document)
    covered = "".join(s.text for s in document.segments)
    for char in set(filter(str.isalpha, text)):
        assert covered.count(char) == text.count(char)


def test_lines_that_only_look_wrapped_stand_alone() -> None:
    text = (
        "World\nEarthquake in Tarvenistan: death toll rises\nMarch 3, 2024 | 9:47 am | by Staff Writer\n\n"
        "The death toll rose to at least 1,412 on Sunday, according to the government.\n\n"
        "First published on: 03-03-2024 at 09:47 IST\ndw/kb (AFP, dpa)\n"
    )
    assert kinds(document_from_text(text)) == [
        ("headline", "World"),
        ("headline", "Earthquake in Tarvenistan: death toll rises"),
        ("credit", "March 3, 2024 | 9:47 am | by Staff Writer"),
        ("sentence", "The death toll rose to at least 1,412 on Sunday, according to the government."),
        ("furniture", "First published on: 03-03-2024 at 09:47 IST"),
        ("credit", "dw/kb (AFP, dpa)"),
    ]


@pytest.mark.parametrize(
    ("dateline", "language"),
    [
        ("Ahlenfurt.", "de"),
        ("AHLENFURT.", "de"),
        ("Ahlenfurt (dpa).", "de"),
        ("Ahlenfurt an der Lohe.", "de"),
        ("Kiel/Ahlenfurt (epd).", "de"),
        ("Ahlenfurt. –", "de"),
    ],
)
def test_a_place_before_the_first_sentence_is_no_sentence(dateline: str, language: str) -> None:
    text = (
        "Fernwärme in vier Stadtteilen gedrosselt\n\nVon Jutta Wermel\n\n"
        f"{dateline} Nach einem Rohrbruch haben die Stadtwerke am Dienstag die Fernwärme gedrosselt. "
        "Betroffen sind vier Stadtteile im Norden von Ahlenfurt an der Lohe.\n"
    )
    document = Document.from_text(text, language=language)
    assert [(s.kind.value, s.text) for s in document.segments][2:4] == [
        ("credit", dateline),
        ("sentence", "Nach einem Rohrbruch haben die Stadtwerke am Dienstag die Fernwärme gedrosselt."),
    ]
    assert all(text[s.span.start : s.span.end] == s.text for s in document.segments)
    agencies = document.provenance.values(DeclarationKind.AGENCY)
    assert agencies == (("dpa",) if "dpa" in dateline else ("epd",) if "epd" in dateline else ())


@pytest.mark.parametrize(
    "opening", ["Stille.", "Warum nur.", "Ein Knall.", "Es reicht.", "Nein.", "Was bleibt. Was geht."]
)
def test_a_short_opening_sentence_is_no_dateline(opening: str) -> None:
    text = f"{opening} Dann haben die Stadtwerke am Dienstag die Fernwärme gedrosselt. Betroffen sind alle im Norden."
    document = Document.from_text(text, language="de")
    assert {segment.kind.value for segment in document.segments} == {"sentence"}


def test_the_dateline_may_stand_below_a_lead() -> None:
    text = (
        "Damm an der Lohe gebrochen\n\nRund 1.400 Menschen mussten in der Nacht ihre Häuser verlassen.\n\n"
        "Ahlenfurt. Nach tagelangem Regen ist der Damm gebrochen. In Ahlenfurt sind 620 Haushalte ohne Strom.\n"
    )
    kinds = {s.text: s.kind for s in Document.from_text(text, language="de").segments}
    assert kinds["Ahlenfurt."] is SegmentKind.CREDIT
    assert kinds["Rund 1.400 Menschen mussten in der Nacht ihre Häuser verlassen."] is SegmentKind.SENTENCE
