"""The copies of all feeds as one stream, read in a thread of its own: a slow server does not hold up the work."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence

from transprov.errors import TransprovError
from transprov.reading.feeds import Item

_AHEAD = 64
"""Items read and not yet in the store."""


class Feeding:
    """Reads streams one after the other. What one of them lacks as a whole is a problem, and the next one is read."""

    def __init__(self, streams: Sequence[Callable[[], Iterator[Item]]]) -> None:
        """Nothing is read before `start`."""
        self._streams = streams
        self._items: queue.Queue[Item] = queue.Queue(_AHEAD)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._stopped = threading.Event()
        self._over = threading.Event()
        self._error: Exception | None = None
        self.errors: list[TransprovError] = []

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no further."""
        self._stopped.set()

    @property
    def finished(self) -> bool:
        """Whether all items have been read and taken. Raises what reading died of, if that is nothing foreseen."""
        over = self._over.is_set()
        if self._error is not None:
            raise self._error
        return over and self._items.empty()

    def take(self, wait: float = 0.0) -> list[Item]:
        """The items read since; waits up to `wait` seconds for a first one."""
        taken: list[Item] = []
        try:
            if wait and self._items.empty() and not self._over.is_set():
                taken.append(self._items.get(timeout=wait))
            while len(taken) < _AHEAD:
                taken.append(self._items.get_nowait())
        except queue.Empty:
            pass
        return taken

    def _read(self) -> None:
        try:
            for stream in self._streams:
                try:
                    for item in stream():
                        if not self._put(item):
                            return
                except TransprovError as error:
                    self.errors.append(error)
        except Exception as error:  # noqa: BLE001  (raised again where the run is)
            self._error = error
        finally:
            self._over.set()

    def _put(self, item: Item) -> bool:
        while not self._stopped.is_set():
            try:
                self._items.put(item, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False
