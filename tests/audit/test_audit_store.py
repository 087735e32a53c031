import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transprov.audit import AuditStore
from transprov.audit.database import sole_use
from transprov.audit.queue import Queue
from transprov.audit.results import DONE, FAILED, ItemResult, MatchedSource, from_object, to_object
from transprov.errors import ConfigError, InputError
from transprov.reading.feeds import Item
from transprov.sources.record import from_bytes
from transprov.types import Document

HARBOUR = "The harbour authority closed the north lock on Monday. Ships have to wait until the repair is done."


def item(key, text=HARBOUR, origin="a.xml", outlet="Coast Courier"):
    return Item(key=key, origin=origin, document=Document.from_text(text, language="en", id=key), outlet=outlet)


def result(work, **fields):
    return ItemResult(**{"key": work.key, "origin": work.origin, "state": DONE, "verdict": "native", **fields})


def begun(store, signature="transprov:1|settings:a", redo=False):
    queue = Queue(store)
    queue.begin({"workers": 1}, signature, redo=redo)
    return queue


def add(queue, *items, redo=False, retry_failed=False):
    queue.add(items, redo=redo, retry_failed=retry_failed)


def finish_all(queue):
    finished = []
    while (work := queue.take(suspects=False) or queue.take(suspects=True)) is not None:
        queue.finish(work, result(work), {"schema": "transprov.report/1", "copy": {"text": HARBOUR}})
        finished.append(work.key)
    return finished


@pytest.fixture
def store(tmp_path):
    with AuditStore.open(tmp_path / "audit.sqlite", create=True) as opened:
        yield opened


def test_a_document_goes_through_the_queue_unchanged(store):
    queue = begun(store)
    given = item("k1", "Berlin (CC) - „Wir warten“, said the pilot.\n\nSource: Küstenkurier")
    add(queue, given)
    work = queue.take(suspects=False)
    assert from_bytes(work.payload) == given.document
    assert (work.key, work.origin, work.outlet) == ("k1", "a.xml", "Coast Courier")


def test_results_come_back_whole_and_by_key(store):
    queue = begun(store)
    add(queue, item("b"), item("a"), item("c", HARBOUR + " More."))
    source = MatchedSource("s1", title="Schleuse gesperrt", language="de", score=0.9, probability=0.98, coverage=0.8)
    while (work := queue.take(suspects=False)) is not None:
        said = result(
            work, source=source, other_sources=(source,), findings=({"rule": "x"},), notices=("one",), lag_seconds=60.5
        )
        queue.finish(work, said, {"schema": "transprov.report/1"})
    found = list(store.results())
    assert [one.key for one in found] == ["a", "b", "c"]
    assert found[0].source == source
    assert found[0].findings == ({"rule": "x"},)
    assert found[0].other_sources == (source,)
    assert store.result("b") == found[1]
    assert store.result("zz") is None
    assert store.report("c") == {"schema": "transprov.report/1"}
    assert store.report("zz") is None
    assert len(store) == 3
    assert all(from_object(to_object(one)) == one for one in found)


def test_what_cannot_be_read_has_failed_with_its_reason(store):
    queue = begun(store)
    add(queue, Item(key="p", origin="a.xml", problem="a.xml: item 3 has no text", url="https://example.org/3"))
    assert queue.take(suspects=False) is None
    (found,) = store.results()
    assert (found.state, found.error) == (FAILED, "a.xml: item 3 has no text")
    assert found.url == "https://example.org/3"
    assert store.runs()[0].counts["failed"] == 1


def test_what_is_done_is_not_done_again_and_what_changed_is(store):
    queue = begun(store)
    add(queue, item("a"), item("b"))
    assert finish_all(queue) == ["a", "b"]
    queue.end()
    queue = begun(store)
    add(queue, item("a"), item("b", HARBOUR + " The repair takes a week."), item("c"))
    assert finish_all(queue) == ["b", "c"]
    queue.end()
    versions = {one.key: (one.version, one.first_run, one.run) for one in store.results()}
    assert versions == {"a": (1, 1, 1), "b": (2, 1, 2), "c": (1, 2, 2)}
    first, second = store.runs()
    assert (first.counts["new"], first.counts["again"]) == (1, 0)  # b is counted where it was done last
    assert (second.counts["new"], second.counts["again"]) == (1, 1)
    assert second.ended is not None


def test_failures_are_tried_again_when_asked_for(store):
    queue = begun(store)
    add(queue, item("a"))
    work = queue.take(suspects=False)
    queue.finish(work, ItemResult(work.key, work.origin, FAILED, error="took longer than 1 s"), None)
    queue.end()
    queue = begun(store)
    add(queue, item("a"))
    assert finish_all(queue) == []
    add(queue, item("a"), retry_failed=True)
    assert finish_all(queue) == ["a"]
    assert store.result("a").state == DONE


def test_an_interrupted_run_is_taken_up_and_not_counted_twice(tmp_path):
    path = tmp_path / "audit.sqlite"
    with AuditStore.open(path, create=True) as store:
        queue = begun(store)
        add(queue, item("a"), item("b"), item("c"))
        work = queue.take(suspects=False)
        queue.finish(work, result(work), {})
        queue.take(suspects=False)
    with AuditStore.open(path) as store:
        queue = Queue(store)
        assert queue.begin({}, "transprov:1|settings:a", redo=False) is True
        add(queue, item("a"), item("b"), item("c"))
        # what was in work may be what ended the process: it goes last
        assert finish_all(queue) == ["c", "b"]
        queue.end()
        assert [run.number for run in store.runs()] == [1]
        assert store.runs()[0].counts["new"] == 3
        assert store.waiting() == 0


