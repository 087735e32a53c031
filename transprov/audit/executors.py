"""Where items are worked on: in this process, or in processes of their own. `cluster` has a third way.

All are of the manner of `concurrent.futures`; what they add is to tell that a process died, and to go on after that.
"""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol

from transprov.audit.queue import Work
from transprov.audit.worker import Outcome, Task, prepare_process, work, work_in_process


class Executor(Protocol):
    """Works on items, several at a time."""

    @property
    def slots(self) -> int:
        """How many items keep it busy."""
        ...

    def submit(self, item: Work) -> Future[Outcome]:
        """Begin one item."""
        ...

    def died(self, error: BaseException) -> bool:
        """Whether the error of a future says that the process which worked on it is no more."""
        ...

    def renew(self) -> None:
        """Be ready again after a process died; what was in work is lost."""
        ...

    def alone(self) -> Executor:
        """An executor for one item at a time that outlives the death of the process working on it."""
        ...

    def close(self, *, kill: bool) -> None:
        """Let go of everything; `kill`: at once, whatever is in work."""
        ...


class InProcess:
    """One item at a time, in this process."""

    slots = 1

    def __init__(self, task: Task) -> None:
        """Nothing is loaded before the first item."""
        self._task = task

    def submit(self, item: Work) -> Future[Outcome]:
        """Work on the item, now."""
        future: Future[Outcome] = Future()
        future.set_result(work(self._task, item.key, item.origin, item.outlet, item.payload))
        return future

    def died(self, error: BaseException) -> bool:
        """Never: this process would not be there to ask."""
        return False

    def renew(self) -> None:
        """Nothing to renew."""

    def alone(self) -> Executor:
        """A process, since what the item did to the last one it may do again."""
        return Processes(self._task, 1)

    def close(self, *, kill: bool) -> None:
        """Nothing to let go of."""


class Processes:
    """Local processes, begun anew rather than forked, so that no state or lock of this one is in them."""

    def __init__(self, task: Task, workers: int) -> None:
        """Processes start with the first items."""
        self._task = task
        self._workers = workers
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=get_context("spawn"), initializer=prepare_process, initargs=(self._task,)
        )

    @property
    def slots(self) -> int:
        """One more than processes, so that none waits for the store; just one where one is to be watched."""
        return self._workers + 1 if self._workers > 1 else 1

    def submit(self, item: Work) -> Future[Outcome]:
        """Hand the item to the next free process."""
        return self._pool.submit(work_in_process, self._task, item.key, item.origin, item.outlet, item.payload)

    def died(self, error: BaseException) -> bool:
        """Whether a process ended while it, or another, was at work: all that was in work is lost then."""
        return isinstance(error, BrokenProcessPool)

    def renew(self) -> None:
        """Start new processes."""
        self.close(kill=True)
        self._pool = self._new()

    def alone(self) -> Executor:
        """One process."""
        return Processes(self._task, 1)

    def close(self, *, kill: bool) -> None:
        """End the processes."""
        # no public way to end a process that is at work before Python 3.14
        running = list((getattr(self._pool, "_processes", None) or {}).values()) if kill else []
        for process in running:
            process.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)
