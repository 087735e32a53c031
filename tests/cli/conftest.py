"""The command line as users run it: in a process of its own."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import COPY, SOURCE, environment

TRANSLATION = Path(__file__).parents[1] / "data" / "translation"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cli(tmp_path, cache):
    """Run `transprov ARGUMENTS` in an empty folder; stdout and stderr as text."""

    def run(*arguments, env=None, **options):
        return subprocess.run(
            [sys.executable, "-m", "transprov", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(cache, **(env or {})),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            **({} if "input" in options else {"stdin": subprocess.DEVNULL}),
            **options,
        )

    return run


@pytest.fixture
def pair(tmp_path):
    """Paths of a copy and its source, in the folder the command runs in."""
    copy, source = tmp_path / "copy.txt", tmp_path / "source.txt"
    copy.write_text(COPY, encoding="utf-8")
    source.write_text(SOURCE, encoding="utf-8")
    return copy, source


@pytest.fixture(scope="session")
def trained(tmp_path_factory):
    """A packages folder with all trained packages, unpacked as they are."""
    folder = tmp_path_factory.mktemp("trained")
    for path in TRANSLATION.glob("*.argosmodel"):
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    return folder
