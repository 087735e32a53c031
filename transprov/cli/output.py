"""Where output goes: data to stdout or, in one step, to a file; everything else to stderr."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from transprov.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

STDOUT = "standard output"


def prepare_streams() -> None:
    """Make stdout show a substitute for what its encoding cannot hold, instead of failing half-way."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def say(line: str) -> None:
    """Write one line to stderr, harmless whatever it quotes; nothing when stderr is closed."""
    from transprov.reporting.sanitise import visible

    if sys.stderr is None:
        return
    try:
        sys.stderr.write(visible(line) + "\n")
        sys.stderr.flush()
    except OSError:
        # There is nowhere left to report to; the exit status still says it.
        return


def console(*, color: str, file: TextIO | None = None) -> Console:
    """A rich console on stdout, or on `file`, with our rules on colour ("auto", "always", "never")."""
    from rich.console import Console

    class Ours(Console):
        def on_broken_pipe(self) -> None:
            # Called while the error is handled. Rich would leave with status 1, which says that there are findings.
            raise

    # An explicit choice outranks NO_COLOR; "auto" leaves NO_COLOR, FORCE_COLOR and TERM to rich.
    return Ours(
        file=file if file is not None else _stdout(),
        force_terminal={"always": True, "never": False}.get(color),
        no_color={"always": False, "never": True}.get(color),
        highlight=False,
        markup=False,
        emoji=False,
    )


def write_data(text: str | Iterable[str], path: Path | None) -> None:
    """Write `text`, or its pieces, as UTF-8 to `path`, whole or not at all, or to stdout. Raises `InputError`."""
    if path is not None:
        write_file(text, path)
        return
    stream = _stdout()
    with stdout_errors():
        screen = stream.isatty()
        stream.flush()
        for piece in _pieces(text):
            if screen:
                stream.write(_on_screen(piece))
            else:
                stream.buffer.write(piece.encode("utf-8", "replace"))


@contextmanager
def stdout_errors() -> Iterator[None]:
    """Make a stdout that takes no more, such as a full disk, an `InputError`; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_stdout()
        raise InputError(f"cannot be written ({error.strerror})", resource=STDOUT) from None


def _on_screen(text: str) -> str:
    """A format for machines keeps every character; on a screen one of them could steer the terminal."""
    from transprov.reporting.sanitise import visible

    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))


def check_writable(path: Path) -> None:
    """Raise `InputError` now, rather than after the work, when `path` can clearly not be written."""
    if path.is_dir():
        raise InputError("is a folder; name a file to write", resource=str(path))
    folder = path.parent
    if not folder.exists():
        raise InputError(f"cannot be written: there is no folder {folder}; make it first", resource=str(path))
    if not folder.is_dir():
        raise InputError(f"cannot be written: {folder} is not a folder", resource=str(path))


def _pieces(text: str | Iterable[str]) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text


def write_file(text: str | Iterable[str], path: Path) -> None:
    """Write `text`, or its pieces, as UTF-8 to `path`; a reader sees the old file or the new one, never half of it."""
    check_writable(path)
    data = (piece.encode("utf-8", "replace") for piece in _pieces(text))
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe cannot be replaced, only written to.
            with path.open("wb") as file:
                file.writelines(data)
        else:
            _replace(data, path.resolve())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", resource=str(path)) from None


def _replace(data: Iterable[bytes], path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    import tempfile  # of no use to reports on the screen

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise InputError("is closed; use --output FILE", resource=STDOUT)
    return sys.stdout


def flush_stdout() -> None:
    """Push out what is buffered, so that a full disk or a closed pipe shows here and not in the interpreter's exit."""
    if sys.stdout is None:
        return
    with stdout_errors():
        sys.stdout.flush()


def drop_stdout() -> None:
    """Point stdout at nothing: what is still buffered for a reader that went away must not fail again at exit."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
