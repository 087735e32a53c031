"""`transprov index`: originals collected in a folder, for `find`, `check --sources` and `audit`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import say, write_data
from transprov.cli.progress import working
from transprov.errors import InputError

if TYPE_CHECKING:
    from transprov.sources import SourceIndex

_ALL_FAILED = 2


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("add", "stats", "prune"), help="what to do with the index")
    parser.add_argument("folder", metavar="DIR", help="the folder of the index; `add` makes it")
    parser.add_argument(
        "feeds", metavar="FEED", nargs="*", help="for add: feeds, folders or files of originals, or URLs of feeds"
    )
    parser.add_argument("--fetch", action="store_true", help="add: read the pages that feeds link to, not their text")
    parser.add_argument(
        "--older-than", type=_days, metavar="DAYS", help="prune: articles published (else added) longer ago than this"
    )
    parser.add_argument("--before", type=_date, metavar="DATE", help="prune: the same, before a day such as 2024-01-31")
    parser.add_argument("--superseded", action="store_true", help="prune: all versions of an article but the latest")
    options.add_work(parser)
    options.add_reading(parser)


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = -1.0
    # further back there is no calendar to count in
    if not 0 <= days <= 100_000:
        raise argparse.ArgumentTypeError(f"not a number of days: {text!r}")
    return days


def _date(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date: {text!r} (write 2024-01-31)") from None


def _run(args: argparse.Namespace, context: Context) -> int:
    _require_sense(args)
    from transprov.cli.encoders import chosen_encoder
    from transprov.sources import SourceIndex

    encoder = chosen_encoder(args.encoder, context)
    with SourceIndex.open(args.folder, encoder=encoder, create=args.action == "add") as index:
        if args.action == "add":
            return _add(index, args, context)
        if args.action == "prune":
            return _prune(index, args, context)
        return _stats(index)


def _require_sense(args: argparse.Namespace) -> None:
    if args.action == "add" and not args.feeds:
        raise InputError("name what to add: feeds, folders or files of originals")
    if args.action != "add" and (args.feeds or args.fetch):
        raise InputError(f"{args.action} takes one folder and no feeds")
    wanted = args.older_than is not None or args.before is not None or args.superseded
    if args.action == "prune" and not wanted:
        raise InputError("say what to prune: --older-than DAYS, --before DATE, --superseded")
    if args.action != "prune" and wanted:
        raise InputError("--older-than, --before and --superseded are for prune")


def _add(index: SourceIndex, args: argparse.Namespace, context: Context) -> int:
    from transprov.reading.feeds import FeedOptions
    from transprov.sources.opening import read_sources

    reading = FeedOptions(fetch_pages=args.fetch, allow_private=args.allow_private)
    added = updated = unchanged = 0
    for feed in args.feeds:
        problems: list[str] = []
        with working(f"adding {feed}", context):
            done = index.add(read_sources(feed, problems, reading))
        added, updated, unchanged = added + done.added, updated + done.updated, unchanged + done.unchanged
        if not context.quiet:
            for problem in (*problems, *done.rejected):
                say(f"transprov: warning: {problem}")
    write_data(f"{added} added, {updated} updated, {unchanged} unchanged; {len(index)} in the index\n", None)
    return 0 if added or updated or unchanged else _ALL_FAILED


def _prune(index: SourceIndex, args: argparse.Namespace, context: Context) -> int:
    limits = [args.before] if args.before else []
    if args.older_than is not None:
        limits.append(datetime.now(UTC) - timedelta(days=args.older_than))
    with working("pruning", context):
        removed = index.prune(before=max(limits, default=None), superseded=args.superseded)
    write_data(f"{removed} removed; {len(index)} in the index\n", None)
    return 0


def _stats(index: SourceIndex) -> int:
    stats = index.stats()
    earliest, latest = (f"{moment:%Y-%m-%d}" if moment else "unknown" for moment in (stats.earliest, stats.latest))
    lines = (
        ("articles", f"{stats.documents} ({stats.versions} versions, {stats.texts} different texts)"),
        ("languages", ", ".join(f"{code} {count}" for code, count in stats.languages) or "none"),
        ("published", f"{earliest} to {latest}" if stats.earliest else "unknown"),
        ("size", f"{stats.bytes / 1e6:.1f} MB"),
        ("encoder", stats.encoder),
    )
    write_data("".join(f"{name:10} {value}\n" for name, value in lines), None)
    return 0


COMMAND = Command(
    name="index",
    summary="collect originals in an index, for find, check --sources and audit",
    description="Collect originals in an index: a folder that holds articles with their vectors. What is in it already "
    "is not read again; an article whose text changed is kept in all its versions.",
    examples=(
        "transprov index add originals feeds/ https://example.org/rss.xml",
        "transprov index stats originals",
        "transprov index prune originals --older-than 90 --superseded",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
