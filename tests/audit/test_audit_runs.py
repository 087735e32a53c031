"""Whole runs, as users start them: killed, interrupted, resumed, with several workers, with items that go wrong."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from stored import dump

from transprov.audit import AuditStore
from transprov.errors import TransprovError

pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory, feeds, cache):
    """What a run with one worker, in one go, holds."""
    from transprov import audit

    path = tmp_path_factory.mktemp("whole") / "audit.sqlite"
    copies, sources = feeds
    summary = audit(copies, sources, store=path)
    return path, summary


def wait_for(path, enough, process):
    """Until the store has `enough` results."""
    while process.poll() is None:
        try:
            with AuditStore.open(path) as store:
                if len(store) >= enough:
                    return len(store)
        except TransprovError:  # not made yet
            time.sleep(0.05)
        time.sleep(0.02)
    raise AssertionError(process.communicate())


def group(leader):
    """Processes, apart from the dead, of the process group of a session's leader."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, number = stat.read_text().rsplit(")", 1)[1].split()[:3]
        except (OSError, ValueError):
            continue
        if number == str(leader) and state != "Z":
            found.append(stat.parent.name)
    return found


def test_each_copy_finds_its_original(uninterrupted, feeds):
    path, summary = uninterrupted
    copies, _ = feeds
    assert summary.total == len(list(copies.iterdir()))
    assert summary.failed == 1
    assert summary.new == summary.total
    with AuditStore.open(path) as store:
        results = {Path(one.key).name: one for one in store.results()}
        empty = results.pop("empty.txt")
        assert empty.state == "failed"
        assert "empty.txt" in empty.error
        assert results.pop("control_germany.copy.txt").source is None
        # how many originals are found is for the tests of the search
        assert sum(one.source is not None for one in results.values()) > len(results) / 2
        for name, one in results.items():
            assert one.words > 50
            report = store.report(one.key)
            assert report["schema"] == "transprov.report/1"
            assert report["detection"] is not None
            assert list(one.findings) == report["findings"]
            if one.source is not None:
                assert Path(one.source.document_id).name.split(".")[0] == name.split(".")[0]
                assert one.verdict == "translated"
                assert one.language == one.source.language
                assert one.source.coverage > 0.5
                assert report["source"]["id"] == one.source.document_id


def test_killed_in_the_middle_and_started_again_is_as_if_nothing_had_been(
    tmp_path, feeds, start, finish, uninterrupted
):
    copies, sources = feeds
    path = tmp_path / "audit.sqlite"
    arguments = (copies, "--sources", sources, "--store", path, "--workers", 2)
    process = start(*arguments)
    before = wait_for(path, 3, process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    deadline = time.monotonic() + 20
    while group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert group(process.pid) == [], "workers outlived the run"
    whole, summary = uninterrupted
    assert before < summary.total
    finished = {one.key: one.seconds for one in AuditStore.open(path).results()}
    status, out, err = finish(*arguments)
    assert status == 0, err
    assert "run 1, resumed" in out
    assert dump(path) == dump(whole)
    with AuditStore.open(path) as store:
        # what was finished was not done again: it kept the time it had taken
        kept = {one.key: one.seconds for one in store.results()}
        assert finished.items() <= kept.items()
        assert [run.number for run in store.runs()] == [1]


def test_interrupted_it_says_how_to_go_on(tmp_path, feeds, start, finish, uninterrupted):
    copies, sources = feeds
    path = tmp_path / "audit.sqlite"
    arguments = (copies, "--sources", sources, "--store", path, "--workers", 2)
    process = start(*arguments)
    wait_for(path, 2, process)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1].startswith("transprov: interrupted: ")
    assert "run the same command again" in err
    assert "Traceback" not in err
    assert finish(*arguments)[0] == 0
    assert dump(path) == dump(uninterrupted[0])


