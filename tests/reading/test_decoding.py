from __future__ import annotations

import codecs

import pytest

from transprov.errors import InputError
from transprov.reading.decoding import decode

GERMAN = "Die Bürger von Wesselburg müssen zahlen: 2,5 Millionen Euro für „ihre“ Kaimauer – groß ist die Empörung."
FRENCH = (
    "« L’été dernier, le maire s’était engagé à réparer la digue », a-t-on rappelé à l’hôtel de ville, où l’œuvre gît."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_utf8_with_and_without_byte_order_mark(text: str) -> None:
    for data in (text.encode(), codecs.BOM_UTF8 + text.encode()):
        decoded = decode(data)
        assert decoded.text == text
        assert decoded.encoding == "utf-8"
        assert decoded.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_with_mark(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)).text == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_told_by_its_bytes(encoding: str) -> None:
    decoded = decode(GERMAN.encode(encoding))
    assert decoded.text == GERMAN
    assert encoding in decoded.warnings[0]


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_windows_1252_undeclared_is_read_and_said(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert len(decoded.warnings) == 1
    assert "Windows-1252" in decoded.warnings[0]


def test_short_windows_1252_is_not_taken_for_another_code_page() -> None:
    assert decode("Grüße aus Köln".encode("cp1252")).text == "Grüße aus Köln"
    assert decode("Noël à Liège".encode("cp1252")).text == "Noël à Liège"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Сегодня в Москве прошла встреча министров, сообщили в правительстве. Решения пока нет.", "cp1251"),
        ("Dziś w Łodzi odbyło się spotkanie ministrów. Źródła mówią, że będzie więcej pieniędzy na żłobki.", "cp1250"),
    ],
)
def test_other_code_pages_are_read_when_declared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), declared=encoding).text == text
    assert decode(text.encode(encoding), declared=encoding).warnings == ()


def test_undeclared_cyrillic_is_guessed() -> None:
    text = "Сегодня в Москве прошла встреча министров, сообщили в правительстве. Решения пока нет. " * 5
    assert decode(text.encode("cp1251")).text == text


def test_utf8_declared_latin1_is_read_as_utf8_and_said() -> None:
    decoded = decode(FRENCH.encode(), declared="ISO-8859-1")
    assert decoded.text == FRENCH
    assert decoded.warnings == ("declares ISO-8859-1 but is valid UTF-8; read as UTF-8",)


def test_latin1_declared_utf8_is_read_as_windows_1252_and_said() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{GERMAN}</p></body></html>'
    decoded = decode(page.encode("cp1252"))
    assert GERMAN in decoded.text
    assert "declares utf-8 but is not" in decoded.warnings[0]


def test_charset_of_the_markup_is_believed_when_the_bytes_bear_it_out() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head>{GERMAN}</html>'
    decoded = decode(page.encode("cp1252"))
    assert GERMAN in decoded.text
    assert decoded.warnings == ()


def test_header_goes_before_the_markup() -> None:
    text = "<meta charset=windows-1251><p>Grüße</p>"
    assert "Grüße" in decode(text.encode("cp1252"), declared="windows-1252").text


def test_unknown_and_pseudo_charsets_are_ignored() -> None:
    for claim in ("x-user-defined-nonsense", "base64", "rot13", "\x00", "undefined"):
        assert decode(GERMAN.encode(), declared=claim).text == GERMAN


def test_lone_bad_bytes_in_utf8_cost_no_other_letter() -> None:
    data = GERMAN.encode() + b" Caf\xe9 in K\xf6ln."
    decoded = decode(data)
    assert decoded.text == GERMAN + " Café in Köln."
    assert decoded.encoding == "utf-8"
    assert "2 bytes" in decoded.warnings[0]


def test_text_cut_inside_a_letter_ends_in_a_replacement_mark() -> None:
    decoded = decode((GERMAN + "ü").encode()[:-1])
    assert decoded.text == GERMAN + "\ufffd"


def test_text_damaged_elsewhere_is_kept_and_said() -> None:
    damaged = ("Für Bürger und Gäste " * 3).encode().decode("cp1252", errors="replace")
    decoded = decode(damaged.encode())
    assert decoded.text == damaged
    assert "damaged" in decoded.warnings[0]


def test_line_ends_and_normal_forms_stay() -> None:
    text = "Zeile eins\r\nZeile zwei mit u\u0308 und weichem Trenn\u00adstrich\rEnde\n"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\x00\x06\x00something", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Word"),
        (b"{\\rtf1\\ansi Hallo}", "an RTF document"),
    ],
)
def test_binary_is_refused_by_its_kind(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        decode(data, resource="artikel.bin")
    assert str(caught.value).startswith("artikel.bin: ")
    assert "save the article as plain text" in str(caught.value)


@pytest.mark.parametrize("data", [b"text with a \x00 inside", bytes(range(1, 32)) * 50])
def test_other_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"not text|not like text"):
        decode(data)


def test_empty_is_refused() -> None:
    with pytest.raises(InputError, match="is empty"):
        decode(b"", resource="leer.txt")


def test_a_few_control_characters_are_text() -> None:
    text = "Der Minister \x1b[31mwarnt\x1b[0m vor \x07 Folgen, sagte er am Donnerstag in Berlin vor der Presse.\x0c"
    assert decode(text.encode()).text == text


ARTICLE = """Stadt drosselt die Fernwärme nach Rohrbruch

Nach einem Rohrbruch am Heizkraftwerk Süd haben die Stadtwerke am Dienstag die Fernwärme gedrosselt. Betroffen sind
außerdem zwei Krankenhäuser und elf Schulen. Der Oberbürgermeister zeigte sich verärgert über die Informationspolitik.
„So geht man mit einer Großstadt nicht um“, sagte er. Für die kommenden Jahre seien weitere Mittel eingeplant.
"""


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("mac_roman", ARTICLE, "Mac Roman"),
        ("cp1252", ARTICLE, "Windows-1252"),
        ("cp1251", "Власти города сообщили о пожаре на складе. Пострадавших нет. " * 6, "Windows-1251"),
    ],
)
def test_a_guessed_encoding_is_called_by_the_name_people_know(encoding: str, text: str, name: str) -> None:
    (warning,) = decode(text.encode(encoding), declared=None, resource="x").warnings
    assert f"read as {name}" in warning
    assert "_" not in warning
    assert "Iceland" not in warning
