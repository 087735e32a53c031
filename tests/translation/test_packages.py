import json
from pathlib import Path

import pytest

from transprov.errors import InputError
from transprov.translation.packages import Package, package_folders, read_package, route, version_key


def package(source, target, version="1.0"):
    return Package(Path(f"/packages/translate-{source}_{target}-{version}"), source, target, version)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own, without any variable that argostranslate knows."""
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "SNAP", "SNAP_USER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_folders_are_those_of_argostranslate(home, monkeypatch):
    assert package_folders() == (home / ".local/share/argos-translate/packages",)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    assert package_folders() == (home / "data/argos-translate/packages",)
    settings = home / ".config/argos-translate/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(home / "told")}))
    assert package_folders() == (home / "told",)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(home / "variable"))
    assert package_folders() == (home / "variable",)
    # looking makes nothing, as importing argostranslate would
    assert sorted(path.name for path in home.iterdir()) == [".config"]


@pytest.mark.parametrize("content", ["{", "[]", '{"ARGOS_PACKAGES_DIR": 3}', "[" * 100_000])
def test_a_broken_settings_file_counts_for_nothing(content, home):
    settings = home / ".config/argos-translate/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(content)
    assert package_folders() == (home / ".local/share/argos-translate/packages",)


def test_folders_of_a_snap(home, monkeypatch):
    monkeypatch.setenv("SNAP", str(home / "snap"))
    monkeypatch.setenv("SNAP_USER_DATA", str(home / "user"))
    (home / "snap/snap_custom/content_snap_packages/more").mkdir(parents=True)
    assert package_folders() == (
        home / "user/.local/share/argos-translate/packages",
        home / "snap/snap_custom/packages",
        home / "snap/snap_custom/content_snap_packages/more",
    )


def test_a_direct_package_goes_before_a_chain_and_a_newer_one_before_an_older():
    known = [package("de", "en"), package("en", "fr"), package("de", "fr"), package("de", "fr", "1.10")]
    known.append(package("de", "fr", "1.9"))
    assert route(known, "de", "fr") == (package("de", "fr", "1.10"),)
    assert route(known[:2], "de", "fr") == (known[0], known[1])
    assert route(known, "fr", "de") == ()
    assert route(known, "de", "de") == ()


def test_of_two_chains_of_one_length_that_through_english_counts():
    known = [package("pl", "cs"), package("cs", "fr"), package("pl", "en"), package("en", "fr")]
    assert [one.target for one in route(known, "pl", "fr")] == ["en", "fr"]
    assert [one.target for one in route(known[:2], "pl", "fr")] == ["cs", "fr"]


def test_versions_are_numbers():
    assert sorted(["1.10", "1.9", "1", "2.0", ""], key=version_key) == ["", "1", "1.9", "1.10", "2.0"]


def test_a_folder_without_its_parts_is_named_with_what_it_lacks(tmp_path):
    folder = tmp_path / "translate-xx"
    folder.mkdir()
    for name, content, said in (
        ("metadata.json", '{"from_code": "de", "to_code": "en"}', "model/"),
        ("model/model.bin", "", "sentencepiece.model nor bpe.model"),
    ):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
        with pytest.raises(InputError, match=said):
            read_package(folder)
    (folder / "bpe.model").write_text("")
    assert read_package(folder).tokenizer.name == "bpe.model"
    (folder / "sentencepiece.model").write_text("")
    assert read_package(folder).tokenizer.name == "sentencepiece.model"
    (folder / "metadata.json").write_text('{"type": "sbd", "from_codes": ["de"]}')
    assert read_package(folder) is None
