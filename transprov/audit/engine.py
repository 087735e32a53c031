"""The run itself: copies come in, go to the workers, and each result is in the store before the next is looked at."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait

from transprov.audit.executors import Executor
from transprov.audit.feeding import Feeding
from transprov.audit.queue import Queue, Work
from transprov.audit.results import FAILED, ItemResult
from transprov.audit.summary import Progress
from transprov.audit.worker import Outcome
from transprov.errors import InputError

_TICK = 0.2
"""Seconds to wait for something to happen before progress is told and feeds are looked at again."""
_STILLBORN = 3
"""Deaths of workers, without one result, after which it is not an item that they die of."""
_DEADLY = "the process that examined it died, and died again with nothing else in work"


class Engine:
    """One session of a run: from what is queued, and what the feeds hold, to nothing left to do."""

    def __init__(
        self,
        queue: Queue,
        feeding: Feeding,
        executor: Executor,
        *,
        redo: bool = False,
        retry_failed: bool = False,
        observe: Callable[[Progress], None] | None = None,
    ) -> None:
        """All parts are the caller's; `observe` is told how far the run is, some times a second."""
        self._queue = queue
        self._feeding = feeding
        self._executor = executor
        self._redo = redo
        self._retry_failed = retry_failed
        self._observe = observe
        self._in_work: dict[Future[Outcome], Work] = {}
        self._counts: Counter[str] = Counter()
        self._deaths = 0
        self._alone: Executor | None = None
        self._start = time.perf_counter()

    def run(self) -> None:
        """Until all is done. An exception, such as Ctrl-C, leaves the store ready to go on from."""
        self._feeding.start()
        interrupted = True
        try:
            while self._step():
                self._tell()
            self._tell()
            interrupted = False
        finally:
            self._feeding.stop()
            for executor in {self._executor, self._alone or self._executor}:
                executor.close(kill=interrupted)
            self._queue.release()

    def _step(self) -> bool:
        """Take in, hand out, settle; False when there is nothing left."""
        self._take_in(0.0)
        self._hand_out()
        if self._in_work:
            done, _ = wait(self._in_work, timeout=_TICK, return_when=FIRST_COMPLETED)
            for future in done:
                # the death of a process settles all that was in work at once
                if future in self._in_work:
                    self._settle(future)
            return True
        if self._feeding.finished:
            return False
        self._take_in(_TICK)
        return True

    def _take_in(self, seconds: float) -> None:
        items = self._feeding.take(seconds)
        if items:
            self._queue.add(items, redo=self._redo, retry_failed=self._retry_failed)

    def _hand_out(self) -> None:
        while len(self._in_work) < self._executor.slots:
            work = self._queue.take(suspects=False)
            if work is None:
                break
            self._in_work[self._executor.submit(work)] = work
        if not self._in_work and self._feeding.finished:
            # what a process died of, or beside: one at a time, so that there is no doubt which it is
            work = self._queue.take(suspects=True)
            if work is not None:
                self._alone = self._alone or self._executor.alone()
                self._in_work[self._alone.submit(work)] = work

    def _settle(self, future: Future[Outcome]) -> None:
        error = future.exception()
        if error is None:
            work = self._in_work[future]
            outcome = future.result()
            self._finish(work, outcome)
            del self._in_work[future]
        elif self._executor.died(error) or (self._alone is not None and self._alone.died(error)):
            self._bury()
        else:
            work = self._in_work[future]
            reason = f"internal error: {type(error).__name__}: {error} - this is a bug in transprov, please report it"
            self._finish(work, _failed(work, reason))
            del self._in_work[future]

    def _bury(self) -> None:
        """A process died: what was finished is kept, all else in work comes again, one by one."""
        self._deaths += 1
        if self._deaths >= _STILLBORN and not self._counts["finished"]:
            raise InputError(
                "the worker processes die as soon as they start; is there memory enough? (A script that calls"
                ' transprov.audit with workers must do so under `if __name__ == "__main__":`)'
            )
        suspected = self._alone is not None
        wait(self._in_work, timeout=_TICK)
        for future, work in list(self._in_work.items()):
            if future.done() and not future.cancelled() and future.exception() is None:
                self._finish(work, future.result())
            elif suspected:
                self._finish(work, _failed(work, _DEADLY))
            else:
                self._queue.suspect(work)
            del self._in_work[future]
        (self._alone or self._executor).renew()

    def _finish(self, work: Work, outcome: Outcome) -> None:
        result = self._queue.finish(work, outcome.result, outcome.report)
        self._counts["finished"] += 1
        self._counts[FAILED if result.state == FAILED else str(result.verdict)] += 1

    def _tell(self) -> None:
        if self._observe is not None:
            self._observe(
                Progress(
                    phase="copies",
                    finished=self._counts["finished"],
                    waiting=self._queue.waiting(),
                    reading=not self._feeding.finished,
                    seconds=time.perf_counter() - self._start,
                    failed=self._counts[FAILED],
                    translated=self._counts["translated"],
                    unclear=self._counts["unclear"],
                    native=self._counts["native"],
                )
            )


def _failed(work: Work, reason: str) -> Outcome:
    return Outcome(ItemResult(work.key, work.origin, FAILED, error=" ".join(reason.split()), outlet=work.outlet), None)
