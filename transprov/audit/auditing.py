"""`transprov.audit`: everything an audit needs, put together, and taken apart again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from transprov.audit.database import sole_use
from transprov.audit.items import CheckOptions
from transprov.audit.payload import content_digest
from transprov.audit.store import AuditStore
from transprov.audit.summary import AuditSummary, Progress
from transprov.errors import ConfigError
from transprov.types import Document, Equivalences

if TYPE_CHECKING:
    from transprov.audit.executors import Executor
    from transprov.audit.feeding import Feeding
    from transprov.audit.originals import Originals, Place, Sources
    from transprov.audit.worker import Task
    from transprov.encoding import Encoder
    from transprov.reading.feeds import FeedOptions, Item

TIMEOUT = 120.0


def audit(
    copies: Place | Iterable[Place | Document],
    sources: Sources,
    *,
    store: str | PathLike[str],
    workers: int = 1,
    dask: str | None = None,
    timeout: float | None = TIMEOUT,
    memory_mb: int | None = None,
    fetch: bool = False,
    allow_private: bool = False,
    encoder: str | None = None,
    cache: bool = True,
    cache_mb: int = 256,
    min_confidence: float = 0.5,
    disable: Iterable[str] = (),
    accept: Iterable[str] = (),
    equivalences: Equivalences | None = None,
    redo: bool = False,
    retry_failed: bool = False,
    observe: Callable[[Progress], None] | None = None,
) -> AuditSummary:
    """Examine every copy of the feeds that the store has no result of, and return what was done.

    `copies` and `sources` are feeds, folders or files (paths or URLs), one or several, or documents; `sources` may be
    an index, too. What stands in `store` already is not done again unless the copy changed, with `redo`, or, for what
    failed, with `retry_failed`; a run that was interrupted, in whatever way, is taken up where it was.

    `workers` processes share the work, or those of the Dask scheduler at the address `dask`; with one worker and no
    `memory_mb` it is done in this process. One item may take `timeout` seconds and, beyond what a worker needs anyway,
    `memory_mb` (10**6 bytes); what takes more, or cannot be read, is a failed result with its reason. `fetch` reads the
    pages that feeds link to, `allow_private` also at private addresses. `observe` is told of the progress. The other
    arguments are those of `check`.

    Raises `InputError` when the store is none, or in use, and when nothing can be read of copies or of sources;
    `ConfigError` when the results in the store were made with other settings. Ctrl-C leaves the store ready to go on.
    """
    from transprov.audit.engine import Engine
    from transprov.audit.queue import Queue
    from transprov.audit.worker import Task
    from transprov.encoding import load_encoder
    from transprov.reading.feeds import FeedOptions

    _require(workers, timeout, memory_mb, dask)
    start = time.perf_counter()
    where = Path(store)
    options = CheckOptions(min_confidence, tuple(disable), tuple(accept), equivalences or Equivalences())
    reading = FeedOptions(
        fetch_pages=fetch, allow_private=allow_private, cache_folder=where.with_name(where.name + ".feeds")
    )
    vectors = load_encoder(encoder, cache=cache)
    with AuditStore.open(where, create=True) as opened, sole_use(where):
        queue = Queue(opened)
        resumed = queue.begin(
            _settings(copies, sources, workers=workers, dask=dask, timeout=timeout, memory_mb=memory_mb, fetch=fetch),
            _signature(vectors, options),
            redo=redo,
        )
        originals = _originals(sources, where, reading, vectors, observe)
        task = Task(uuid4().hex, originals.path, options, encoder, cache, cache_mb, timeout, memory_mb)
        feeding = _feeding(copies, reading)
        Engine(
            queue,
            feeding,
            _executor(task, workers, dask),
            redo=redo,
            retry_failed=retry_failed,
            observe=observe,
        ).run()
        if feeding.errors and not len(opened):
            raise feeding.errors[0]
        queue.end()
        counts = opened.runs()[-1].counts
        return AuditSummary(
            store=where,
            run=queue.run,
            resumed=resumed,
            **counts,
            total=len(opened),
            sources=originals.documents,
            problems=(*map(str, feeding.errors), *originals.problems),
            seconds=time.perf_counter() - start,
        )


def _require(workers: int, timeout: float | None, memory_mb: int | None, dask: str | None) -> None:
    if workers < 1:
        raise ConfigError(f"must be at least 1, not {workers}", resource="workers")
    if timeout is not None and timeout <= 0:
        raise ConfigError(f"must be above 0, not {timeout:g}", resource="timeout")
    if memory_mb is not None and memory_mb <= 0:
        raise ConfigError(f"must be above 0, not {memory_mb}", resource="memory")
    if memory_mb is not None and dask is not None:
        raise ConfigError("is for local workers; give those of Dask their own --memory-limit", resource="memory")


def _settings(copies: object, sources: object, **others: Any) -> dict[str, Any]:
    return {"copies": _names(copies), "sources": _names(sources), **others}


def _names(given: object) -> list[str] | None:
    """What was named; None for what was handed over in memory."""
    if isinstance(given, (str, PathLike)):
        return [fspath(given)]
    if isinstance(given, (list, tuple)) and all(isinstance(one, (str, PathLike)) for one in given):
        return [fspath(one) for one in given]
    return None


def _signature(encoder: Encoder, options: CheckOptions) -> str:
    """All that the numbers depend on, as in the reports, whether or not a source was found."""
    from transprov.alignment import PARAMETERS_IDENTITY
    from transprov.checking.signature import sign
    from transprov.detection import identity

    signed = sign(
        encoder=encoder.identity,
        aligner=PARAMETERS_IDENTITY,
        min_confidence=options.min_confidence,
        moves=True,
        disable=options.disable,
        accept=options.accept,
        equivalences=options.equivalences,
    )
    return f"{signed}|detector:{identity()}"


def _originals(
    sources: Sources,
    store: Path,
    options: FeedOptions,
    encoder: Encoder,
    observe: Callable[[Progress], None] | None,
) -> Originals:
    from transprov.audit.originals import gather

    def told(read: int) -> None:
        if observe is not None:
            observe(Progress("sources", read))

    beside = store.with_name(store.name + ".sources")
    return gather(sources, beside, options=options, encoder=encoder, told=told)


def _executor(task: Task, workers: int, dask: str | None) -> Executor:
    from transprov.audit.cluster import DaskCluster
    from transprov.audit.executors import InProcess, Processes

    if dask is not None:
        return DaskCluster(task, dask)
    if workers == 1 and task.megabytes is None:
        return InProcess(task)
    return Processes(task, workers)


def _feeding(copies: Place | Iterable[Place | Document], options: FeedOptions) -> Feeding:
    from transprov.audit.feeding import Feeding
    from transprov.reading.feeds import stream

    if isinstance(copies, (str, PathLike)):
        return Feeding([partial(stream, copies, options=options)])
    if isinstance(copies, (list, tuple)) and all(isinstance(one, (str, PathLike)) for one in copies):
        return Feeding([partial(stream, one, options=options) for one in copies])
    return Feeding([partial(_handed, copies, options)])


def _handed(copies: Iterable[Place | Document], options: FeedOptions) -> Iterator[Item]:
    """Items of documents that were handed over in memory, and of places between them."""
    from transprov.reading.feeds import Item, stream

    met: dict[str, str] = {}
    for one in copies:
        if not isinstance(one, Document):
            yield from stream(one, options=options)
            continue
        content = content_digest(one, None)
        key = one.id or one.provenance.url or f"sha256:{content}"
        if met.setdefault(key, content) != content:
            key = f"{key}#{content[:8]}"
        yield Item(key=key, origin="memory", document=one, url=one.provenance.url, title=one.title)
