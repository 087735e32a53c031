"""The last line of defence, in-process: what a bug of ours looks like."""

import pytest

from transprov.cli import main as entry
from transprov.cli.command import Command
from transprov.cli.registry import COMMANDS
from transprov.errors import InputError


@pytest.fixture
def failing(monkeypatch, tmp_path):
    """Install one command that raises what it is told to."""

    def install(error):
        def run(args, context):
            raise error

        def add_arguments(parser):
            parser.add_argument("--config")

        command = Command("fail", "fails", "Fails.", ("transprov fail",), add_arguments, run)
        monkeypatch.setattr(entry, "COMMANDS", (command,))
        monkeypatch.chdir(tmp_path)
        monkeypatch.delenv("TRANSPROV_DEBUG", raising=False)

    return install


def test_a_bug_is_one_line_that_asks_for_a_report(failing, capsys):
    failing(KeyError("segment\n42"))
    assert entry.main(["fail"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("transprov: internal error: KeyError: ")
    assert "TRANSPROV_DEBUG=1" in err


def test_a_bug_shows_itself_when_asked_to(failing, monkeypatch):
    failing(KeyError("segment"))
    monkeypatch.setenv("TRANSPROV_DEBUG", "1")
    with pytest.raises(KeyError):
        entry.main(["fail"])


def test_an_error_of_ours_is_the_users_to_solve(failing, capsys):
    failing(InputError("is empty", resource="a\x1b[2Jb.txt"))
    assert entry.main(["fail"]) == 2
    assert capsys.readouterr().err == "transprov: error: a␛[2Jb.txt: is empty\n"


def test_an_interrupt_is_one_line(failing, capsys):
    failing(KeyboardInterrupt())
    assert entry.main(["fail"]) == 130
    assert capsys.readouterr().err == "transprov: interrupted\n"


def test_global_options_work_before_and_after_the_command():
    parser = entry.build_parser()
    before = parser.parse_args(["--color", "never", "-q", "check", "a", "--source", "b"])
    after = parser.parse_args(["check", "a", "--source", "b", "--color", "never", "--quiet"])
    neither = parser.parse_args(["check", "a", "--source", "b"])
    assert (before.color, before.quiet) == (after.color, after.quiet) == ("never", True)
    assert (neither.color, neither.quiet) == (None, False)


def test_every_command_shows_an_example_of_itself():
    for command in COMMANDS:
        assert command.examples
        assert all(f"transprov {command.name}" in example for example in command.examples)
