import shutil
import zipfile

import pytest
from damaging import GOOD, NAME, changed, contents, lying, metadata, names, packed, tree

from transprov.errors import InputError
from transprov.translation.installing import install_file, remove
from transprov.translation.packages import installed

SENTENCEPIECE = f"{NAME}/sentencepiece.model"
MODEL = f"{NAME}/model/model.bin"


def test_a_package_is_installed_and_found(empty):
    package = install_file(GOOD)
    assert package.folder == empty / NAME
    assert (package.source, package.target, package.version) == ("en", "fr", "0.1")
    assert installed() == ((package,), ())
    # nothing else is left behind, neither there nor beside
    assert (names(empty.parent), names(empty)) == (["packages"], [NAME])
    for name, data in contents().items():
        assert (empty / name).read_bytes() == data


def symlink(path):
    return changed(path, {f"{NAME}/model/notes": b"/etc/passwd"}, links={f"{NAME}/model/notes"})


def linked_folder(path):
    """A link first, then a file that would be written through it."""
    return packed(path, {f"{NAME}/out": b"/tmp", f"{NAME}/out/evil": b"x", **contents()}, links={f"{NAME}/out"})


DAMAGED = {
    "climbs out": lambda p: changed(p, {f"{NAME}/../../evil.txt": b"x"}),
    "climbs out at once": lambda p: changed(p, {"../evil.txt": b"x"}),
    "absolute name": lambda p: changed(p, {"/tmp/transprov-evil.txt": b"x"}),
    "backslashes": lambda p: changed(p, {f"{NAME}\\..\\..\\evil.txt": b"x"}),
    "drive": lambda p: changed(p, {"C:/evil.txt": b"x"}),
    "hidden folder": lambda p: packed(p, {f".{name}": data for name, data in contents().items()}),
    "dot": lambda p: packed(p, {"./metadata.json": metadata()}),
    "symbolic link": symlink,
    "file behind a link": linked_folder,
    "two folders": lambda p: changed(p, {"other/metadata.json": metadata()}),
    "no folder": lambda p: packed(p, {name.partition("/")[2]: data for name, data in contents().items()}),
    "same name twice": lambda p: changed(p, {f"{NAME}/README.MD": b"x", f"{NAME}/readme.md": b"y"}),
    "no metadata": lambda p: changed(p, {f"{NAME}/metadata.json": None}),
    "metadata no JSON": lambda p: changed(p, {f"{NAME}/metadata.json": b"{from"}),
    "metadata deep": lambda p: changed(p, {f"{NAME}/metadata.json": b"[" * 100_000}),
    "metadata a list": lambda p: changed(p, {f"{NAME}/metadata.json": b"[]"}),
    "no language": lambda p: changed(p, {f"{NAME}/metadata.json": metadata(to_code=None)}),
    "language a path": lambda p: changed(p, {f"{NAME}/metadata.json": metadata(to_code="../../x")}),
    "sentence splitter": lambda p: changed(p, {f"{NAME}/metadata.json": metadata(type="sbd")}),
    "no model": lambda p: changed(p, {MODEL: None}),
    "model of zeros": lambda p: changed(p, {MODEL: bytes(100_000)}),
    "model cut short": lambda p: changed(p, {MODEL: contents()[MODEL][:50_000]}),
    "no tokenizer": lambda p: changed(p, {SENTENCEPIECE: None}),
    "tokenizer of zeros": lambda p: changed(p, {SENTENCEPIECE: bytes(1000)}),
    "no vocabulary": lambda p: changed(p, {f"{NAME}/model/shared_vocabulary.json": None}),
    "vocabulary cut short": lambda p: changed(p, {f"{NAME}/model/shared_vocabulary.json": b'["a", "b"'}),
    "model is a folder": lambda p: changed(p, {MODEL: None, f"{MODEL}/x": b"y"}),
    "empty zip": lambda p: packed(p, {}),
    "declares ten gigabytes": lambda p: lying(p, {}, 0xFFFF_FFF0),
    "thousands of files": lambda p: changed(p, {f"{NAME}/{n}": b"" for n in range(3000)}),
}


