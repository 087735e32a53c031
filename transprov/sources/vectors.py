"""Rows of half-precision numbers in a file that only grows, mapped into memory by any number of readers.

The file does not know how many of its rows count: the database does, and says so only after they are safely written.
What lies beyond is left by a writer that died, and is overwritten by the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Floats
from transprov.errors import InputError

Halves = NDArray[np.float16]
_LARGEST = float(np.finfo(np.float16).max)


class VectorFile:
    """Rows of one width."""

    def __init__(self, path: Path, width: int) -> None:
        """Nothing is opened before it is needed."""
        self.path = path
        self.width = width
        self._mapped: Halves = np.empty((0, width), dtype=np.float16)

    def append(self, rows: Floats, committed: int) -> None:
        """Write rows after the first `committed`, through to the disk. Raises `OSError`."""
        self.copy([np.clip(rows, -_LARGEST, _LARGEST).astype(np.float16)], committed)

    def copy(self, parts: Iterable[Halves], committed: int) -> None:
        """The same for rows that are in half precision already, given in parts."""
        with self.path.open("r+b" if self.path.exists() else "w+b") as file:
            file.seek(committed * self.width * 2)
            for part in parts:
                file.write(part.astype("<f2").tobytes())
            file.truncate()
            file.flush()
            os.fsync(file.fileno())

    def rows(self, committed: int) -> Halves:
        """(committed, width), read-only. Raises `InputError` when the file is shorter than the database says."""
        if len(self._mapped) < committed:
            try:
                self._mapped = np.asarray(
                    np.memmap(self.path, dtype="<f2", mode="r", shape=(committed, self.width)), dtype=np.float16
                )
            except (OSError, ValueError):
                raise InputError(
                    "is missing or cut short; build the index anew (delete the folder, then `transprov index add`)",
                    resource=str(self.path),
                ) from None
        return self._mapped[:committed]
