"""The entry point: parses, runs one command, and turns everything that can happen into an exit status.

0 done; 1 findings at or above `--fail-on`; 2 the user's mistake or unreadable input (one line on stderr); 70 a bug of
ours (EX_SOFTWARE of sysexits.h); 130 interrupted; 141 the reader of our output went away, as for any program that a
closed pipe ends.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from transprov import __version__
from transprov.cli.command import Command, Context
from transprov.cli.output import drop_stdout, flush_stdout, prepare_streams, say
from transprov.cli.registry import COMMANDS
from transprov.errors import TransprovError
from transprov.settings import COLORS, load_settings

OK = 0
USER_ERROR = 2
INTERNAL_ERROR = 70
INTERRUPTED = 130
CLOSED_PIPE = 141

_ALLOCATIONS = 200_000
"""New objects after which Python looks for garbage; 700 by default."""


class _Parser(argparse.ArgumentParser):
    """Reports a wrong command line in one line, as all errors are reported."""

    def error(self, message: str) -> NoReturn:
        say(f"transprov: error: {message} (see `{self.prog} --help`)")
        self.exit(USER_ERROR)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; the chosen command is in `namespace.chosen`."""
    parser = _Parser(
        prog="transprov",
        description="Translation provenance for news: what an English copy kept, dropped, added and changed.",
        epilog="`transprov COMMAND --help` explains a command and shows an example.",
        parents=[_everywhere(color=None, quiet=False)],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"transprov {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for command in COMMANDS:
        _add(command, commands)
    return parser


def _everywhere(*, color: str | None, quiet: bool | str) -> _Parser:
    """The options that may stand before or after the command, with these defaults."""
    parser = _Parser(add_help=False)
    group = parser.add_argument_group("everywhere")
    group.add_argument("--color", choices=COLORS, default=color, help="colour the output (default: auto)")
    group.add_argument("-q", "--quiet", action="store_true", default=quiet, help="no warnings on stderr")
    return parser


def _add(command: Command, commands: argparse._SubParsersAction[_Parser]) -> None:
    examples = "\n".join(f"  {line}" for line in command.examples)
    sub = commands.add_parser(
        command.name,
        help=command.summary,
        description=command.description,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        # given before the command, a value must not be overwritten by a default of the command's own parser
        parents=[_everywhere(color=argparse.SUPPRESS, quiet=argparse.SUPPRESS)],
        allow_abbrev=False,
    )
    command.add_arguments(sub)
    sub.set_defaults(chosen=command, parser=sub)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: that of the process) and return its exit status.

    Nothing is raised, but for the bug one looks for with TRANSPROV_DEBUG=1."""
    prepare_streams()
    try:
        status = _dispatch(argv)
        flush_stdout()
        return status
    except KeyboardInterrupt:
        say("transprov: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        drop_stdout()
        return CLOSED_PIPE
    except TransprovError as error:
        say(f"transprov: error: {error}")
        return USER_ERROR
    except Exception as error:
        if os.environ.get("TRANSPROV_DEBUG"):
            raise
        say(
            f"transprov: internal error: {type(error).__name__}: {error} - this is a bug in transprov, please report it"
            " (TRANSPROV_DEBUG=1 shows where it happened)"
        )
        return INTERNAL_ERROR


def _dispatch(argv: Sequence[str] | None) -> int:
    try:
        args = _parsed(argv)
    except SystemExit as end:  # argparse has printed help, version or its error
        return end.code if isinstance(end.code, int) else OK
    # logging costs 10 ms, which --help has no use for
    from transprov.cli.logs import route_logs

    route_logs(quiet=args.quiet)
    settings = load_settings(args.config)
    context = Context(settings=settings, color=args.color or settings.color, quiet=args.quiet)
    command: Command = args.chosen
    return command.run(args, context)


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; an option that the command has not is said with the help of the command and the nearest one."""
    args, unknown = build_parser().parse_known_args(argv)
    if unknown:
        from difflib import get_close_matches

        parser: argparse.ArgumentParser = args.parser
        known = [option for action in parser._actions for option in action.option_strings]
        near = get_close_matches(unknown[0].split("=")[0], known, n=1, cutoff=0.75)
        meant = f"; did you mean {near[0]}?" if near else ""
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{meant}")
    return args


def run() -> NoReturn:
    """Entry point of the installed script."""
    # tables that stay for good make up most of what a short process allocates: looking for rubbish among them takes a
    # sixth of a check's time
    gc.set_threshold(_ALLOCATIONS, 50, 50)
    status = main()
    # what is left is freed by the system, at once
    gc.freeze()
    sys.exit(status)