@pytest.mark.parametrize("damage", DAMAGED, ids=str)
def test_a_damaged_package_leaves_no_trace(damage, empty, tmp_path):
    path = DAMAGED[damage](tmp_path / "package.argosmodel")
    install_file(GOOD)
    shutil.move(empty / NAME, empty / "translate-en_fr-0_0")
    before, above = tree(empty.parent), names(tmp_path)
    with pytest.raises(InputError) as caught:
        install_file(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    assert str(empty) not in said
    assert tree(empty.parent) == before
    assert names(tmp_path) == above


@pytest.mark.parametrize("damage", ["climbs out", "no metadata", "model of zeros"])
def test_folders_that_were_not_there_are_not_there_after_a_failure(damage, empty, tmp_path):
    with pytest.raises(InputError):
        install_file(DAMAGED[damage](tmp_path / "package.argosmodel"))
    assert not empty.parent.exists()


def test_a_bomb_is_stopped_by_what_really_comes(empty, tmp_path):
    """The directory says 100 bytes; the data unfolds to more than is allowed."""
    path = lying(tmp_path / "bomb.argosmodel", {f"{NAME}/metadata.json": metadata()}, 100)
    with pytest.raises(InputError, match="package"):
        install_file(path, max_bytes=100_000)
    bomb = changed(tmp_path / "bomb2.argosmodel", {f"{NAME}/zeros": bytes(30_000_000)})
    assert bomb.stat().st_size < 3_000_000
    with pytest.raises(InputError, match=r"unpacks to more than 0\.02 GB"):
        install_file(bomb, max_bytes=20_000_000)
    assert not empty.parent.exists()


def test_data_that_belies_its_checksum_is_refused(empty, tmp_path):
    path = changed(tmp_path / "package.argosmodel", {}, stored=True)
    data = bytearray(path.read_bytes())
    at = data.index(contents()[MODEL][:64]) + 5000
    data[at] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(InputError, match="is damaged"):
        install_file(path)
    assert not empty.parent.exists()


def test_the_tokenizer_of_another_model_is_noticed(empty, tmp_path):
    other = contents(GOOD.with_name("translate-en_de-0_1.argosmodel"))["translate-en_de-0_1/sentencepiece.model"]
    path = changed(tmp_path / "package.argosmodel", {SENTENCEPIECE: other})
    with pytest.raises(InputError, match="belongs to another model"):
        install_file(path)
    assert not empty.parent.exists()


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", bytes(1000)])
def test_what_is_no_zip_is_said_to_be_none(data, empty, tmp_path):
    path = tmp_path / "x.argosmodel"
    path.write_bytes(data)
    with pytest.raises(InputError, match="not a zip archive"):
        install_file(path)


def test_a_missing_file_and_a_folder_are_errors(empty, tmp_path):
    for path in (tmp_path / "nowhere.argosmodel", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            install_file(path)


def test_an_encrypted_package_is_refused(empty, tmp_path):
    path = changed(tmp_path / "x.argosmodel", {})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(InputError, match="encrypted"):
        install_file(path)


def test_installing_twice_says_so_and_changes_nothing(empty):
    install_file(GOOD)
    before = tree(empty.parent)
    with pytest.raises(InputError, match="is installed already"):
        install_file(GOOD)
    assert tree(empty.parent) == before


def test_a_file_where_the_folder_should_be_is_one_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "file" / "packages"))
    with pytest.raises(InputError, match="cannot be installed"):
        install_file(GOOD)


def test_what_is_removed_is_gone(empty):
    install_file(GOOD)
    assert remove(NAME) == empty / NAME
    assert list(empty.iterdir()) == []
    assert names(empty.parent) == ["packages"]
    with pytest.raises(InputError, match="none is installed"):
        remove(NAME)


def test_a_damaged_package_can_be_removed(empty):
    (empty / "broken").mkdir(parents=True)
    assert installed()[1] == (f"{empty / 'broken'}: is no Argos package: it has no metadata.json",)
    remove("broken")
    assert installed() == ((), ())


@pytest.mark.parametrize("name", ["..", ".", "", "../packages", "/", "translate-en_fr-0_1/..", "."])
def test_a_path_is_no_name(name, empty):
    install_file(GOOD)
    before = tree(empty.parent)
    with pytest.raises(InputError, match="is no installed package"):
        remove(name)
    assert tree(empty.parent) == before


def test_a_linked_package_is_unlinked_and_its_target_stays(empty, tmp_path):
    install_file(GOOD)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(empty / NAME, elsewhere)
    (empty / NAME).symlink_to(elsewhere)
    assert [one.name for one in installed()[0]] == [NAME]
    remove(NAME)
    assert list(empty.iterdir()) == []
    assert (elsewhere / "metadata.json").exists()


def test_flat_names_are_checked_before_anything_is_written(empty, tmp_path, monkeypatch):
    def never(*_, **__):
        raise AssertionError("something was unpacked")

    path = DAMAGED["climbs out"](tmp_path / "package.argosmodel")
    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    with pytest.raises(InputError):
        install_file(path)
