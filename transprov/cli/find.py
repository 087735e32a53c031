"""`transprov find`: which of many originals was a copy made from?"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import check_writable, console, say, stdout_errors, write_data
from transprov.cli.progress import working
from transprov.cli.several import Failed, read_several, write_objects

if TYPE_CHECKING:
    from transprov.sources import Candidate
    from transprov.types import Document

_FORMATS = ("terminal", "json", "jsonl")
OK, NOT_FOUND, USER_ERROR = 0, 1, 2


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copies", metavar="COPY", nargs="+", help="an English copy: a file, a URL, or - for stdin")
    parser.add_argument(
        "--sources",
        metavar="WHERE",
        required=True,
        help="the originals: an index (see `transprov index`), a folder of articles, or a feed (path or URL)",
    )
    parser.add_argument("-k", "--count", type=_count, default=5, metavar="N", help="candidates shown (default: 5)")
    parser.add_argument("--format", choices=_FORMATS, default="terminal", help="(default: terminal)")
    parser.add_argument(
        "--fail-on-missing", action="store_true", help="exit with status 1 if no source of a copy is found"
    )
    options.add_output(parser)
    options.add_work(parser)
    options.add_reading(parser)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"not a number from 1 to 1000: {text!r}")
    return int(text)


def _run(args: argparse.Namespace, context: Context) -> int:
    if args.output is not None:
        check_writable(args.output)
    copies, failed = read_several(args, context)
    done = _found(copies, args, context)
    _write(args, context, done, failed)
    if failed:
        return USER_ERROR
    missing = any(not any(one.accepted for one in found) for _, _, found in done)
    return NOT_FOUND if args.fail_on_missing and missing else OK


def _found(
    copies: list[tuple[str, Document]], args: argparse.Namespace, context: Context
) -> list[tuple[str, Document, list[Candidate]]]:
    from transprov.cli.encoders import chosen_encoder
    from transprov.reading.feeds import FeedOptions
    from transprov.sources import open_sources

    if not copies:
        return []
    encoder = chosen_encoder(args.encoder, context)
    reading = FeedOptions(allow_private=args.allow_private)
    with (
        working("searching", context),
        open_sources(args.sources, encoder=encoder, options=reading) as (
            index,
            problems,
        ),
    ):
        done = [(name, document, index.search(document, k=args.count)) for name, document in copies]
    if not context.quiet:
        for problem in problems:
            say(f"transprov: warning: {problem}")
    return done


def _write(
    args: argparse.Namespace,
    context: Context,
    done: list[tuple[str, Document, list[Candidate]]],
    failed: list[Failed],
) -> None:
    from transprov.reporting import found

    if args.format == "terminal":
        if args.output is None:
            with stdout_errors():
                found.render(done, console(color=context.color))
        else:
            write_data(found.plain(done), args.output)
        return
    objects = [found.as_object(name, candidates) for name, _, candidates in done]
    write_objects(objects, failed, found.SCHEMA, args)


COMMAND = Command(
    name="find",
    summary="find which of many originals a copy was made from",
    description="Find which of many originals a copy was made from. An article on the same event by someone else is "
    "shown, but not called the source.",
    examples=(
        "transprov find copy.html --sources originals",
        "transprov find feed/*.txt --sources https://example.org/rss.xml --format jsonl",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
