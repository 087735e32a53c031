"""A real scheduler and two workers on loopback, one of which is killed while it works."""

import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from stored import ROOT, dump

pytest.importorskip("distributed", reason="the extra `dask` is not installed")


@pytest.fixture
def cluster(tmp_path, cache):
    """Address of the scheduler, and the two workers."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TRANSPROV_CACHE": str(cache),
        "OPENBLAS_NUM_THREADS": "1",
        "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "False",
        "DASK_DISTRIBUTED__DIAGNOSTICS__NVML": "False",
    }
    started = []

    def start(*arguments):
        log = (tmp_path / f"dask-{len(started)}.log").open("w+")
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        started.append((process, log))
        return process, tmp_path / f"dask-{len(started) - 1}.log"

    _, log = start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    deadline = time.monotonic() + 60
    while not (found := re.search(r"tcp://127\.0\.0\.1:\d+", log.read_text())):
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    address = found.group()
    workers = [
        start("dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")[0]
        for _ in range(2)
    ]
    yield address, workers
    for process, log in started:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def test_a_worker_killed_during_the_run_loses_nothing(tmp_path, feeds, cluster):
    from transprov import audit

    copies, sources = feeds
    address, workers = cluster
    killed = threading.Event()

    def kill_one(progress):
        if progress.phase == "copies" and progress.finished >= 2 and not killed.is_set():
            assert progress.waiting > 2
            workers[0].kill()
            killed.set()

    there, here = tmp_path / "there.sqlite", tmp_path / "here.sqlite"
    summary = audit(copies, sources, store=there, dask=address, observe=kill_one)
    assert killed.is_set()
    assert workers[0].wait(10) == -signal.SIGKILL
    assert workers[1].poll() is None
    local = audit(copies, sources, store=here)
    assert summary.total == local.total == len(list(copies.iterdir()))
    assert dump(there) == dump(here)


def test_no_scheduler_is_one_clear_line(tmp_path, feeds, finish):
    copies, sources = feeds
    status, out, err = finish(
        copies, "--sources", sources, "--store", "a.sqlite", "--dask", "tcp://127.0.0.1:9", DASK_TEST="1"
    )
    assert (status, out) == (2, "")
    assert "127.0.0.1:9" in err.splitlines()[-1]
    assert "Traceback" not in err