def test_a_second_run_does_only_what_is_new_or_changed(tmp_path, feeds, finish, cache):
    given, sources = feeds
    copies = tmp_path / "copies"
    copies.mkdir()
    for name in ("werft.copy.txt", "moustique.copy.txt"):
        shutil.copy(given / name, copies)
    path = tmp_path / "audit.sqlite"
    arguments = ("copies", "--sources", sources, "--store", path)
    status, out, err = finish(*arguments)
    assert status == 0, err
    assert "run 1: 2 copies examined, 2 of them new; 0 failed" in out
    first = dump(path)
    status, out, err = finish(*arguments)
    assert "run 2: 0 copies examined, 0 of them new; 0 failed" in out
    assert dump(path) == first
    shutil.copy(given / "steppe.copy.html", copies)
    with (copies / "werft.copy.txt").open("a") as file:
        file.write("\nThe shipyard did not comment on Friday.\n")
    status, out, err = finish(*arguments)
    assert "run 3: 2 copies examined, 1 of them new; 0 failed" in out
    with AuditStore.open(path) as store:
        versions = {Path(one.key).name: (one.version, one.first_run, one.run) for one in store.results()}
    assert versions == {
        "moustique.copy.txt": (1, 1, 1),
        "steppe.copy.html": (1, 3, 3),
        "werft.copy.txt": (2, 1, 3),
    }


def test_what_takes_too_long_or_too_much_fails_with_its_reason(tmp_path, feeds, finish, cache):
    given, sources = feeds
    copies = tmp_path / "copies"
    copies.mkdir()
    text = (given / "werft.copy.txt").read_text()
    (copies / "long.txt").write_text("\n".join(text.replace("2", str(number)) for number in range(200)))
    shutil.copy(given / "control_germany.copy.txt", copies / "short.txt")
    for options, words in ((("--timeout", "1.5"), "took longer than 1.5 s"), (("--memory", "20"), "the 20 MB allowed")):
        path = tmp_path / f"{options[0]}.sqlite"
        status, out, err = finish("copies", "--sources", sources, "--store", path, *options)
        assert status == 0, err
        assert "1 failed" in out
        with AuditStore.open(path) as store:
            long, short = store.results()
        assert words in long.error
        assert (long.state, short.state) == ("failed", "done")


def test_two_runs_at_once_and_wrong_stores_are_one_clear_line(tmp_path, feeds, start, finish, cache):
    copies, sources = feeds
    path = tmp_path / "audit.sqlite"
    arguments = (copies, "--sources", sources, "--store", path)
    process = start(*arguments)
    wait_for(path, 1, process)
    status, out, err = finish(*arguments)
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert "another run is at work on this store" in line
    os.killpg(process.pid, signal.SIGKILL)
    notes = tmp_path / "notes.txt"
    notes.write_text("What was said on Monday.\n" * 100)
    status, out, err = finish(copies, "--sources", sources, "--store", notes)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "is not an audit store" in err
    assert notes.read_text().startswith("What was said")


def test_mistakes_on_the_command_line(tmp_path, feeds, finish, cache):
    copies, sources = feeds
    for arguments, words in (
        ((copies, "--store", "a.sqlite"), "--sources"),
        ((copies, "--sources", sources), "--store"),
        ((copies, "--sources", sources, "--store", "a.sqlite", "--workers", "0"), "above 0"),
        ((copies, "--sources", sources, "--store", "a.sqlite", "--timeout", "soon"), "seconds"),
        ((copies, "--sources", sources, "--store", "no/folder/a.sqlite"), "no folder"),
        (("nowhere.xml", "--sources", sources, "--store", "a.sqlite"), "nowhere.xml"),
        ((copies, "--sources", "nowhere.xml", "--store", "b.sqlite"), "nowhere.xml"),
    ):
        status, out, err = finish(*arguments)
        assert (status, out) == (2, ""), arguments
        assert words in err.splitlines()[-1]
        assert "Traceback" not in err


def test_several_feeds_and_documents_from_python(tmp_path, feeds, cache):
    from transprov import audit, load

    copies, sources = feeds
    originals = [load(sources / "werft.source.txt"), load(sources / "moustique.source.txt")]
    path = tmp_path / "audit.sqlite"
    told = []
    summary = audit(
        [copies / "werft.copy.txt", copies / "control_germany.copy.txt"], originals, store=path, observe=told.append
    )
    assert (summary.done, summary.sources, summary.problems) == (2, 2, ())
    assert {one.phase for one in told} == {"sources", "copies"}
    summary = audit([load(copies / "moustique.copy.txt")], originals, store=path)
    assert (summary.run, summary.done, summary.total) == (2, 1, 3)
    with AuditStore.open(path) as store:
        assert sum(one.source is not None for one in store.results()) == 2
