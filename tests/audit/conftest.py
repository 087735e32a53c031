"""Feeds made of the sample articles of this repository, and `transprov audit` run on them as users run it."""

import os
import shutil
import signal
import subprocess
import sys

import pytest
from stored import ROOT

CORPORA = ROOT / "corpora"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """One cache for all runs of these tests, with nothing of the user's in it."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["TRANSPROV_CACHE"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def feeds(tmp_path_factory):
    """Two folders of articles, copies and originals; one of the copies holds nothing to examine."""
    folder = tmp_path_factory.mktemp("feeds")
    copies, sources = folder / "copies", folder / "sources"
    copies.mkdir()
    sources.mkdir()
    for path in sorted((CORPORA).glob("*/*")):
        if path.parent.name in ("de", "fr") or path.name.startswith("control_germany.copy"):
            if ".copy." in path.name:
                shutil.copy(path, copies)
            elif ".source." in path.name:
                shutil.copy(path, sources)
    (copies / "empty.txt").write_text("\n")
    return copies, sources


@pytest.fixture
def start(tmp_path, cache):
    """Start `transprov audit ARGUMENTS` in an empty folder, in a process group of its own."""
    started = []

    def run(*arguments, **changes):
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "TRANSPROV_CACHE": str(cache),
            "OPENBLAS_NUM_THREADS": "1",
            **changes,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "transprov", "audit", *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def finish(start):
    """Run it to its end; status, stdout, stderr."""

    def run(*arguments, **changes):
        process = start(*arguments, **changes)
        out, err = process.communicate(timeout=300)
        return process.returncode, out, err

    return run
