"""Taking from an index what is no longer wanted, and the room it took."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from transprov.errors import InputError
from transprov.sources.coarse import path_of, refreshed
from transprov.sources.passages import Rows
from transprov.sources.store import DocumentRow, State, Store
from transprov.sources.writing import Files, write_counts

_AT_ONCE = 2000
"""Texts whose vectors are copied together, to bound the memory."""


def prune(store: Store, rows: Rows, *, before: datetime | None, superseded: bool) -> int:
    """See `SourceIndex.prune`."""
    with store.writing():
        unwanted = list(_unwanted(store, before, superseded))
        if not unwanted:
            return 0
        old = store.state()
        new = replace(old, generation=old.generation + 1, sentences=0, passages=0)
        with store.changing() as db:
            db.executemany("DELETE FROM documents WHERE id = ? AND version = ?", unwanted)
            db.execute("DELETE FROM texts WHERE number NOT IN (SELECT text FROM documents)")
            new = _moved(store, rows, db, old, new)
            write_counts(db, new)
        store.vacuum()
        _forget(store.folder, old, rows)
        refreshed(
            path_of(store.folder, new.generation),
            Files.of(store.folder, new.generation, rows).passages.rows(new.passages),
        )
    return len(unwanted)


def _unwanted(store: Store, before: datetime | None, superseded: bool) -> Iterator[tuple[str, int]]:
    last: DocumentRow | None = None
    for row in store.rows():
        if (superseded and last is not None and last.id == row.id) or (last is not None and _old(last, before)):
            yield last.id, last.version
        last = row
    if last is not None and _old(last, before):
        yield last.id, last.version


def _old(row: DocumentRow, before: datetime | None) -> bool:
    if before is None:
        return False
    moment = row.published or row.added
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) < before


def _moved(store: Store, rows: Rows, db: sqlite3.Connection, old: State, new: State) -> State:
    """Copy the vectors of the texts that stay into the files of the new generation, and say where they are now."""
    source, target = Files.of(store.folder, old.generation, rows), Files.of(store.folder, new.generation, rows)
    sentences, passages = source.sentences.rows(old.sentences), source.passages.rows(old.passages)
    kept = db.execute(
        "SELECT number, first_sentence, sentences, first_passage, passages FROM texts ORDER BY number"
    ).fetchall()
    try:
        for at in range(0, len(kept), _AT_ONCE):
            part = kept[at : at + _AT_ONCE]
            target.sentences.copy((sentences[row[1] : row[1] + row[2]] for row in part), new.sentences)
            target.passages.copy((passages[row[3] : row[3] + row[4]] for row in part), new.passages)
            for number, _, count, _, others in part:
                db.execute(
                    "UPDATE texts SET first_sentence = ?, first_passage = ? WHERE number = ?",
                    (new.sentences, new.passages, number),
                )
                new = replace(new, sentences=new.sentences + count, passages=new.passages + others)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", resource=str(store.folder)) from None
    return new


def _forget(folder: Path, old: State, rows: Rows) -> None:
    files = Files.of(folder, old.generation, rows)
    for path in (files.sentences.path, files.passages.path, path_of(folder, old.generation)):
        # where a reader's mapping keeps a file from being deleted, it is only left behind
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
