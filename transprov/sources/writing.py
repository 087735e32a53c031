"""Adding to an index and taking from it: in portions, each of which is there whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from transprov.encoding.protocol import Floats
from transprov.errors import InputError, TransprovError
from transprov.sources.candidate import Added
from transprov.sources.keys import held
from transprov.sources.passages import Rows, body, passage_rows, sentence_lengths
from transprov.sources.record import content_hash, to_bytes
from transprov.sources.store import State, Store
from transprov.sources.vectors import VectorFile
from transprov.types import DeclarationKind, Document, Segment

_PORTION = 64
"""Documents ..."""
_SENTENCES = 3000
"""... or sentences that are encoded and committed together; they bound the memory, and what a crash can cost."""


@dataclass(frozen=True, slots=True)
class Files:
    """The vector files of one generation."""

    sentences: VectorFile
    passages: VectorFile

    @classmethod
    def of(cls, folder: Path, generation: int, rows: Rows) -> Files:
        """Those of a folder."""
        return cls(
            VectorFile(folder / f"sentences-{generation}.f16", rows.width),
            VectorFile(folder / f"passages-{generation}.f16", rows.dimensions),
        )


@dataclass(frozen=True, slots=True)
class _New:
    """A document to be added, and what of it is encoded."""

    id: str
    document: Document
    segments: tuple[Segment, ...]
    hash: bytes


def add(store: Store, rows: Rows, documents: Iterable[Document | str]) -> Added:
    """See `SourceIndex.add`."""
    done = Added()
    with store.writing():
        for portion in _portions(documents):
            good = [item for item in portion if isinstance(item, _New)]
            bad = tuple(item for item in portion if isinstance(item, str))
            now = _commit(store, rows, good) if good else Added()
            done = Added(
                done.added + now.added,
                done.updated + now.updated,
                done.unchanged + now.unchanged,
                done.rejected + bad,
            )
    return done


def _portions(documents: Iterable[Document | str]) -> Iterator[list[_New | str]]:
    """Prepared documents, or the reasons why they are none; what came before an error of the iterator is not lost."""
    portion: list[_New | str] = []
    sentences = 0
    try:
        for number, given in enumerate(documents, start=1):
            prepared = _prepared(given, number)
            portion.append(prepared)
            sentences += len(prepared.segments) if isinstance(prepared, _New) else 0
            if len(portion) >= _PORTION or sentences >= _SENTENCES:
                yield portion
                portion, sentences = [], 0
    except Exception:
        if portion:
            yield portion
        raise
    if portion:
        yield portion


def _prepared(given: Document | str, number: int) -> _New | str:
    if not isinstance(given, (Document, str)):
        raise InputError(f"documents must be Documents or texts; number {number} is a {type(given).__name__}")
    try:
        if isinstance(given, str):
            given = Document.from_text(given)
        elif not given.segments:
            read = Document.from_text(given.text, language=given.language, id=given.id)
            given = replace(given, segments=read.segments, language=read.language, title=given.title or read.title)
    except TransprovError as error:
        return str(error)
    segments = body(given)
    name = given.id or given.provenance.url
    if not segments:
        return f"{name or f'document {number}'}: holds no article text"
    hashed = content_hash(given.language, segments)
    return _New(name or f"sha256:{hashed.hex()[:16]}", given, segments, hashed)


def _commit(store: Store, rows: Rows, portion: Sequence[_New]) -> Added:
    """Encode what is new and write it: vectors first, then, in one transaction, that they count."""
    state = store.state()
    fresh = {item.hash: item for item in portion}
    with store.changing() as db:
        for known in list(fresh):
            if db.execute("SELECT 1 FROM texts WHERE hash = ?", (known,)).fetchone():
                del fresh[known]
    encoded = _encoded(rows, list(fresh.values()))
    files = Files.of(store.folder, state.generation, rows)
    try:
        if encoded:
            files.sentences.append(np.concatenate([pair[0] for pair in encoded]), state.sentences)
            files.passages.append(np.concatenate([pair[1] for pair in encoded]), state.passages)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", resource=str(store.folder)) from None
    with store.changing() as db:
        _write_texts(db, state, list(fresh.values()), encoded)
        return _write_documents(db, portion)


def _encoded(rows: Rows, items: Sequence[_New]) -> list[tuple[Floats, Floats]]:
    """Rows of the sentences and vectors of the passages, for each text; all in one call of the encoder."""
    if not items:
        return []
    sentences = rows.of([segment.text for item in items for segment in item.segments])
    borders = np.cumsum([len(item.segments) for item in items])[:-1]
    parts = np.split(sentences, borders)
    sums = [passage_rows(part) for part in parts]
    vectors = np.split(rows.vectors(np.concatenate(sums)), np.cumsum([len(part) for part in sums])[:-1])
    return list(zip(parts, vectors, strict=True))


def _write_texts(
    db: sqlite3.Connection, state: State, items: Sequence[_New], encoded: Sequence[tuple[Floats, Floats]]
) -> None:
    sentences, passages = state.sentences, state.passages
    for item, (rows, vectors) in zip(items, encoded, strict=True):
        db.execute(
            "INSERT INTO texts (hash, first_sentence, sentences, first_passage, passages, lengths, keys)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                item.hash,
                sentences,
                len(rows),
                passages,
                len(vectors),
                sentence_lengths(item.segments).astype("<u4").tobytes(),
                held(segment.text for segment in item.segments).astype("<u4").tobytes(),
            ),
        )
        sentences, passages = sentences + len(rows), passages + len(vectors)
    write_counts(db, replace(state, sentences=sentences, passages=passages))


def write_counts(db: sqlite3.Connection, state: State) -> None:
    """Say how much of which vector files counts."""
    for name, value in (
        ("generation", state.generation),
        ("sentences", state.sentences),
        ("passages", state.passages),
    ):
        db.execute("UPDATE meta SET value = ? WHERE name = ?", (str(value), name))


def _write_documents(db: sqlite3.Connection, portion: Sequence[_New]) -> Added:
    added = updated = unchanged = 0
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for item in portion:
        (text,) = db.execute("SELECT number FROM texts WHERE hash = ?", (item.hash,)).fetchone()
        kept = db.execute("SELECT version, text FROM documents WHERE id = ? ORDER BY version", (item.id,)).fetchall()
        if any(text == known for _, known in kept):
            unchanged += 1
            continue
        document, provenance = item.document, item.document.provenance
        published = provenance.published.isoformat() if provenance.published else None
        db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item.id,
                kept[-1][0] + 1 if kept else 1,
                text,
                document.language,
                document.title,
                provenance.url,
                next(iter(provenance.values(DeclarationKind.OUTLET)), None),
                published,
                now,
                to_bytes(replace(document, id=item.id)),
            ),
        )
        added, updated = added + (not kept), updated + bool(kept)
    return Added(added, updated, unchanged)