def test_results_of_other_settings_are_not_mixed(store):
    queue = begun(store)
    add(queue, item("a"))
    finish_all(queue)
    queue.end()
    with pytest.raises(ConfigError, match=r"audit\.sqlite.*settings:a, now settings:b.*--store.*--redo"):
        begun(store, "transprov:1|settings:b")
    queue = begun(store, "transprov:1|settings:b", redo=True)
    add(queue, item("a"), redo=True)
    assert finish_all(queue) == ["a"]
    add(queue, item("a"), redo=True)
    assert finish_all(queue) == []
    assert store.result("a").version == 1
    assert store.runs()[1].signature == "transprov:1|settings:b"


def test_two_feeds_that_call_different_articles_the_same(store):
    one, other = item("1"), item("1", "A ferry ran aground off the island on Tuesday. No one was hurt.", origin="b.xml")
    queue = begun(store)
    add(queue, one, other)
    assert len(finish_all(queue)) == 2
    queue.end()
    queue = begun(store)
    add(queue, one, other)
    assert finish_all(queue) == []
    assert len({found.key for found in store.results()}) == 2


def test_the_same_article_in_two_feeds_is_one(store):
    queue = begun(store)
    add(queue, item("1"), item("1", origin="b.xml"))
    assert finish_all(queue) == ["1"]


def test_dumps_leave_out_what_time_it_was(tmp_path):
    dumps = []
    for name, order, seconds in (("x", "ab", 1.0), ("y", "ba", 2.0)):
        with AuditStore.open(tmp_path / name, create=True) as store:
            queue = begun(store)
            for key in order:
                add(queue, item(key))
            while (work := queue.take(suspects=False)) is not None:
                queue.finish(work, result(work, seconds=seconds), {"copy": work.key})
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == 2
    assert '"copy": "a"' in dumps[0][0]


def test_runs_know_when(store):
    begun(store)
    (run,) = store.runs()
    assert run.ended is None
    assert abs((datetime.now(UTC) - run.started).total_seconds()) < 3600


def test_a_store_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such store"):
        AuditStore.open(tmp_path / "nothing.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [False, True])
def test_foreign_files_are_refused_and_left_alone(tmp_path, create):
    text = tmp_path / "notes.txt"
    text.write_text("A list of what to buy on Saturday, and of what not to forget.\n" * 40)
    other = tmp_path / "places.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE items (key TEXT, name TEXT)")
    db.close()
    for path, words in ((text, "is not an audit store"), (other, "database of another program")):
        before = path.read_bytes()
        with pytest.raises(InputError, match=words) as caught:
            AuditStore.open(path, create=create)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
        assert path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "places.sqlite"]


def test_a_store_of_another_layout(tmp_path):
    path = tmp_path / "later.sqlite"
    AuditStore.open(path, create=True).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(InputError, match="another version of transprov"):
        AuditStore.open(path)


def test_a_damaged_store_is_one_line(tmp_path):
    path = tmp_path / "audit.sqlite"
    with AuditStore.open(path, create=True) as store:
        queue = begun(store)
        add(queue, *(item(str(number), HARBOUR * 50) for number in range(30)))
        finish_all(queue)
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged") as caught, AuditStore.open(path) as store:
        list(store.results())
    assert "\n" not in str(caught.value)


def test_folders_are_no_stores(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        AuditStore.open(tmp_path, create=True)
    with pytest.raises(InputError, match="no folder"):
        AuditStore.open(tmp_path / "not" / "there.sqlite", create=True)


def test_a_store_can_be_read_while_a_run_is_at_work_but_not_run_twice(tmp_path):
    path = tmp_path / "audit.sqlite"
    with AuditStore.open(path, create=True) as store, sole_use(path):
        queue = begun(store)
        add(queue, item("a"), item("b"))
        work = queue.take(suspects=False)
        queue.finish(work, result(work), {})
        code = (
            "import sys; from pathlib import Path\n"
            "from transprov.audit import AuditStore\n"
            "from transprov.audit.database import sole_use\n"
            "path = Path(sys.argv[1])\n"
            "with AuditStore.open(path) as store: print(len(store))\n"
            "with sole_use(path): print('in')\n"
        )
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
        assert done.stdout == "1\n"
        assert "another run is at work on this store" in done.stderr
    with sole_use(path):
        pass


def test_a_killed_process_leaves_no_lock_and_a_whole_store(tmp_path):
    path = tmp_path / "audit.sqlite"
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from transprov.audit import AuditStore\n"
        "from transprov.audit.database import sole_use\n"
        "path = Path(sys.argv[1])\n"
        "with AuditStore.open(path, create=True) as store, sole_use(path):\n"
        "    store.db.execute(\"INSERT INTO runs VALUES (1, '2026-01-05T04:00:00+00:00', NULL, '{}', 's')\")\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    with AuditStore.open(path) as store, sole_use(path):
        assert store.runs()[0].ended is None
    assert Path(path).stat().st_size > 0
