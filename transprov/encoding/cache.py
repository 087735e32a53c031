"""A cache in front of any encoder: each text is encoded once per process, and once per machine while there is room.

Rows are kept as they were computed (float32), so that a number does not depend on whether the cache was warm. On disk
it is one sqlite file that several processes share; whatever goes wrong with it costs time, never a result.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TypeVar

import numpy as np

from transprov.encoding.folder import cache_folder
from transprov.encoding.protocol import Composing, Cut, Encoder, Floats, TokenFeatures

_log = logging.getLogger(__name__)
T = TypeVar("T")

_MEMORY_ROWS = 20_000
_MEGABYTES = 256
_AT_ONCE = 500
"""Keys in one statement; sqlite's oldest limit is 999."""
_FRESH = 3600
"""Seconds for which a row counts as just used: reading must not mean writing each time."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS rows (key BLOB PRIMARY KEY, row BLOB NOT NULL, used INTEGER NOT NULL)"


class RowStore:
    """Rows of float32 by key in one sqlite file, the least recently used thrown out when it grows too large."""

    def __init__(self, path: Path, megabytes: float = _MEGABYTES) -> None:
        """Nothing is opened or made before it is needed."""
        self.path = path
        self._limit = int(megabytes * 1_000_000)
        self._usable = True

    def get(self, keys: Sequence[bytes], width: int | None) -> dict[bytes, Floats]:
        """The rows that are there; one of another width (if one is given), or not of numbers, counts as absent."""

        def read(db: sqlite3.Connection) -> dict[bytes, Floats]:
            found: dict[bytes, Floats] = {}
            stale: list[tuple[int, bytes]] = []
            now = int(time.time())
            for batch in _batches(keys):
                marks = ",".join("?" * len(batch))
                # the only interpolated text is question marks
                for key, blob, used in db.execute(f"SELECT key, row, used FROM rows WHERE key IN ({marks})", batch):
                    if isinstance(blob, bytes) and len(blob) == (len(blob) // 4 if width is None else width) * 4:
                        row = np.frombuffer(blob, dtype="<f4").astype(np.float32)
                        if np.isfinite(row).all():
                            found[key] = row
                            if used < now - _FRESH:
                                stale.append((now, key))
            if stale:
                with db:
                    db.executemany("UPDATE rows SET used = ? WHERE key = ?", stale)
            return found

        return self._try(read) or {}

    def put(self, rows: Mapping[bytes, Floats]) -> None:
        """Keep the rows, and the file within its limit."""

        def write(db: sqlite3.Connection) -> None:
            now = int(time.time())
            with db:
                db.executemany(
                    "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)",
                    ((key, row.astype("<f4").tobytes(), now) for key, row in rows.items()),
                )
                self._evict(db)

        if rows:
            self._try(write)

    def _evict(self, db: sqlite3.Connection) -> None:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        (free,) = db.execute("PRAGMA freelist_count").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
        taken = (pages - free) * size
        if taken > self._limit:
            (count,) = db.execute("SELECT count(*) FROM rows").fetchone()
            # a quarter more than needed, so that this is rare; freed pages are used again, so the file stops growing
            excess = int(count * (1 - 0.75 * self._limit / taken)) + 1
            db.execute("DELETE FROM rows WHERE key IN (SELECT key FROM rows ORDER BY used, rowid LIMIT ?)", (excess,))

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` returns, or None when the file is of no use; a damaged file is moved aside and begun anew."""
        for last in (False, True):
            if not self._usable:
                return None
            try:
                return self._with_file(work)
            except sqlite3.OperationalError as error:
                # locked for long, read-only, disk full: not worth asking again in this process unless it was a lock
                self._usable = "locked" in str(error)
                _log.debug("encoder cache %s: %s", self.path, error)
                return None
            except (OSError, ValueError) as error:
                self._usable = False
                _log.debug("encoder cache %s: %s", self.path, error)
            except sqlite3.DatabaseError as error:
                _log.warning("encoder cache %s is damaged (%s); starting a new one", self.path, error)
                self._usable = not last and self._move_aside()
        return None

    def _with_file(self, work: Callable[[sqlite3.Connection], T]) -> T:
        # A connection a call costs a millisecond and is safe across threads and forks, which a kept one is not.
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=5.0)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            # losing the last rows in a power cut is no loss, and a damaged file is begun anew
            db.execute("PRAGMA synchronous = OFF")
            db.execute(_SCHEMA)
            return work(db)

    def _move_aside(self) -> bool:
        try:
            self.path.replace(self.path.with_name(self.path.name + ".damaged"))
            for tail in ("-wal", "-shm"):
                self.path.with_name(self.path.name + tail).unlink(missing_ok=True)
        except OSError as error:
            _log.debug("encoder cache %s cannot be moved aside: %s", self.path, error)
            return False
        return True


