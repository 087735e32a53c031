"""The results of an audit in one file, for those who read them; `queue` is for the run that makes them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from transprov.audit.database import connect, explained
from transprov.audit.payload import unsqueeze
from transprov.audit.results import DONE, FAILED, ItemResult, Run, from_object

_FINISHED = f"state IN ('{DONE}', '{FAILED}')"


class AuditStore:
    """What the runs of an audit found, copy by copy. Readable while a run is at work; a context manager."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        """Use `open`."""
        self.path = path
        self.db = db

    @classmethod
    def open(cls, path: str | PathLike[str], *, create: bool = False) -> Self:
        """The store in the file `path`; raises `InputError` if it is not there (unless `create`) or is not a store."""
        where = Path(path)
        return cls(where, connect(where, create=create))

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def __len__(self) -> int:
        """Number of results."""
        return int(self._value(f"SELECT count(*) FROM items WHERE {_FINISHED}"))

    def results(self) -> Iterator[ItemResult]:
        """Every finished item, by key, one at a time in memory."""
        with explained(self.path):
            for (blob,) in self.db.execute(f"SELECT result FROM items WHERE {_FINISHED} ORDER BY key"):
                yield from_object(unsqueeze(blob))

    def result(self, key: str) -> ItemResult | None:
        """The result of one item; None if there is none."""
        blob = self._value(f"SELECT result FROM items WHERE key = ? AND {_FINISHED}", key)
        return None if blob is None else from_object(unsqueeze(blob))

    def report(self, key: str) -> Mapping[str, Any] | None:
        """The whole report of one item, as `transprov check --format json` writes it; None if there is none."""
        blob = self._value(f"SELECT report FROM items WHERE key = ? AND {_FINISHED}", key)
        return None if blob is None else unsqueeze(blob)

    def runs(self) -> tuple[Run, ...]:
        """Every run, the first one first."""
        with explained(self.path):
            rows = self.db.execute("SELECT number, started, ended, settings, signature FROM runs ORDER BY number")
            return tuple(
                Run(
                    number=number,
                    started=datetime.fromisoformat(started),
                    ended=datetime.fromisoformat(ended) if ended else None,
                    settings=json.loads(settings),
                    signature=signature,
                    counts=self._counts(number),
                )
                for number, started, ended, settings, signature in rows.fetchall()
            )

    def waiting(self) -> int:
        """Number of items that are queued or in work."""
        return int(self._value("SELECT count(*) FROM items WHERE state IN ('queued', 'running')"))

    def dump(self) -> Iterator[str]:
        """All that the runs found, a line an item by key, without what time it was and how long it took.

        Equal for two stores that were made from the same copies and sources with the same settings, however often the
        one or the other was interrupted and resumed.
        """
        with explained(self.path), closing(self.db.cursor()) as cursor:
            for key, state, version, blob, report in cursor.execute(
                "SELECT key, state, version, result, report FROM items ORDER BY key"
            ):
                result = {} if blob is None else unsqueeze(blob)
                for name in ("first_run", "run", "seconds"):
                    result.pop(name, None)
                said = {
                    "key": key,
                    "state": state,
                    "version": version,
                    "result": result,
                    "report": None if report is None else unsqueeze(report),
                }
                yield json.dumps(said, sort_keys=True)

    def _counts(self, number: int) -> dict[str, int]:
        """What a run finished: by state, by verdict, and how much of it was new or changed."""
        counts = {DONE: 0, FAILED: 0, "new": 0, "again": 0, "translated": 0, "unclear": 0, "native": 0}
        for state, verdict, new, count in self.db.execute(
            f"SELECT state, verdict, first_run = run, count(*) FROM items WHERE run = ? AND {_FINISHED}"
            " GROUP BY 1, 2, 3",
            (number,),
        ):
            counts[state] += count
            counts["new" if new else "again"] += count
            if verdict is not None:
                counts[verdict] += count
        return counts

    def _value(self, query: str, *arguments: object) -> Any:
        with explained(self.path):
            row = self.db.execute(query, arguments).fetchone()
            return None if row is None else row[0]
