from __future__ import annotations

import pytest

from transprov.reading.credits import copyright_holder, dateline_agencies, read_credit_line, trailing_credit
from transprov.reading.cues import cues_for
from transprov.types import DeclarationKind as Kind


def said(line: str, language: str) -> list[tuple[str, str]]:
    items = read_credit_line(line, cues_for(language))
    for item in items:
        if item.kind not in {Kind.PUBLISHED, Kind.MODIFIED} and item.value.islower() == line.islower():
            assert item.value in line
        assert line[item.span.start : item.span.end].strip() == line[item.span.start : item.span.end] != ""
    return [(item.kind.value, item.value) for item in items]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("de", "wal / AFP / dpa / Reuters", ["AFP", "dpa", "Reuters"]),
        ("de", "(dpa/AFP)", ["dpa", "AFP"]),
        ("de", "fst/dpa", ["dpa"]),
        ("de", "kle/qu (dpa, afp)", ["dpa", "AFP"]),
        ("de", "Mit Material von dpa", ["dpa"]),
        ("de", "mit Informationen von dpa und AFP", ["dpa", "AFP"]),
        ("de", "Quelle: ntv.de, wal/AFP/dpa", ["AFP", "dpa"]),
        ("fr", "Avec AFP", ["AFP"]),
        ("fr", "(avec AFP)", ["AFP"]),
        ("fr", "S. K. (avec AFP)", ["AFP"]),
        ("fr", "Source : AFP", ["AFP"]),
        ("fr", "Le Monde avec AFP", ["AFP"]),
        ("en", "With material from dpa", ["dpa"]),
        ("en", "AP/Reuters", ["AP", "Reuters"]),
        ("en", "This article was originally published by dpa", ["dpa"]),
    ],
)
def test_agencies(language: str, line: str, expected: list[str]) -> None:
    found = said(line, language)
    assert [value for kind, value in found if kind == "agency"] == expected
    assert found[0][0] == "source-line"


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("de", "Quelle: tagesschau.de", "tagesschau.de"),
        ("de", "tagesschau.de", "tagesschau.de"),
        ("de", "Quelle: Statistisches Bundesamt", "Statistisches Bundesamt"),
        ("en", "Source: Küstenkurier (automatic translation)", "Küstenkurier (automatic translation)"),
        ("en", "Source: Le Monde with AFP", "Le Monde with AFP"),
        ("en", "This article was originally published by dpa", "dpa"),
        ("en", "This story first appeared on Küstenkurier.", "Küstenkurier"),
        ("de", "Dieser Artikel erschien zuerst bei Küstenkurier", "Küstenkurier"),
        ("fr", "Cet article a été publié initialement par Le Courrier du Plateau", "Le Courrier du Plateau"),
    ],
)
def test_source_lines(language: str, line: str, value: str) -> None:
    assert said(line, language)[0] == ("source-line", value)


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("de", "Foto: Jane Doe/dpa", "Jane Doe/dpa"),
        ("de", "(Foto: picture alliance/dpa/Rolf Niemeyer)", "picture alliance/dpa/Rolf Niemeyer"),
        ("de", "Bild: IMAGO / Future Image", "IMAGO / Future Image"),
        ("de", "picture alliance/dpa | Jane Doe", "picture alliance/dpa | Jane Doe"),
        ("de", "Foto: privat", "privat"),
        ("de", "© Getty Images", "Getty Images"),
        ("en", "Image: IMAGO", "IMAGO"),
        ("en", "Photo by Jane Doe / AFP", "Jane Doe / AFP"),
        ("en", "Foto: dpa", "dpa"),
        ("fr", "Photo : Jane Doe / AFP", "Jane Doe / AFP"),
        ("fr", "Crédit photo : Jane Doe / AFP", "Jane Doe / AFP"),
        ("fr", "Photo Yann Le Dantec / AFP", "Yann Le Dantec / AFP"),
        ("fr", "© Jean Dupont / AFP", "Jean Dupont / AFP"),
        ("fr", "Jean Dupont / AFP", "Jean Dupont / AFP"),
    ],
)
def test_picture_credits(language: str, line: str, value: str) -> None:
    assert said(line, language) == [("photo-credit", value)]


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("de", "Von Max Muster", ["Max Muster"]),
        ("de", "Von Max Muster, Berlin", ["Max Muster"]),
        ("de", "Von Max Muster und Erika Beispiel, Brinkhaven", ["Max Muster", "Erika Beispiel"]),
        ("de", "Von unserer Korrespondentin Nora Feldhusen", ["Nora Feldhusen"]),
        ("de", "Autor: Karl-Heinz von der Aue", ["Karl-Heinz von der Aue"]),
        ("en", "By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("en", "By Jane Doe, Political Correspondent", ["Jane Doe"]),
        ("en", "By Newsroom, March 15, 2024", ["Newsroom"]),
        ("en", "By Newsloop24 Desk · February 8, 2024 · 3 min read", ["Newsloop24 Desk"]),
        ("en", "By Jane Doe | 3 min read", ["Jane Doe"]),
        ("en", "By Jane Doe | 8 February 2024 | 4 minutes read | 12 comments", ["Jane Doe"]),
        ("en", "Posted by Newsloop Team | Aug 7, 2024 | Germany", ["Newsloop Team"]),
        ("en", "Reporting by Jane Doe; Editing by John Roe", ["Jane Doe", "John Roe"]),
        ("fr", "Par Solène Kermadec", ["Solène Kermadec"]),
        ("fr", "Par Jean Dupont (avec AFP)", ["Jean Dupont"]),
    ],
)
def test_bylines(language: str, line: str, authors: list[str]) -> None:
    assert [value for kind, value in said(line, language) if kind == "author"] == authors


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von Berlin nach Paris"),
        ("de", "Von Kopf bis Fuß"),
        ("de", "Quelle: ein Sprecher der Polizei, der anonym bleiben will."),
        ("de", "Quelle des Flusses ist ein kleiner See im Norden."),
        ("de", "Am 18. Januar 2024 beschloss der Rat die Reform."),
        ("de", "Foto: Die Feuerwehr löscht den Brand"),
        ("de", "dpa meldete am Abend den Rücktritt."),
        ("de", "Mit der Nutzung erneuerbarer Energien"),
        ("de", "Mit Trump droht ein neuer Streit"),
        ("en", "By the end of the day, prices had fallen"),
        ("en", "By Friday"),
        ("en", "By Christmas"),
        ("en", "Source: close to the ministry said that talks failed"),
        ("en", "With Trump"),
        ("en", "Photos of the day: what readers sent us this week"),
        ("en", "In January 2024"),
        ("fr", "Par ailleurs, le ministre"),
        ("fr", "Avec le soutien de l'État"),
        ("fr", "Source de conflit"),
        ("fr", "Paris avec toi"),
        ("en", "Trump meets with Reuters staff"),
        ("en", "This article was originally published by mistake and has been withdrawn"),
        ("en", "3 min read"),
        ("fr", "Le 18 janvier 2024, le ministre a parlé"),
    ],
)
def test_prose_and_headlines_are_no_credits(language: str, line: str) -> None:
    assert said(line, language) == []