class CachingEncoder:
    """An `Encoder` that remembers what another one said."""

    def __init__(self, encoder: Encoder, store: RowStore | None = None, memory_rows: int = _MEMORY_ROWS) -> None:
        """Without a store, remember in this process only."""
        self._encoder = encoder
        self._store = store
        self._memory: dict[bytes, Floats] = {}
        self._memory_rows = memory_rows
        self._lock = Lock()

    @property
    def identity(self) -> str:
        """That of the encoder behind."""
        return self._encoder.identity

    @property
    def dimensions(self) -> int:
        """That of the encoder behind."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions), as the encoder behind gives them."""
        return self._rows("vector", texts, self.dimensions, self._encoder.encode)

    def _rows(self, kind: str, texts: Sequence[str], width: int, compute: Callable[[Sequence[str]], Floats]) -> Floats:
        keys = self._keys(kind, texts)
        wanted = dict(zip(keys, texts, strict=True))
        known = self._recall(wanted)
        if self._store and len(known) < len(wanted):
            known |= self._store.get([key for key in wanted if key not in known], width)
        new = [key for key in wanted if key not in known]
        if new:
            made = dict(zip(new, compute([wanted[key] for key in new]), strict=True))
            known |= made
            if self._store:
                self._store.put(made)
        self._remember(known)
        rows = np.empty((len(keys), width), dtype=np.float32)
        for i, key in enumerate(keys):
            rows[i] = known[key]
        return rows

    def _keys(self, kind: str, texts: Sequence[str]) -> list[bytes]:
        salt = f"{self.identity}\0{kind}\0".encode()
        return [hashlib.sha256(salt + text.encode("utf-8", "surrogatepass")).digest() for text in texts]

    def _recall(self, keys: Mapping[bytes, str]) -> dict[bytes, Floats]:
        with self._lock:
            return {key: self._memory[key] for key in keys if key in self._memory}

    def _remember(self, rows: Mapping[bytes, Floats]) -> None:
        with self._lock:
            for key, row in rows.items():
                # taken out first, so that the order of the dictionary is the order of use
                self._memory.pop(key, None)
                self._memory[key] = row
            for key in list(islice(self._memory, max(0, len(self._memory) - self._memory_rows))):
                del self._memory[key]


class CachingComposer(CachingEncoder):
    """The same for an encoder that is `Composing`: summaries are remembered, and vectors made from them."""

    def __init__(self, encoder: Encoder, store: RowStore | None = None, memory_rows: int = _MEMORY_ROWS) -> None:
        """Raises `TypeError` when the encoder is not `Composing`."""
        if not isinstance(encoder, Composing):
            raise TypeError(f"{encoder.identity} does not compose")
        super().__init__(encoder, store, memory_rows)
        self._composing: Composing = encoder
        self._width: int | None = None

    def encode(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions), made from the remembered summaries."""
        return self.vectors(self.summarise(texts))

    def summarise(self, texts: Sequence[str]) -> Floats:
        """(len(texts), width): additive rows."""
        if self._width is None:
            self._width = self._composing.summarise([]).shape[1]
        return self._rows("summary", texts, self._width, self._composing.summarise)

    def vectors(self, summaries: Floats) -> Floats:
        """(n, dimensions), as the encoder behind gives them."""
        return self._composing.vectors(summaries)

    def cut(self, text: str) -> Cut:
        """As the encoder behind gives it, remembered: loading a tokenizer takes longer than all the rest of a check."""
        key = self._keys("cut", [text])[0]
        known = self._recall({key: text})
        if not known and self._store:
            known = self._store.get([key], None)
        row = known.get(key)
        if row is None or row.size % 3:
            # numbers of pieces and places are far below 2**24, up to which float32 holds every integer
            row = self._composing.cut(text).astype(np.float32).ravel()
            if self._store:
                self._store.put({key: row})
        self._remember({key: row})
        return row.astype(np.int32).reshape(-1, 3)

    def tokens(self, text: str, cut: Cut | None = None) -> TokenFeatures:
        """As the encoder behind gives them; not remembered, being as large as the text is long."""
        return self._composing.tokens(text, self.cut(text) if cut is None else cut)


def cached(encoder: Encoder, folder: Path | None = None, megabytes: float = _MEGABYTES) -> CachingEncoder:
    """`encoder` behind a cache in `folder` (by default the cache folder); `Composing` if the encoder is."""
    store = RowStore((folder or cache_folder()) / "vectors.sqlite3", megabytes)
    return (CachingComposer if isinstance(encoder, Composing) else CachingEncoder)(encoder, store)


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
