"""Translations kept on disk: a model gives the same sentence the same words again, so it is asked once.

The key holds the model's identity, down to the digest of its file, and the options of the search. Whatever goes wrong
with the file costs time, never a result.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from transprov.translation.protocol import Translation, Translator

_log = logging.getLogger(__name__)
T = TypeVar("T")

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS translations "
    "(key BLOB PRIMARY KEY, text TEXT NOT NULL, score REAL, alternatives TEXT NOT NULL, made INTEGER NOT NULL)"
)
_AT_ONCE = 500
"""Keys in one statement; sqlite's oldest limit is 999."""
ROWS = 200_000
"""Translations kept, some 100 MB; the oldest go first."""


class CachingTranslator:
    """A `Translator` that remembers on disk what another one said."""

    def __init__(self, translator: Translator, path: Path | None = None, rows: int = ROWS) -> None:
        """In `path`, or in the cache folder; nothing is opened or made before it is needed."""
        self._translator = translator
        self._store = _Store(path or _folder() / "translations.sqlite3", rows)

    def identity(self, source: str, target: str) -> str:
        """That of the translator behind."""
        return self._translator.identity(source, target)

    def supports(self, source: str, target: str) -> bool:
        """What the translator behind says."""
        return self._translator.supports(source, target)

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Translation]:
        """As the translator behind gives them; it is asked for each new text once, all of them in one batch."""
        salt = f"{self.identity(source, target)}\0{source}\0{target}\0".encode()
        keys = [hashlib.sha256(salt + text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        known = self._store.get(list(dict.fromkeys(keys)))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            made = self._translator.translate(list(new.values()), source=source, target=target)
            fresh = dict(zip(new, made, strict=True))
            self._store.put(fresh)
            known |= fresh
        return [known[key] for key in keys]


class _Store:
    def __init__(self, path: Path, rows: int) -> None:
        self._path = path
        self._rows = rows
        self._usable = True

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Translation]:
        def read(db: sqlite3.Connection) -> dict[bytes, Translation]:
            found = {}
            for start in range(0, len(keys), _AT_ONCE):
                batch = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(batch))
                # the only interpolated text is question marks
                for key, text, score, others in db.execute(
                    f"SELECT key, text, score, alternatives FROM translations WHERE key IN ({marks})", batch
                ):
                    found[key] = Translation(text, score, tuple(json.loads(others)))
            return found

        return self._try(read) or {}

    def put(self, made: Mapping[bytes, Translation]) -> None:
        def write(db: sqlite3.Connection) -> None:
            now = int(time.time())
            rows = [(k, t.text, t.score, json.dumps(t.alternatives), now) for k, t in made.items()]
            with db:
                db.executemany("INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?, ?)", rows)
                (count,) = db.execute("SELECT count(*) FROM translations").fetchone()
                if count > self._rows:
                    # a quarter more than needed, so that this is rare
                    excess = count - self._rows * 3 // 4
                    db.execute(
                        "DELETE FROM translations WHERE key IN "
                        "(SELECT key FROM translations ORDER BY made, rowid LIMIT ?)",
                        (excess,),
                    )

        self._try(write)

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` returns; None when the file is of no use, and a damaged one is begun anew next time."""
        if not self._usable:
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=5.0)) as db:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = OFF")
                db.execute(_SCHEMA)
                return work(db)
        except (sqlite3.OperationalError, OSError) as error:
            # locked for long, read-only, disk full
            self._usable = "locked" in str(error)
            _log.debug("translation cache %s: %s", self._path, error)
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            _log.warning("translation cache %s is damaged (%s); starting a new one", self._path, error)
            self._usable = self._move_aside()
        return None

    def _move_aside(self) -> bool:
        try:
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))
            for tail in ("-wal", "-shm"):
                self._path.with_name(self._path.name + tail).unlink(missing_ok=True)
        except OSError as error:
            _log.debug("translation cache %s cannot be moved aside: %s", self._path, error)
            return False
        return True


def _folder() -> Path:
    """The cache folder, as the encoders' cache has it: `$TRANSPROV_CACHE`, or that of the platform."""
    told = os.environ.get("TRANSPROV_CACHE")
    if told:
        return Path(told).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("transprov"))
