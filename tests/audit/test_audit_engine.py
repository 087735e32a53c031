import itertools

import pytest
from unruly import TASK, Interrupting, Unruly

from transprov.audit import AuditStore
from transprov.audit.engine import Engine
from transprov.audit.feeding import Feeding
from transprov.audit.queue import Queue
from transprov.errors import InputError
from transprov.reading.feeds import Item
from transprov.types import Document


def copies(*keys):
    return [Item(key=key, origin="a.xml", document=Document(f"The harbour is closed: {key}.", "en")) for key in keys]


@pytest.fixture
def store(tmp_path):
    with AuditStore.open(tmp_path / "audit.sqlite", create=True) as opened:
        yield opened


def run(store, items, executor=None, observe=None):
    queue = Queue(store)
    queue.begin({}, "s", redo=False)
    streams = items if callable(items) else (lambda: iter(items))
    feeding = Feeding([streams])
    Engine(queue, feeding, executor or Unruly(TASK, 2), observe=observe).run()
    queue.end()
    return feeding


def states(store):
    return {one.key: one.state for one in store.results()}


def test_an_item_that_kills_its_process_fails_and_all_others_are_done(store):
    keys = [f"slow {number}" for number in range(4)] + ["dies"] + [f"quick {number}" for number in range(12)]
    run(store, copies(*keys))
    assert states(store) == {key: "failed" if key == "dies" else "done" for key in keys}
    assert "died" in store.result("dies").error
    assert store.waiting() == 0


def test_an_exception_nobody_foresaw_is_the_failure_of_its_item(store):
    run(store, copies("one", "raises", "two"))
    assert states(store) == {"one": "done", "raises": "failed", "two": "done"}
    assert "ZeroDivisionError" in store.result("raises").error


def test_interrupted_and_resumed_is_as_uninterrupted(store, tmp_path):
    items = copies(*"abcdefgh")
    with pytest.raises(KeyboardInterrupt):
        run(store, items, Interrupting(TASK, 2))
    assert store.waiting() > 0
    assert store.runs()[0].ended is None
    run(store, items)
    with AuditStore.open(tmp_path / "other.sqlite", create=True) as other:
        run(other, items)
        assert list(other.dump()) == list(store.dump())
    assert len(store) == 8
    assert len(store.runs()) == 1


def test_processes_that_never_live_are_no_fault_of_the_items(store):
    with pytest.raises(InputError, match="die as soon as they start"):
        run(store, copies(*(f"dies {number}" for number in range(20))))
    assert len(store) == 0 or all(one.state == "failed" for one in store.results())
    assert store.waiting() > 0


def test_progress_is_told_and_ends_at_nothing_left(store):
    told = []
    run(store, copies(*"abcdef"), observe=told.append)
    assert told[-1].finished == 6
    assert told[-1].waiting == 0
    assert told[-1].native == 6
    assert not told[-1].reading
    assert told[-1].remaining == 0


def test_feeds_are_read_ahead_of_the_work_but_not_into_memory():
    drawn = itertools.count()

    def endless():
        for number in drawn:
            yield Item(key=str(number), origin="a.xml", problem="none")

    feeding = Feeding([endless])
    feeding.start()
    taken = []
    while len(taken) < 100:
        taken.extend(feeding.take(1.0))
    feeding.stop()
    assert next(drawn) < 400
    assert [item.key for item in taken] == [str(number) for number in range(len(taken))]


def test_a_feed_that_cannot_be_read_does_not_keep_the_next_from_being_read(store):
    def broken():
        yield from copies("first")
        raise InputError("the server stalls", resource="https://example.org/feed")

    queue = Queue(store)
    queue.begin({}, "s", redo=False)
    feeding = Feeding([broken, lambda: iter(copies("second"))])
    Engine(queue, feeding, Unruly(TASK, 1)).run()
    assert states(store) == {"first": "done", "second": "done"}
    assert [str(error) for error in feeding.errors] == ["https://example.org/feed: the server stalls"]


def test_a_bug_in_reading_is_not_swallowed(store):
    def broken():
        yield from copies("first")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(store, broken)
    assert store.waiting() + len(store) == 1
