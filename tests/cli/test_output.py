import os
import stat
from pathlib import Path

import pytest

from transprov.cli.output import check_writable, write_file
from transprov.errors import InputError


def test_a_new_file_has_the_usual_mode_and_utf8(tmp_path):
    path = tmp_path / "out.txt"
    write_file("Grüße – 東京\n", path)
    assert path.read_bytes().decode() == "Grüße – 東京\n"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_an_old_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    path, link = tmp_path / "real.txt", tmp_path / "link.txt"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file("new", link)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="No space left") as caught:
        write_file("new", path)
    assert str(path) in str(caught.value)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_an_interrupted_write_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(self, mode):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file("new", tmp_path / "out.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_and_not_replaced():
    write_file("gone", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_character_no_encoding_knows_does_not_lose_the_rest(tmp_path):
    write_file("a \ud800 b", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "a ? b"


def test_hopeless_places_are_told_apart(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a folder"):
        check_writable(tmp_path)
    with pytest.raises(InputError, match="there is no folder"):
        check_writable(tmp_path / "none" / "out.txt")
    with pytest.raises(InputError, match="is not a folder"):
        check_writable(tmp_path / "file" / "out.txt")
    check_writable(tmp_path / "out.txt")
