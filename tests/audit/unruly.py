"""Executors whose items do what their key says: for tests of the engine, in processes that can really die."""

import os
import time

from transprov.audit.executors import Processes
from transprov.audit.items import CheckOptions
from transprov.audit.results import DONE, ItemResult
from transprov.audit.worker import Outcome, Task

TASK = Task(run="t", index=None, options=CheckOptions())


def behave(key, origin):
    if "dies" in key:
        os._exit(9)
    if "slow" in key:
        time.sleep(0.5)
    if "raises" in key:
        raise ZeroDivisionError("division by zero")
    return Outcome(ItemResult(key, origin, DONE, verdict="native", words=len(key)), {"copy": key})


class Unruly(Processes):
    def submit(self, item):
        return self._pool.submit(behave, item.key, item.origin)

    def alone(self):
        return Unruly(self._task, 1)

    def _new(self):
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))


class Interrupting(Unruly):
    """Ctrl-C at the third item."""

    given = 0

    def submit(self, item):
        self.given += 1
        if self.given == 3:
            raise KeyboardInterrupt
        return super().submit(item)
