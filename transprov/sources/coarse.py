"""A first, coarse look at many vectors: only the neighbourhoods that the query falls into are compared exactly.

The inverted file of Sivic and Zisserman (2003), with spherical k-means for the neighbourhoods and about the square root
of the number of vectors of them, so that a look costs about that much too. What it passes over, it passes over among
strangers: a copy asks with several vectors, and whatever one of them finds is compared as a whole.

The file is only ever a help: without it, or where it lags behind, the rest is compared one by one.
"""

from __future__ import annotations

import logging
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.folder import write_whole
from transprov.encoding.protocol import Floats
from transprov.sources.vectors import Halves

_log = logging.getLogger(__name__)

Ints = NDArray[np.int64]

LEAST = 16_000
"""Vectors up to which comparing all of them is quick enough."""
_PER_ROOT = 2.0
"""Neighbourhoods per root of the number of vectors."""
_PROBED = 8
"""Neighbourhoods looked into for each vector of a query."""
_SAMPLE = 30
"""Vectors per neighbourhood that it is fitted to."""
_ROUNDS = 4
_BLOCK = 8192
"""Vectors turned to single precision at once."""


@dataclass(frozen=True, slots=True)
class Coarse:
    """Neighbourhoods of the first `covered` vectors."""

    centres: Floats
    """(neighbourhoods, d) unit vectors."""
    starts: Ints
    """(neighbourhoods + 1,): where each begins in `members`."""
    members: NDArray[np.int32]
    """Numbers of vectors, neighbourhood after neighbourhood, ascending in each."""

    @property
    def covered(self) -> int:
        """Number of vectors that are in it."""
        return len(self.members)

    def near(self, query: Floats) -> Ints:
        """Numbers of the vectors near any row of the query, ascending."""
        alike = query @ self.centres.T
        count = min(_PROBED, len(self.centres))
        chosen = np.unique(np.argpartition(-alike, count - 1, axis=1)[:, :count])
        return np.sort(np.concatenate([self.members[self.starts[c] : self.starts[c + 1]] for c in chosen])).astype(
            np.int64
        )


def build(vectors: Halves) -> Coarse:
    """Neighbourhoods of all the vectors; the same for the same vectors."""
    rng = np.random.default_rng(20)
    count = max(1, int(_PER_ROOT * np.sqrt(len(vectors))))
    sample = np.sort(rng.permutation(len(vectors))[: count * _SAMPLE])
    centres = vectors[sample[rng.permutation(len(sample))[:count]]].astype(np.float32)
    for _ in range(_ROUNDS):
        nearest = _nearest(vectors, centres, sample)
        sums = np.zeros_like(centres)
        for at in range(0, len(sample), _BLOCK):
            part = slice(at, at + _BLOCK)
            np.add.at(sums, nearest[part], vectors[sample[part]].astype(np.float32))
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        # a neighbourhood that nothing is nearest to stays where it is
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres).astype(np.float32)
    home = _nearest(vectors, centres, np.arange(len(vectors)))
    members = np.argsort(home, kind="stable").astype(np.int32)
    starts = np.searchsorted(home[members], np.arange(count + 1)).astype(np.int64)
    return Coarse(centres, starts, members)


def _nearest(vectors: Halves, centres: Floats, which: Ints) -> Ints:
    found = np.empty(len(which), dtype=np.int64)
    for at in range(0, len(which), _BLOCK):
        part = slice(at, at + _BLOCK)
        found[part] = np.argmax(vectors[which[part]].astype(np.float32) @ centres.T, axis=1)
    return found


def path_of(folder: Path, generation: int) -> Path:
    """Where the neighbourhoods of a generation of vectors are kept."""
    return folder / f"coarse-{generation}.npz"


def refreshed(path: Path, vectors: Halves) -> None:
    """Build and keep the neighbourhoods when they are wanted and the kept ones lack a third of the vectors or more."""
    kept = load(path, len(vectors))
    lacking = len(vectors) - (kept.covered if kept else 0)
    if lacking < LEAST or lacking * 3 < len(vectors):
        return
    made = build(vectors)
    try:
        write_whole(path, lambda file: np.savez(file, centres=made.centres, starts=made.starts, members=made.members))
    except OSError as error:
        _log.warning("%s cannot be written (%s); searches stay correct and become slower", path, error)


def load(path: Path, committed: int) -> Coarse | None:
    """The kept neighbourhoods; None where there are none that fit the first `committed` vectors."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            found = Coarse(arrays["centres"], arrays["starts"], arrays["members"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        _log.warning("%s is unreadable (%s); searches stay correct and become slower", path, error)
        return None
    sound = len(found.starts) == len(found.centres) + 1 and found.starts[-1] == found.covered <= committed
    return found if sound else None
