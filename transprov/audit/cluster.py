"""Items worked on by a cluster of Dask. Its workers need transprov, and the index of sources under the same path."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from importlib import import_module
from typing import TYPE_CHECKING, Any

from transprov.audit.queue import Work
from transprov.audit.worker import Outcome, Task, work
from transprov.errors import InputError, ModelMissingError

if TYPE_CHECKING:
    from transprov.audit.executors import Executor

_PATIENCE = 10.0
"""Seconds to wait for the scheduler, and for a first worker."""


class DaskCluster:
    """The workers of a scheduler, however many there are at the time."""

    def __init__(self, task: Task, address: str) -> None:
        """Connect. Raises `ModelMissingError` without the extra, `InputError` when no scheduler or worker answers."""
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise ModelMissingError(
                "the extra `dask` is not installed; pip install 'transprov[dask]'", resource="--dask"
            ) from None
        self._killed: type[Exception] = distributed.KilledWorker
        self._task = task
        self._address = address
        try:
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise InputError(f"no Dask scheduler answers there ({error})", resource=address) from None
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            self._client.close()
            raise InputError("the Dask scheduler has no workers; start some", resource=address) from None
        self._executor = self._client.get_executor(pure=False)

    @property
    def slots(self) -> int:
        """One more than workers, which come and go; each works on one item at a time."""
        return len(self._client.nthreads()) + 1

    def submit(self, item: Work) -> Future[Outcome]:
        """Hand the item to the scheduler, which hands it to another worker when one dies."""
        future: Future[Outcome] = self._executor.submit(
            work, self._task, item.key, item.origin, item.outlet, item.payload
        )
        return future

    def died(self, error: BaseException) -> bool:
        """Whether as many workers died with the item in work as the scheduler bears. Raises when it is gone itself."""
        if isinstance(error, CancelledError):
            raise InputError(
                "the Dask scheduler is gone; run the same command again to go on when it is back",
                resource=self._address,
            )
        return isinstance(error, self._killed)

    def renew(self) -> None:
        """Nothing to do: the scheduler knows which workers there are."""

    def alone(self) -> Executor:
        """The same cluster."""
        return self

    def close(self, *, kill: bool) -> None:
        """Give up what is in work, and the connection."""
        self._executor.shutdown(wait=False)
        self._client.close()
