"""What a worker does with one item, in whatever process it runs: within limits, and never raising.

Imported before numpy in each new process, so that it can say how many threads numpy is to use.
"""

from __future__ import annotations

import errno
import faulthandler
import os
import re
import signal
import sqlite3
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transprov.audit.items import CheckOptions, Examined, described, examine
from transprov.audit.limits import GRACE, TimedOut, memory_limit, time_limit
from transprov.audit.results import FAILED, ItemResult
from transprov.errors import TransprovError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transprov.encoding import Encoder
    from transprov.sources import SourceIndex
    from transprov.types import Document

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Task:
    """What is the same for all items of a run; small, and sent with each."""

    run: str
    """Tells this run from all others: what a process remembers of one is of no use to the next."""
    index: str | None
    """Path of the index of sources, on the machine of the worker."""
    options: CheckOptions
    encoder: str | None = None
    cache: bool = True
    cache_mb: int = 256
    seconds: float | None = 120.0
    megabytes: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is sent back: a result, and its report unless it failed."""

    result: ItemResult
    report: Mapping[str, Any] | None


def work(task: Task, key: str, origin: str, outlet: str | None, payload: bytes) -> Outcome:
    """Examine one item. Whatever goes wrong with it is a failed result that says what."""
    with _ONE_AT_A_TIME:
        start = time.perf_counter()
        outcome = _attempt(task, key, origin, outlet, payload)
        return replace(outcome, result=replace(outcome.result, seconds=round(time.perf_counter() - start, 3)))


def _attempt(task: Task, key: str, origin: str, outlet: str | None, payload: bytes) -> Outcome:
    from transprov.sources.record import from_bytes

    copy: Document | None = None
    try:
        # what all items need is loaded outside the limits of one
        encoder = _loaded(task.encoder, task.cache, task.cache_mb)
        index = _index(task)
        with time_limit(task.seconds), memory_limit(task.megabytes):
            copy = from_bytes(payload)
            examined: Examined = examine(
                copy, key=key, origin=origin, outlet=outlet, index=index, encoder=encoder, options=task.options
            )
    except TimedOut:
        error = f"took longer than {task.seconds:g} s; --timeout allows more"
    except Exception as problem:  # noqa: BLE001  (one bad item must not stop the others; the reason is kept)
        error = _reason(problem, task)
    else:
        return Outcome(examined.result, examined.report)
    known: dict[str, Any] = {} if copy is None else described(copy, outlet)
    return Outcome(ItemResult(key, origin, FAILED, error=" ".join(error.split()), **known), None)


def _reason(problem: Exception, task: Task) -> str:
    if isinstance(problem, TransprovError):
        return str(problem)
    if task.megabytes is not None and _for_want_of_memory(problem):
        return f"needs more memory than the {task.megabytes} MB allowed; --memory allows more"
    return f"internal error: {type(problem).__name__}: {problem} - this is a bug in transprov, please report it"


def _for_want_of_memory(problem: BaseException) -> bool:
    """Whether the system had no more memory to give, as the many parts that ask for some put it."""
    if isinstance(problem, MemoryError) or (isinstance(problem, OSError) and problem.errno == errno.ENOMEM):
        return True
    if isinstance(problem, ImportError) and "map segment" in str(problem):
        return True
    if isinstance(problem, (RuntimeError, sqlite3.Error)) and re.search("new thread|out of memory", str(problem)):
        return True
    behind = problem.__cause__ or problem.__context__
    return behind is not None and _for_want_of_memory(behind)


def prepare_process(task: Task) -> None:
    """Make a new process a worker: one thread for numpy, deaf to Ctrl-C, gone when its parent is."""
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = "1"
    # Ctrl-C reaches all processes of a terminal; the parent decides what becomes of its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(TransprovError):  # it will be the error of each item as well, and is told there
        _warm_up(_loaded(task.encoder, task.cache, task.cache_mb))


def _warm_up(encoder: Encoder) -> None:
    """Load what all items need, so that it is not the first one's time and memory that it takes."""
    from transprov.checking import check
    from transprov.types import Document

    copy = Document.from_text("The harbour was closed on Monday.", language="en")
    check(copy)
    check(copy, Document.from_text("Der Hafen wurde am Montag gesperrt.", language="de"), encoder=encoder)


def work_in_process(task: Task, key: str, origin: str, outlet: str | None, payload: bytes) -> Outcome:
    """`work`, in a process that is ours to end if the item hangs where Python has no say."""
    if task.seconds is None:
        return work(task, key, origin, outlet, payload)
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(task.seconds + GRACE, exit=True, file=nowhere)
        try:
            return work(task, key, origin, outlet, payload)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _leave_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        # a parent that was killed cannot tell its workers to go, and they would wait for it for good
        wait([parent.sentinel])
        os._exit(1)


@lru_cache(maxsize=1)
def _loaded(name: str | None, cache: bool, megabytes: int) -> Encoder:
    from transprov.encoding import Composing, load_encoder
    from transprov.encoding.cache import CachingComposer, CachingEncoder, cached

    encoder = load_encoder(name, cache=False)
    # its weights, and numpy with them, come now rather than within the limits of the first item
    encoder.encode(["."])
    if cache:
        return cached(encoder, megabytes=megabytes)
    return (CachingComposer if isinstance(encoder, Composing) else CachingEncoder)(encoder)


@lru_cache(maxsize=1)
def _index(task: Task) -> SourceIndex | None:
    from transprov.sources import SourceIndex

    if task.index is None:
        return None
    return SourceIndex.open(task.index, encoder=_loaded(task.encoder, task.cache, task.cache_mb))
