import re
from dataclasses import fields
from pathlib import Path

import pytest

from transprov.errors import ConfigError
from transprov.settings import Settings, find_settings_file, load_settings
from transprov.types import Equivalences

DOCS = Path(__file__).parents[1] / "docs" / "configuration.md"

ALL_KEYS = """
min_confidence = 0.7
fail_on = "major"
encoder = "sentence-transformers:LaBSE"
cache = false
cache_mb = 64
translator = "http://localhost:5000"
disable = ["number", "de:moved-block"]
accept = ["3f0c2a9b71d4e865"]
format = "json"
color = "never"

[equivalences]
names = [["Küstenkurier", "Coast  Courier"]]
units = [["Pfund", "pounds", "half-kilos"]]
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read_from_a_file_of_its_own(tmp_path):
    path = write(tmp_path / "transprov.toml", ALL_KEYS)
    assert load_settings(start=tmp_path) == Settings(
        min_confidence=0.7,
        fail_on="major",
        encoder="sentence-transformers:LaBSE",
        cache=False,
        cache_mb=64,
        translator="http://localhost:5000",
        disable=("number", "de:moved-block"),
        accept=("3f0c2a9b71d4e865",),
        equivalences=Equivalences(
            names=(("Küstenkurier", "Coast Courier"),), units=(("Pfund", "pounds", "half-kilos"),)
        ),
        format="json",
        color="never",
        path=path,
    )


def test_the_table_of_a_pyproject_is_found_from_a_folder_below(tmp_path):
    path = write(tmp_path / "pyproject.toml", '[project]\nname = "desk"\n[tool.transprov]\nmin_confidence = 1\n')
    below = tmp_path / "articles" / "today"
    below.mkdir(parents=True)
    found = load_settings(start=below)
    assert (found.min_confidence, found.path) == (1.0, path)
    assert isinstance(found.min_confidence, float)


def test_the_nearest_file_wins_and_is_not_merged(tmp_path):
    write(tmp_path / "transprov.toml", 'fail_on = "minor"\ncolor = "never"\n')
    near = write(tmp_path / "desk" / "transprov.toml", 'fail_on = "critical"\n')
    found = load_settings(start=tmp_path / "desk")
    assert (found.fail_on, found.color, found.path) == ("critical", "auto", near)


def test_transprov_toml_goes_before_pyproject_in_one_folder(tmp_path):
    write(tmp_path / "pyproject.toml", "[tool.transprov]\ncache_mb = 1\n")
    write(tmp_path / "transprov.toml", "cache_mb = 2\n")
    assert load_settings(start=tmp_path).cache_mb == 2


def test_a_pyproject_of_another_tool_is_passed_over_even_when_broken(tmp_path):
    outer = write(tmp_path / "transprov.toml", "cache = false\n")
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "other"\n')
    write(tmp_path / "a" / "b" / "pyproject.toml", "[project\nthis is not TOML")
    assert find_settings_file(tmp_path / "a" / "b") == outer


def test_without_any_file_the_defaults_hold(tmp_path):
    assert load_settings(start=tmp_path) == Settings()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("min_confidnce = 0.5", "unknown key 'min_confidnce'; did you mean 'min_confidence'?"),
        ("fail-on = 'major'", "did you mean 'fail_on'?"),
        ("Color = 'auto'", "did you mean 'color'?"),
        ("zebra = 1", "known keys: accept, cache, cache_mb, color"),
        ("min_confidence = 50", "min_confidence must be a number from 0 to 1, not 50"),
        ("min_confidence = true", "min_confidence must be a number from 0 to 1"),
        ("min_confidence = nan", "min_confidence must be a number from 0 to 1"),
        ("fail_on = 'majr'", "did you mean 'major'?"),
        ("fail_on = 2", "fail_on must be one of none, minor, major, critical"),
        ("format = 'pdf'", "format must be one of terminal, json, jsonl, html"),
        ("color = false", "color must be one of auto, always, never"),
        ("encoder = ''", "encoder must be a name"),
        ("cache = 'yes'", "cache must be true or false"),
        ("cache_mb = 0", "cache_mb must be a whole number of megabytes"),
        ("cache_mb = 1.5", "cache_mb must be a whole number of megabytes"),
        ("translator = 'deepl'", 'translator must be "auto", "none" or the URL of a LibreTranslate server'),
        ("translator = 'ftp://example.org'", 'translator must be "auto", "none" or the URL'),
        ("translator = false", 'translator must be "auto", "none" or the URL'),
        ("disable = 'number'", "disable must be a list of names"),
        ("disable = [3]", "disable must be a list of names"),
        ("accept = '3f0c2a9b71d4e865'", "accept must be a list of fingerprints"),
        ("accept = ['number-altered']", "accept must be a list of fingerprints, 16 hex digits each"),
        ("equivalences = [['a', 'b']]", "equivalences must be a table with names, acronyms and units"),
        ("[equivalences]\nname = [['a', 'b']]", "did you mean 'names'?"),
        ("[equivalences]\nnames = ['Küstenkurier']", "names is a list of groups of two or more wordings"),
        ("[equivalences]\nunits = [['Pfund']]", "units is a list of groups of two or more wordings"),
        ("[equivalences]\nacronyms = [['LfU', ' ']]", "acronyms is a list of groups of two or more wordings"),
    ],
)
def test_a_mistake_names_file_and_key_on_one_line(tmp_path, line, said):
    path = write(tmp_path / "transprov.toml", line + "\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(start=tmp_path)
    assert str(caught.value).startswith(f"{path}: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.resource == str(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("transprov.toml", b"min_confidence = = 1", "is not valid TOML"),
        ("pyproject.toml", b"[tool.transprov]\nencoder = 'a", "is not valid TOML"),
        ("pyproject.toml", b"[tool]\ntransprov = 3\n# tool.transprov", "tool.transprov must be a table"),
        ("transprov.toml", b"encoder = '\xfc'", "is not UTF-8 text"),
    ],
)
def test_a_broken_file_of_ours_is_named(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ConfigError, match=re.escape(said)) as caught:
        load_settings(start=tmp_path)
    assert str(tmp_path / name) in str(caught.value)


def test_a_named_file_is_used_instead_and_must_be_there(tmp_path):
    write(tmp_path / "transprov.toml", "cache_mb = 2\n")
    other = write(tmp_path / "night.toml", "cache_mb = 3\n")
    assert load_settings(other, start=tmp_path).cache_mb == 3
    with pytest.raises(ConfigError, match=r"cannot be read \(No such file"):
        load_settings(tmp_path / "missing.toml")
    with pytest.raises(ConfigError, match=r"cannot be read \(Is a directory"):
        load_settings(tmp_path)


def test_a_named_pyproject_needs_the_table(tmp_path):
    path = write(tmp_path / "pyproject.toml", '[project]\nname = "other"\n')
    with pytest.raises(ConfigError, match=r"has no \[tool\.transprov\] table"):
        load_settings(path)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "transprov.toml").write_bytes(b"\xef\xbb\xbfcache_mb = 7\n")
    assert load_settings(start=tmp_path).cache_mb == 7


def test_every_key_is_documented_with_its_default():
    text = DOCS.read_text(encoding="utf-8")
    for field in fields(Settings):
        if field.name != "path":
            assert f"### `{field.name}`" in text, field.name
