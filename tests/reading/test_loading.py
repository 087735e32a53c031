# ruff: noqa: E501 - pages and articles are easier to judge unbroken
from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from transprov.errors import InputError
from transprov.reading import Limits, load
from transprov.reading.loading import sniff

TEXT = "Die Brücke ist seit Montag gesperrt. Das teilte die Stadt mit."


def test_path_string_pathlib_and_files(tmp_path: Path) -> None:
    file = tmp_path / "artikel.txt"
    file.write_bytes(TEXT.encode())
    for given in (file, str(file)):
        document = load(given)
        assert document.text == TEXT
        assert document.id == str(file)
        assert document.provenance.url == str(file)
    with file.open("rb") as binary, file.open(encoding="utf-8") as text:
        assert load(binary).text == load(text).text == TEXT
    assert load(io.BytesIO(TEXT.encode("cp1252"))).text == TEXT
    assert load(io.StringIO(TEXT)).id == "<file>"


def test_standard_input() -> None:
    code = "from transprov.reading import load; d = load('-'); print(d.id, d.language, len(d.segments))"
    done = subprocess.run([sys.executable, "-c", code], input=TEXT.encode(), capture_output=True, check=True)
    assert done.stdout.decode().split() == ["<stdin>", "de", "2"]


def test_errors_name_the_file_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "leer.txt").touch()
    (tmp_path / "weiss.txt").write_text(" \n\t\n")
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    for name, said in {
        "fehlt.txt": "no such file",
        "": "is a folder",
        "leer.txt": "is empty",
        "weiss.txt": "only white space",
        "bild.txt": "a PNG image",
        "bild.txt/x": "cannot be read",
        "x" * 300: "cannot be read",
    }.items():
        path = str(tmp_path / name)
        with pytest.raises(InputError, match=said) as caught:
            load(path)
        assert str(caught.value).startswith(path)
        assert caught.value.resource == path
        assert ";" in str(caught.value)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "geheim.txt"
    file.write_text(TEXT)
    if os.geteuid() == 0:  # root may read everything

        def refuse(*args: object, **kwargs: object) -> object:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    else:
        file.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        load(file)


@pytest.mark.parametrize("given", ["", "a\x00b", 5, None, object()])
def test_what_is_no_input_at_all(given: object) -> None:
    with pytest.raises(InputError):
        load(given)  # type: ignore[arg-type]


def test_size_limit_names_itself_and_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "gross.txt"
    file.write_text(TEXT * 100)
    with pytest.raises(InputError, match=r"larger than 0\.001 MB; cut it to the article, or raise the limit"):
        load(file, limits=Limits(max_bytes=1_000))
    with pytest.raises(InputError, match="larger than 0"):
        load(io.StringIO(TEXT * 100), limits=Limits(max_bytes=1_000))


def test_ten_megabytes_of_text(tmp_path: Path) -> None:
    file = tmp_path / "zehn.txt"
    paragraph = "Der Rat der Stadt hat am Montag in langer Sitzung über den Haushalt beraten und ihn dann vertagt. "
    file.write_text((paragraph * 50 + "\n\n") * 2_050)
    assert file.stat().st_size > 10_000_000
    document = load(file)
    assert len(document.segments) == 50 * 2_050
    assert document.language == "de"


def test_format_can_be_forced(tmp_path: Path) -> None:
    file = tmp_path / "artikel"
    file.write_text(f"<html><body><h1>Titel</h1><p>{TEXT * 3}</p></body></html>")
    assert load(file).title == "Titel"
    assert load(file, format="text").text.startswith("<html>")
    assert load(io.StringIO(TEXT * 3), format="html").text == TEXT * 3
    with pytest.raises(InputError, match="use text or html"):
        load(file, format="pdf")


@pytest.mark.parametrize(
    ("text", "name", "format"),
    [
        ("<!DOCTYPE html><html>", "", "html"),
        ("\ufeff  <!-- saved from url=(0014)about:internet -->\n<html lang=de>", "a.txt", "html"),
        ("<?xml version='1.0'?><html xmlns='x'>", "", "html"),
        ("<div><p>Ein Absatz</p></div>", "", "html"),
        ("Ein Text über <p> und <b> in HTML.", "", "text"),
        ("<redacted> sagte der Minister.", "", "text"),
        ("<p>Ein Beispiel</p> erklärt der Text.", "a.md", "text"),
        ("3 < 4 und 5 > 2", "", "text"),
        (TEXT, "a.html", "text"),
    ],
)
def test_sniffing(text: str, name: str, format: str) -> None:
    assert sniff(text, name) == format


def test_loading_the_package_stays_light() -> None:
    code = (
        "import sys, transprov.reading as r; heavy = {'trafilatura', 'lxml', 'langdetect', 'babel', 'http.client', 'ssl'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
