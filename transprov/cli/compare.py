"""`transprov compare`: several texts about one event against each other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.inputs import STDIN, read_document
from transprov.cli.output import check_writable, console, stdout_errors, write_data
from transprov.errors import InputError

if TYPE_CHECKING:
    from transprov.comparing import Comparison

_FORMATS = ("terminal", "json", "jsonl", "html")
CONFLICTING = 1


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "copies",
        metavar="TEXT",
        nargs="+",
        help="two or more texts about one event, in any language: files, URLs, or - for stdin",
    )
    parser.add_argument(
        "--format", choices=_FORMATS, help="(default: that of the file name given with -o, else terminal)"
    )
    parser.add_argument("--all", action="store_true", help="show sentences without checkable details, too")
    parser.add_argument("--fail-on-conflict", action="store_true", help="exit with status 1 if details conflict")
    options.add_output(parser)
    options.add_work(parser)
    options.add_reading(parser)


def _run(args: argparse.Namespace, context: Context) -> int:
    from transprov.cli.encoders import chosen_encoder
    from transprov.comparing import compare

    if len(args.copies) < 2:
        raise InputError("one text cannot be compared; name another about the same event")
    if args.copies.count(STDIN) > 1:
        raise InputError("only one of the texts can be standard input (-); name files for the others")
    if args.output is not None:
        check_writable(args.output)
    documents = [
        read_document(name, language=None, allow_private=args.allow_private, context=context) for name in args.copies
    ]
    comparison = compare(documents, encoder=chosen_encoder(args.encoder, context))
    form = args.format or ("html" if args.output and args.output.suffix in (".html", ".htm") else "terminal")
    if form == "terminal" and args.output is None:
        from transprov.reporting.comparisons import terminal

        with stdout_errors():
            terminal.render(comparison, console(color=context.color), show_all=args.all)
    else:
        write_data(_text(form, comparison, show_all=args.all), args.output)
    return CONFLICTING if args.fail_on_conflict and comparison.conflicts else 0


def _text(form: str, comparison: Comparison, *, show_all: bool) -> str:
    if form == "html":
        from transprov.reporting.comparisons import html

        return html.render(comparison)
    if form == "terminal":
        from transprov.reporting.comparisons import terminal

        return terminal.plain(comparison, show_all=show_all)
    from transprov.reporting.comparisons import json

    return json.dumps(comparison, one_line=form == "jsonl") + "\n"


COMMAND = Command(
    name="compare",
    summary="set texts about one event side by side: what agrees, what conflicts, what translation did to it",
    description="Set two or more texts about one event side by side, copies or originals, in any mix of languages: "
    "which details agree, which conflict, and which conflicts the translation probably made.",
    examples=(
        "transprov compare copy-one.txt copy-two.txt",
        "transprov compare copy.txt artikel.html https://example.org/article --format html -o compared.html",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
