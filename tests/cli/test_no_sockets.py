"""No command reaches for the network, but `models install NAME` and for URLs that the user gave.

What counts is asking for a name, connecting and sending. A bare socket does not: urllib3, which trafilatura brings,
binds one to this machine's own address when it is imported, to see whether there is IPv6.
"""

import os
from pathlib import Path

import pytest

from transprov.cli.registry import COMMANDS

ROOT = Path(__file__).parents[2]
CORPORA = ROOT / "corpora"
COPY, SOURCE = CORPORA / "de" / "werft.copy.txt", CORPORA / "de" / "werft.source.txt"
FEED = CORPORA / "feed"
OTHER = CORPORA / "fr" / "festival.copy.txt"
PACKAGE = ROOT / "tests" / "data" / "translation" / "translate-en_de-0_1.argosmodel"

LINES = {
    "check": [
        ["check", COPY],
        ["check", CORPORA / "fr" / "manifestation.copy.html"],
        ["check", COPY, "--source", SOURCE],
        ["check", "--sample", "--format", "html"],
    ],
    "detect": [["detect", COPY]],
    "align": [["align", SOURCE, COPY]],
    "compare": [["compare", COPY, OTHER]],
    "index": [["index", "add", "originals", CORPORA / "de"], ["index", "stats", "originals"]],
    "find": [["find", COPY, "--sources", "originals"]],
    "audit": [
        [
            "audit",
            CORPORA / "feed" / "copies.xml",
            "--sources",
            CORPORA / "feed" / "sources.xml",
            "--store",
            "a.sqlite",
        ],
        ["audit", "report", "a.sqlite", "--format", "html", "-o", "a.html"],
    ],
    "models": [["models", "list"], ["models", "path"], ["models", "remove", "translate-en_de-0_1"]],
    "rules": [["rules"]],
    "rule": [["rule", "de-night-to"]],
}

# Python runs this file of its path at start: the network is gone before anything of ours is imported.
GUARD = """
import os, socket, sys

NAMES = ("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
REACHING = {f"socket.{name}" for name in (*NAMES, "connect", "sendto", "sendmsg")}

def guard(event, args):
    # other events are not looked at: their arguments are anything, in any state
    if event in REACHING and getattr(args[0], "family", None) != socket.AF_UNIX:
        with open(os.environ["TRANSPROV_TEST_SOCKETS"], "a") as file:
            file.write(f"{event} {args}\\n")
        raise OSError("the network is blocked")

sys.addaudithook(guard)
"""


@pytest.fixture
def blocked(cli, tmp_path):
    """Run `transprov` without a network; `blocked.tried()` is what it tried to reach."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    log = tmp_path / "sockets.txt"

    def run(*arguments):
        path = os.pathsep.join((str(tmp_path / "guard"), str(ROOT)))
        env = {"PYTHONPATH": path, "TRANSPROV_TEST_SOCKETS": str(log), "ARGOS_PACKAGES_DIR": str(tmp_path / "argos")}
        return cli(*arguments, env=env)

    run.tried = lambda: log.read_text() if log.exists() else ""
    return run


def test_every_command_is_tried():
    assert {command.name for command in COMMANDS} == set(LINES)


@pytest.mark.parametrize("name", LINES)
def test_a_command_opens_no_socket(name, blocked):
    assert blocked("models", "install", PACKAGE).returncode == 0
    if name == "find":
        assert blocked(*LINES["index"][0]).returncode == 0
    for line in LINES[name]:
        done = blocked(*line)
        assert done.returncode == 0, done.stderr
    assert blocked.tried() == ""


def test_the_guard_sees_what_does_go_to_the_network(blocked):
    for line in (["models", "install", "translate-en_de"], ["check", "http://192.0.2.1/article"]):
        before = blocked.tried()
        assert blocked(*line).returncode == 2
        assert blocked.tried() != before
