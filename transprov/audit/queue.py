"""The queue of an audit: items go from queued over running to done or failed, each step in the file at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from transprov.audit.database import explained
from transprov.audit.payload import content_digest, digest, squeeze
from transprov.audit.results import FAILED, ItemResult, to_object
from transprov.audit.store import AuditStore
from transprov.errors import ConfigError
from transprov.reading.feeds import Item
from transprov.sources.record import to_bytes


@dataclass(frozen=True, slots=True)
class Work:
    """One item to examine."""

    key: str
    origin: str
    outlet: str | None
    version: int
    first_run: int
    payload: bytes
    """The document, as `sources.record` keeps documents."""


class Queue:
    """The one writer of a store, for one run."""

    def __init__(self, store: AuditStore) -> None:
        """`begin` starts a run, or takes up one that was interrupted."""
        self._store = store
        self._db = store.db
        self._run = 0

    @property
    def run(self) -> int:
        """Number of the run."""
        return self._run

    def begin(self, settings: Mapping[str, Any], signature: str, *, redo: bool) -> bool:
        """Start a run; True if it goes on with one that was interrupted.

        Raises `ConfigError` when earlier results were made with another signature, unless all is done again: numbers of
        two makes in one report would be taken for a change in the copies.
        """
        with self._transaction():
            last = self._db.execute("SELECT number, ended, signature FROM runs ORDER BY number DESC LIMIT 1").fetchone()
            if last is not None and last[2] != signature and not redo:
                raise ConfigError(
                    f"its results were made with other settings ({_difference(last[2], signature)}); name another "
                    "--store, or do all again with --redo",
                    resource=str(self._store.path),
                )
            resumed = last is not None and last[1] is None and last[2] == signature
            if resumed:
                self._run = last[0]
                self._db.execute("UPDATE runs SET settings = ? WHERE number = ?", (json.dumps(settings), self._run))
            else:
                self._run = 1 if last is None else last[0] + 1
                self._db.execute(
                    "INSERT INTO runs VALUES (?, ?, NULL, ?, ?)",
                    (self._run, _now(), json.dumps(settings), signature),
                )
            # what was in work when the last process ended may have ended it: it goes last, and alone
            self._db.execute("UPDATE items SET state = 'queued', crashes = crashes + 1 WHERE state = 'running'")
        return resumed

    def end(self) -> None:
        """The run has dealt with every copy."""
        with self._transaction():
            self._db.execute("UPDATE runs SET ended = ? WHERE number = ?", (_now(), self._run))

    def add(self, items: Iterable[Item], *, redo: bool, retry_failed: bool) -> None:
        """Queue what is new, changed, or to be done again; what cannot be read has failed at once."""
        with self._transaction():
            for item in items:
                content = _content(item)
                known = self._known(item.key)
                if known is not None and known[0] != content and known[5] == self._run and known[6] != item.origin:
                    # another feed of this run has called another article so
                    item = replace(item, key=f"{item.key}#{digest(item.origin)[:8]}")
                    known = self._known(item.key)
                version, first_run = (1, self._run) if known is None else (known[1], known[3])
                if known is not None:
                    before, _, state, _, run, _, _ = known
                    self._db.execute("UPDATE items SET seen = ? WHERE key = ?", (self._run, item.key))
                    again = (redo or (retry_failed and state == FAILED)) and run != self._run
                    if before == content and not again:
                        continue
                    version += before != content
                self._put(item, content, version, first_run)

    def _known(self, key: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._db.execute(
            "SELECT content, version, state, first_run, run, seen, origin FROM items WHERE key = ?", (key,)
        ).fetchone()
        return row

    def _put(self, item: Item, content: str, version: int, first_run: int) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO items (key, origin, outlet, content, version, state, first_run, run, seen, payload)"
            " VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)",
            (
                item.key,
                item.origin,
                item.outlet,
                content,
                version,
                first_run,
                self._run,
                self._run,
                None if item.document is None else to_bytes(item.document),
            ),
        )
        if item.document is None:
            work = Work(item.key, item.origin, item.outlet, version, first_run, b"")
            failed = ItemResult(
                item.key,
                item.origin,
                FAILED,
                error=item.problem,
                title=item.title,
                url=item.url,
                outlet=item.outlet,
            )
            self._finish(work, failed, None)

    def take(self, *, suspects: bool) -> Work | None:
        """The next item, now running; `suspects` are those at whose time a process died. None if there is none."""
        with self._transaction():
            row = self._db.execute(
                "SELECT key, origin, outlet, version, first_run, payload FROM items"
                f" WHERE state = 'queued' AND crashes {'>' if suspects else '='} 0 ORDER BY rowid LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            self._db.execute("UPDATE items SET state = 'running' WHERE key = ?", (row[0],))
        return Work(*row)

    def suspect(self, work: Work) -> None:
        """Queue again an item at whose time a process died."""
        with self._transaction():
            self._db.execute("UPDATE items SET state = 'queued', crashes = crashes + 1 WHERE key = ?", (work.key,))

    def release(self) -> None:
        """Queue again, as if nothing had been, all that is in work."""
        with self._transaction():
            self._db.execute("UPDATE items SET state = 'queued' WHERE state = 'running'")

    def finish(self, work: Work, result: ItemResult, report: Mapping[str, Any] | None) -> ItemResult:
        """Write down a result, now; returns it with its place among the runs."""
        with self._transaction():
            return self._finish(work, result, report)

    def _finish(self, work: Work, result: ItemResult, report: Mapping[str, Any] | None) -> ItemResult:
        result = replace(result, first_run=work.first_run, run=self._run, version=work.version)
        self._db.execute(
            "UPDATE items SET state = ?, run = ?, crashes = 0, payload = NULL, verdict = ?, result = ?, report = ?"
            " WHERE key = ?",
            (
                result.state,
                self._run,
                result.verdict,
                squeeze(to_object(result)),
                None if report is None else squeeze(report),
                work.key,
            ),
        )
        return result

    def waiting(self) -> int:
        """Number of items not finished."""
        return self._store.waiting()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self._store.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


def _content(item: Item) -> str:
    # of an item that could not be read, the reason: the same failure again is nothing new
    return digest([item.problem]) if item.document is None else content_digest(item.document, item.outlet)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _difference(before: str, now: str) -> str:
    """The first part in which two signatures differ."""
    for old, new in zip(before.split("|"), now.split("|"), strict=False):
        if old != new:
            return f"{old}, now {new}"
    return f"{before}, now {now}"
