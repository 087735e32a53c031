"""The README's words are true: its commands exist, and what it shows is what they print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ (transprov [^\n]*)\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An empty folder with the sample articles, as a reader has it who follows the README from top to bottom."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("corpora", "tests"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_the_readme_shows_output_of_the_whole_tour():
    shown = {command.split()[1] for command, _ in SHOWN}
    assert shown >= {"check", "detect", "find", "audit", "compare", "models"}


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_shown_output_is_printed(command, output, desk):
    """Lines shown must be printed in this order; a line of "..." stands for lines left out."""
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=desk,
        env={
            **os.environ,
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(ROOT),
            "ARGOS_PACKAGES_DIR": "models",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    printed = [line.rstrip() for line in done.stdout.splitlines()]
    at = 0
    for line in output.rstrip("\n").split("\n"):
        if line == "...":
            continue
        assert line.rstrip() in printed[at:], f"not printed, or not in this place: {line!r}"
        at = printed.index(line.rstrip(), at) + 1


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL))
def test_shown_python_runs_and_prints_what_its_comments_say(code, desk):
    expected = re.findall(r"# -> (.*)", code)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip("\n").split("\n") == expected