@pytest.mark.parametrize(
    ("language", "line", "credit"),
    [
        ("de", "Der Hafen von oben. Foto: Jane Doe/dpa", "Foto: Jane Doe/dpa"),
        ("de", "Das sagte sie am Abend. (dpa/AFP)", "(dpa/AFP)"),
        ("de", "Der Minister in Berlin | Bild: dpa", "Bild: dpa"),
        ("en", "The minister in Berlin (Photo: Jane Doe / AFP)", "(Photo: Jane Doe / AFP)"),
        ("en", "Workers at the plant. AP Photo/Jane Doe", "AP Photo/Jane Doe"),
        ("fr", "Le président à Lyon © AFP", "© AFP"),
        ("fr", "Le ministre à Paris. Jane Doe / AFP", "Jane Doe / AFP"),
    ],
)
def test_credit_at_the_end_of_a_line(language: str, line: str, credit: str) -> None:
    found = trailing_credit(line, cues_for(language))
    assert found is not None
    start, items = found
    assert line[start:] == credit
    assert all(item.span.start >= start for item in items)


@pytest.mark.parametrize(
    "line",
    [
        "Er sprach mit Reportern (AFP und dpa waren dabei).",
        "Sie sagte: Das Foto war schön.",
        "Er kam mit dem Zug (ICE).",
    ],
)
def test_prose_ends_in_no_credit(line: str) -> None:
    assert trailing_credit(line, cues_for("de")) is None


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("© 2024 Newsloop 24", "Newsloop 24"),
        ("© Aschentaler Tageblatt 2024. Alle Rechte vorbehalten.", "Aschentaler Tageblatt"),
        ("Copyright 2024 Ostblick Online – Nachdruck nur mit Genehmigung", "Ostblick Online"),
        ("(c) 2024 by Verlag GmbH", "Verlag GmbH"),
        ("© La Gazette de Valdory 2023 – Tous droits réservés", "La Gazette de Valdory"),
    ],
)
def test_copyright_tails(line: str, owner: str) -> None:
    item = copyright_holder(line)
    assert item is not None
    assert item.value == owner == line[item.span.start : item.span.end]


@pytest.mark.parametrize("line", ["© Getty Images", "Copyright law is being reformed", "Die Rechte 2024"])
def test_no_copyright_tails(line: str) -> None:
    assert copyright_holder(line) is None


def test_datelines() -> None:
    cues = cues_for("de")
    assert [i.value for i in dateline_agencies("Berlin (dpa) - Der Minister tritt zurück.", cues)] == ["dpa"]
    assert [i.value for i in dateline_agencies("PARIS (AFP/Reuters) — Le ministre part.", cues)] == ["AFP", "Reuters"]
    assert dateline_agencies("Berlin (Mitte) - Der Minister tritt zurück.", cues) == ()
    assert dateline_agencies("Der Minister (dpa) tritt zurück.", cues) == ()
