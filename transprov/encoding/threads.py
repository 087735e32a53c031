"""How many threads encoding may use.

The products of a batch of sentences are small. Spread over BLAS's own threads they spend their time in waiting loops,
up to five times slower when other processes want the cores too. So each product runs on one thread, and whole batches
run side by side, which is never slower than one thread however busy the machine.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

_MOST = 4
"""Batches beyond this many share the memory's bandwidth and gain little."""
_SETTINGS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def thread_count() -> int:
    """Threads to work with: the physical cores this process may use, at most 4, or fewer if the environment says so."""
    count = min(_physical_cores(), _quota(), _MOST)
    for name in _SETTINGS:
        told = os.environ.get(name, "")
        if told.isascii() and told.isdigit() and int(told) > 0:
            count = min(count, int(told))
    return max(1, count)


def single_threaded_products() -> AbstractContextManager[Any]:
    """A context in which BLAS uses the calling thread and no other."""
    limit: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limit


@lru_cache(maxsize=1)
def _controller() -> Any:
    # scanning the loaded libraries takes milliseconds, so it is done once, after numpy has loaded its own
    import numpy  # noqa: F401
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()


@lru_cache(maxsize=1)
def _physical_cores() -> int:
    if not hasattr(os, "sched_getaffinity"):
        # no way to tell cores from hyper-threads without another dependency: assume two a core
        return max(1, (os.cpu_count() or 2) // 2)
    usable = os.sched_getaffinity(0)
    cores = set()
    for cpu in usable:
        siblings = Path(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list")
        try:
            cores.add(siblings.read_text(encoding="ascii").strip())
        except (OSError, UnicodeDecodeError):
            cores.add(str(cpu))
    return max(1, len(cores))


@lru_cache(maxsize=1)
def _quota() -> int:
    """Whole CPUs granted to a container (cgroup 2); without a limit, as many as wanted."""
    with suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        if quota != "max":
            return max(1, int(quota) // int(period))
    return _MOST
