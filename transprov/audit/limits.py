"""Bounds on the time and the memory of one item, so that none of them holds up, or takes down, all the others."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

GRACE: Final = 30.0
"""Seconds after the time limit at which a process that does not listen is ended the hard way."""


class TimedOut(Exception):
    """The work took longer than it was allowed to."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `TimedOut` in the block when it has run for `seconds` (None: never).

    In the main thread of a process by an alarm, which also wakes it from waiting; elsewhere, as in a worker of Dask, as
    soon as the thread is back in Python.
    """
    if seconds is None:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _raised_from_outside(seconds):
            yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimedOut

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _raised_from_outside(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    over = False

    def ring() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TimedOut))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            over = True


@contextmanager
def memory_limit(megabytes: int | None) -> Iterator[None]:
    """Raise `MemoryError` in the block when it takes more than `megabytes` (10**6 bytes) on top of what is in use.

    Counts address space, as the system does; without effect (None, or a system without such limits) it just runs.
    """
    taken = _address_space()
    if megabytes is None or taken is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + megabytes * 1_000_000
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """Bytes of address space of this process; None where the system does not say or does not limit them."""
    if sys.platform != "linux":
        return None
    import resource

    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
