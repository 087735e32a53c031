"""The database of an index: which documents there are, in which versions, and where their vectors lie.

It alone says what counts. A transaction that did not end leaves the index as it was, whatever a dead writer has
written to the vector files. Connections live as long as a call: readers in other processes and threads, and forks, are
then no matter. Documents that say the same share one *text*, with its vectors.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from transprov.errors import InputError

FORMAT = "1"
_FILE = "index.sqlite3"
_LOCK = "writer.lock"
_PATIENCE = 30.0
"""Seconds to wait for another process's commit."""
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (
    number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE,
    first_sentence INTEGER NOT NULL, sentences INTEGER NOT NULL,
    first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
    lengths BLOB NOT NULL, keys BLOB NOT NULL);
CREATE TABLE documents (
    id TEXT NOT NULL, version INTEGER NOT NULL, text INTEGER NOT NULL REFERENCES texts,
    language TEXT, title TEXT, url TEXT, outlet TEXT, published TEXT, added TEXT NOT NULL, record BLOB NOT NULL,
    PRIMARY KEY (id, version));
CREATE INDEX documents_by_text ON documents (text);
"""
_FOUND = "text, id, version, language, title, url, outlet, published, added"


@dataclass(frozen=True, slots=True)
class State:
    """What is committed."""

    generation: int
    """Counts the times the vector files were written anew."""
    sentences: int
    passages: int
    encoder: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """A distinct text: where its vectors lie, and what goes with them."""

    number: int
    hash: bytes
    first_sentence: int
    sentences: int
    first_passage: int
    passages: int
    lengths: bytes
    keys: bytes


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One version of a document, without its content."""

    text: int
    id: str
    version: int
    language: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: datetime | None
    added: datetime


class Store:
    """The database of the index in one folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is opened or made before it is needed."""
        self.folder = folder
        self._path = folder / _FILE

    @property
    def exists(self) -> bool:
        """Whether the folder holds an index."""
        return self._path.is_file()

    def create(self, encoder: str) -> None:
        """Make an empty index. Raises `InputError` where that cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"cannot be made ({error.strerror})", resource=str(self.folder)) from None
        with self._opened(create=True) as db:
            db.execute("BEGIN EXCLUSIVE")
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    db.execute(statement)
                values = {"format": FORMAT, "encoder": encoder, "generation": "0", "sentences": "0", "passages": "0"}
                db.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
            db.execute("COMMIT")

    def state(self) -> State:
        """What is committed now. Raises `InputError` for an index of another format."""
        with self._opened() as db:
            return self._state(db)

    def _state(self, db: sqlite3.Connection) -> State:
        meta = dict(db.execute("SELECT name, value FROM meta"))
        if meta.get("format") != FORMAT:
            raise InputError(
                f"has format {meta.get('format')}, this version of transprov reads {FORMAT}; build the index anew",
                resource=str(self.folder),
            )
        return State(int(meta["generation"]), int(meta["sentences"]), int(meta["passages"]), meta["encoder"])

    def texts(self, after: int = -1) -> tuple[State, list[tuple[int, int, int]]]:
        """The state, and (number, first passage, passages) of the texts numbered beyond `after`, in order."""
        with self._opened() as db:
            db.execute("BEGIN")
            state = self._state(db)
            found = db.execute(
                "SELECT number, first_passage, passages FROM texts WHERE number > ? ORDER BY first_passage", (after,)
            ).fetchall()
            return state, found

    def of_texts(self, numbers: Sequence[int]) -> tuple[dict[int, TextRow], list[DocumentRow]]:
        """These texts, and the documents that hold them, in the order they were added."""
        marks = ",".join("?" * len(numbers))
        # the only interpolated text is question marks and our own column names
        with self._opened() as db:
            db.execute("BEGIN")
            texts = db.execute(f"SELECT * FROM texts WHERE number IN ({marks})", tuple(numbers)).fetchall()
            rows = db.execute(
                f"SELECT {_FOUND} FROM documents WHERE text IN ({marks}) ORDER BY added, rowid", tuple(numbers)
            ).fetchall()
        return {row[0]: TextRow(*row) for row in texts}, [_document(row) for row in rows]

    def versions(self, ids: Sequence[str]) -> dict[str, int]:
        """Number of versions of each of these ids."""
        marks = ",".join("?" * len(ids))
        with self._opened() as db:
            return dict(
                db.execute(
                    f"SELECT id, count(*) FROM documents WHERE id IN ({marks}) GROUP BY id", tuple(ids)
                ).fetchall()
            )

    def record(self, document_id: str, version: int | None) -> bytes | None:
        """The content of a version, by default of the latest; None if there is none."""
        which = "version = ?" if version is not None else "1 ORDER BY version DESC LIMIT 1"
        values = (document_id, version) if version is not None else (document_id,)
        with self._opened() as db:
            row = db.execute(f"SELECT record FROM documents WHERE id = ? AND {which}", values).fetchone()
        return row[0] if row else None

    def rows(self) -> Iterator[DocumentRow]:
        """All versions, by id; read in portions, so that memory stays flat and no writer waits."""
        at = ("", 0)
        while True:
            with self._opened() as db:
                found = db.execute(
                    f"SELECT {_FOUND} FROM documents WHERE (id, version) > (?, ?) ORDER BY id, version LIMIT 1000", at
                ).fetchall()
            if not found:
                return
            yield from map(_document, found)
            at = (found[-1][1], found[-1][2])

    def counts(self) -> tuple[int, int, int]:
        """Ids, versions, distinct texts."""
        with self._opened() as db:
            (ids, versions) = db.execute("SELECT count(DISTINCT id), count(*) FROM documents").fetchone()
            (texts,) = db.execute("SELECT count(*) FROM texts").fetchone()
        return int(ids), int(versions), int(texts)

    def vacuum(self) -> None:
        """Give back the room of what was deleted."""
        with self._opened() as db:
            db.execute("VACUUM")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer. Raises `InputError` while another process is.

        The lock is one of sqlite's, on a file of its own, so that it ends with the process however that ends.
        """
        with closing(sqlite3.connect(self.folder / _LOCK, timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                reason = "another process is writing to it; wait until it is done"
                if "locked" not in str(error):
                    reason = f"cannot be written ({error})"
                raise InputError(reason, resource=str(self.folder)) from None
            yield
            lock.execute("ROLLBACK")

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, committed at the end and undone by any exception."""
        with self._opened() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    @contextmanager
    def _opened(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            # a name that is not there must be an error, not an empty database
            address = f"{self._path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
            with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)) as db:
                yield db
        except sqlite3.DatabaseError as error:
            if not self.exists:
                raise InputError(
                    "holds no index; make one with `transprov index add`", resource=str(self.folder)
                ) from None
            raise InputError(f"the index cannot be used ({error})", resource=str(self._path)) from None


def _document(row: tuple[Any, ...]) -> DocumentRow:
    published = datetime.fromisoformat(row[7]) if row[7] else None
    text, name, version, language, title, url, outlet = row[:7]
    added = datetime.fromisoformat(row[8])
    return DocumentRow(text, name, version, language, title, url, outlet, published, added)
