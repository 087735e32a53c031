"""The file of an audit: opened, recognised, made; and every way in which that can go wrong, in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from transprov.errors import InputError

APPLICATION = 0x74707641
"""Marks the file as ours ("tpvA"), where sqlite and `file` look for it."""
SCHEMA = 1

_TABLES = """
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, settings TEXT NOT NULL, signature TEXT NOT NULL
);
CREATE TABLE items (
    key TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    outlet TEXT,
    content TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    crashes INTEGER NOT NULL DEFAULT 0,
    first_run INTEGER NOT NULL,
    run INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    payload BLOB,
    verdict TEXT,
    result BLOB,
    report BLOB
);
CREATE INDEX by_state ON items (state, crashes);
CREATE INDEX by_run ON items (run, state);
"""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the audit in `path`, which is made if it is not there and may be.

    Raises `InputError` for a file that is not there, not ours, damaged, or of a later transprov; it is not touched.
    """
    name = str(path)
    if path.is_dir():
        raise InputError("is a folder; name a file for the store, such as audit.sqlite", resource=name)
    try:
        there = path.exists() and path.stat().st_size > 0
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", resource=name) from None
    if not there and not create:
        raise InputError("no such store; `transprov audit COPIES --sources ... --store FILE` makes one", resource=name)
    if not there and not path.parent.is_dir():
        raise InputError(f"cannot be made: there is no folder {path.parent}; make it first", resource=name)
    with explained(path):
        if there:
            _require_ours(path)
        db = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        try:
            if not there:
                _make(db)
            db.execute("PRAGMA journal_mode = WAL")
            # what is committed outlives the end of any process; a power cut can cost the last commits, never the file
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Make what sqlite has to say about the file an `InputError` with a way out."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            message = "is in use by another program; try again when that is done"
        elif "full" in str(error):
            message = "cannot be written: the disk is full; make room and run the same command again"
        else:
            message = f"cannot be opened or written ({error}); check its folder's permissions"
        raise InputError(message, resource=str(path)) from None
    except sqlite3.DatabaseError as error:
        raise InputError(
            f"is not an audit store, or is damaged ({error}); name another with --store", resource=str(path)
        ) from None


@contextmanager
def sole_use(path: Path) -> Iterator[None]:
    """Hold the audit in `path` for one run. Raises `InputError` when another holds it.

    The lock is that of an empty database beside the store, which the system releases however the process ends, and
    which leaves readers of the store alone.
    """
    beside = path.with_name(path.name + "-run")
    with explained(beside), closing(sqlite3.connect(beside, timeout=0.0, isolation_level=None)) as db:
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise InputError(
                "another run is at work on this store; wait for it, or name another with --store", resource=str(path)
            ) from None
        yield


def _require_ours(path: Path) -> None:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=30.0)) as db:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (schema,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise InputError(
            "is a database of another program, not an audit store; name another with --store", resource=str(path)
        )
    if schema != SCHEMA:
        raise InputError(
            f"was made by another version of transprov (layout {schema}, this one reads {SCHEMA}); name another with "
            "--store",
            resource=str(path),
        )


def _make(db: sqlite3.Connection) -> None:
    # all at once: a file that is not empty is a whole store
    db.execute("BEGIN IMMEDIATE")
    for statement in _TABLES.split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {SCHEMA}")
    db.execute("COMMIT")
