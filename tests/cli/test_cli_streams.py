"""Terminals, pipes and signals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import COPY, environment

import transprov

pty = pytest.importorskip("pty", reason="terminals of POSIX")


FULL = Path("/dev/full")


def start(cache, tmp_path, *arguments, script="from transprov.cli.main import run; run()", env=None, **options):
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=tmp_path,
        env=environment(cache, **(env or {})),
        **options,
    )


def test_version_and_help(cli):
    assert cli("--version").stdout == f"transprov {transprov.__version__}\n"
    listed = cli("--help").stdout
    assert "check" in listed
    assert "align" in listed
    for command in ("check", "align"):
        text = cli(command, "--help").stdout
        assert f"examples:\n  transprov {command} " in text


def test_a_reader_that_goes_away_ends_the_run_quietly(cache, tmp_path, pair):
    process = start(
        cache,
        tmp_path,
        "check",
        pair[0],
        "--source",
        pair[1],
        "--format",
        "json",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    stderr = process.stderr.read().decode()
    assert (process.wait(60), stderr) == (141, "")


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_closed_pipe_never_looks_like_findings(cache, tmp_path, pair, form):
    arguments = ("check", pair[0], "--source", pair[1], "--format", form, "--fail-on", "minor")
    process = start(cache, tmp_path, *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert (process.stderr.read(), process.wait(60)) == (b"", 141)


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_a_full_disk_behind_standard_output_is_one_line(cache, tmp_path, pair, form):
    with FULL.open("wb") as full:
        arguments = ("check", pair[0], "--source", pair[1], "--format", form)
        process = start(cache, tmp_path, *arguments, stdout=full, stderr=subprocess.PIPE)
        said = process.stderr.read().decode()
    assert process.wait(60) == 2
    assert said.startswith("transprov: error: standard output: cannot be written (")
    assert said.count("\n") == 1


def test_help_into_a_closed_pipe_is_quiet_too(cache, tmp_path):
    process = start(cache, tmp_path, "--help", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert (process.stderr.read(), process.wait(60)) == (b"", 141)


def test_ctrl_c_is_one_line(cache, tmp_path, pair):
    ready = "import sys; from transprov.cli.main import run; print('ready', flush=True); run()"
    process = start(
        cache,
        tmp_path,
        "check",
        "-",
        "--source",
        pair[1],
        script=ready,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"ready\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    stderr = process.stderr.read().decode()
    assert (process.wait(60), stderr) == (130, "transprov: interrupted\n")


def test_closed_standard_streams_are_one_line_or_silence(cache, tmp_path, pair):
    def run(redirection):
        command = f"{sys.executable} -m transprov check copy.txt --source source.txt --format json {redirection}"
        return subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environment(cache), capture_output=True, text=True, check=False
        )

    no_stdout = run(">&-")
    assert no_stdout.returncode == 2
    assert no_stdout.stderr.splitlines()[-1].startswith("transprov: error: standard output: ")
    assert run("2>&-").returncode == 0
    no_stdin = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m transprov check - --source source.txt <&-"],
        cwd=tmp_path,
        env=environment(cache),
        capture_output=True,
        text=True,
        check=False,
    )
    assert no_stdin.returncode == 2
    assert no_stdin.stderr == "transprov: error: <stdin>: is closed\n"


ASCII = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_a_terminal_without_unicode_gets_a_report(cli, pair, form):
    done = cli("check", pair[0], "--source", pair[1], "--format", form, env=ASCII)
    assert done.returncode == 0, done.stderr
    if form == "terminal":
        assert done.stdout.isascii()
        assert "Landesamt fur Umwelt" in " ".join(done.stdout.split())
    else:
        # formats for programs are UTF-8, whatever the terminal
        assert "für" in done.stdout


def test_an_error_with_umlauts_fits_an_ascii_terminal(cli):
    done = cli("check", "Übersicht.txt", "--source", "x", env=ASCII)
    assert done.returncode == 2
    assert done.stderr.isascii()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_chosen_by_option_then_environment_then_terminal(cli, pair, arguments, env, coloured):
    done = cli("check", pair[0], "--source", pair[1], *arguments, env=env)
    assert done.returncode == 0, done.stderr
    # 31 to 36 are the colours of SGR; bold and dim are none
    assert any(f"\x1b[{weight}3{c}m" in done.stdout for weight in ("", "1;", "2;") for c in range(1, 7)) == coloured


def on_a_terminal(cache, tmp_path, *arguments, env=None):
    """What the command writes to a terminal of its own."""
    ours, theirs = pty.openpty()
    process = start(
        cache, tmp_path, *arguments, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait(60) == 0, process.stderr.read()
    return written.decode()


def test_a_terminal_gets_colours_and_no_color_takes_them_away(cache, tmp_path, pair):
    arguments = ("check", pair[0], "--source", pair[1])
    assert "\x1b[" in on_a_terminal(cache, tmp_path, *arguments)
    plain = on_a_terminal(cache, tmp_path, *arguments, env={"NO_COLOR": "1"})
    assert not any(f"[{weight}3{c}m" in plain for weight in ("", "1;", "2;") for c in range(1, 7))
    assert "\x1b" not in on_a_terminal(cache, tmp_path, *arguments, "--color", "never")


def test_formats_for_programs_cannot_steer_a_terminal_either(cache, tmp_path):
    (tmp_path / "a.txt").write_text("Der Pegel steigt\x1b]0;weg\x07 weiter.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The level is\x1b[31m still rising.\n", encoding="utf-8")
    for form in ("tsv", "jsonl", "moses"):
        shown = on_a_terminal(cache, tmp_path, "align", "--lines", "a.txt", "b.txt", "--format", form)
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "still rising" in shown


def test_narrow_and_wide_terminals_both_work(cli, pair):
    for columns in ("40", "100", "200"):
        done = cli("check", pair[0], "--source", pair[1], env={"COLUMNS": columns})
        assert done.returncode == 0
        assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_the_copy_may_come_through_a_named_pipe(cache, tmp_path, pair):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = start(
        cache, tmp_path, "align", "--lines", pair[1], pipe, "--format", "jsonl", stdout=subprocess.PIPE, text=True
    )
    with pipe.open("w", encoding="utf-8") as file:
        file.write(COPY)
    lines = process.stdout.read().splitlines()
    assert process.wait(60) == 0
    assert all(json.loads(line) for line in lines)
