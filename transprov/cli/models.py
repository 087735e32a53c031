"""`transprov models`: the translation models that are installed, and the only command that downloads any."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import say, write_data
from transprov.cli.progress import working
from transprov.errors import ConfigError, InputError

if TYPE_CHECKING:
    from transprov.translation.packages import Package

_ACTIONS = ("list", "install", "path", "remove")
_NEEDS_ONE = ("install", "remove")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        metavar="ACTION",
        help="list: what is installed; install: a .argosmodel file, or a package by its name, which is downloaded; "
        "path: the folder; remove: an installed package",
    )
    parser.add_argument("what", metavar="FILE_OR_NAME", nargs="?", help="such as translate-en_de")
    options.add_config(parser)


def _run(args: argparse.Namespace, context: Context) -> int:
    if (args.what is not None) != (args.action in _NEEDS_ONE):
        raise ConfigError(
            f"`transprov models {args.action}` takes {'a FILE_OR_NAME' if args.action in _NEEDS_ONE else 'no name'}"
        )
    if args.action == "list":
        _list(context)
    elif args.action == "path":
        from transprov.translation.packages import package_folders

        write_data(f"{package_folders()[0]}\n", None)
    elif args.action == "install":
        _told(_install(args.what, context))
    else:
        from transprov.translation.installing import remove

        write_data(f"removed {remove(args.what)}\n", None)
    return 0


def _list(context: Context) -> None:
    """Name, direction, version and size of each package, tabulated for programs as well; what is broken on stderr."""
    from transprov.translation.packages import installed, package_folders

    packages, problems = installed()
    for problem in () if context.quiet else problems:
        say(f"transprov: warning: {problem}")
    rows = [
        f"{one.name}\t{one.source} -> {one.target}\t{one.version or '?'}\t{_size(one.folder) / 1e6:.1f} MB\n"
        for one in packages
    ]
    write_data("".join(rows), None)
    if not packages and not context.quiet:
        say(
            f"transprov: no translation model is installed in {package_folders()[0]}; "
            "`transprov models install translate-en_de` gets one for German sources"
        )


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def _install(what: str, context: Context) -> Package:
    """A file where there is one of that name, else a package of the index."""
    from transprov.translation.installing import install_file

    path = Path(what)
    if path.exists() or path.suffix == ".argosmodel" or os.sep in what:
        with working(f"installing {path.name}", context):
            return install_file(path)
    from transprov.translation.argos import require_engine
    from transprov.translation.index import download, find_offer, is_name

    if not is_name(what):
        raise InputError(
            "is neither a file nor a package's name; names are such as translate-en_de (English to German)",
            resource=what,
        )
    # before a hundred megabytes are fetched that could not be tried
    require_engine()
    with working("reading the index of packages", context):
        offer = find_offer(what)
    with tempfile.TemporaryDirectory(prefix="transprov-") as scratch:
        file = Path(scratch) / f"translate-{offer.source}_{offer.target}.argosmodel"
        progress = _Progress(f"downloading {file.name} {offer.version}", context)
        digest = download(offer, file, progress.show)
        progress.done()
        if not context.quiet:
            told = "as the index says" if offer.sha256 else "the index has none to compare with"
            say(f"transprov: sha256 {digest} ({told})")
        with working(f"installing {file.name}", context):
            return install_file(file)


class _Progress:
    """How far a download is, on stderr where that is a terminal."""

    def __init__(self, what: str, context: Context) -> None:
        self._what = what
        self._shown = sys.stderr is not None and sys.stderr.isatty() and not context.quiet
        self._last = 0.0

    def show(self, come: int, total: int | None) -> None:
        now = time.monotonic()
        if self._shown and now - self._last > 0.2:
            self._last = now
            of = f" of {total / 1e6:.0f} MB ({come / total:.0%})" if total else " MB"
            sys.stderr.write(f"\r\x1b[K{self._what}: {come / 1e6:.0f}{of}")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown:
            # back to the start of the line, and clear it (ECMA-48: CR, EL)
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _told(package: Package) -> None:
    write_data(f"installed {package.name}: {package.source} -> {package.target}, in {package.folder}\n", None)


COMMAND = Command(
    name="models",
    summary="list, install and remove translation models",
    description="Translation models (Argos packages) for likely source wordings. Nothing is downloaded but by "
    "`models install NAME`. argostranslate uses the same folder.",
    examples=(
        "transprov models list",
        "transprov models install translate-en_de",
        "transprov models install ./translate-en_fr-1_9.argosmodel",
        "transprov models remove translate-en_fr-1_9",
        "transprov models path",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
