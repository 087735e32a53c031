"""`transprov audit`: feeds of copies against feeds of originals, kept in a store; `audit report` is `audit_report`."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import say, write_data
from transprov.errors import ConfigError

if TYPE_CHECKING:
    from transprov.audit import AuditSummary

OK, INTERRUPTED = 0, 130
_REPORT = "report"
_MEMORY = 1000
_TIMEOUT = 120.0
_PROBLEMS_SHOWN = 10


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    _add_report(parser)
    parser.add_argument(
        "copies",
        metavar="COPIES",
        nargs="+",
        help="feeds of English copies, files or URLs: RSS, Atom, JSON Feed, OPML, sitemap, JSONL, WARC; folders, pages",
    )
    parser.add_argument(
        "--sources",
        metavar="SRC",
        nargs="+",
        required=True,
        help="feeds of originals, likewise, or one index made with `transprov index`",
    )
    parser.add_argument(
        "--store",
        metavar="FILE",
        type=Path,
        required=True,
        help="where results are kept; a store that is there is gone on with, and only what is new is done",
    )
    parser.add_argument("--workers", metavar="N", type=_count, default=1, help="processes to work with (default: 1)")
    parser.add_argument("--dask", metavar="ADDRESS", help="work on the cluster of this Dask scheduler (extra `dask`)")
    parser.add_argument(
        "--timeout", metavar="S", type=_seconds, default=_TIMEOUT, help=f"seconds for one copy (default: {_TIMEOUT:g})"
    )
    parser.add_argument(
        "--memory",
        metavar="MB",
        type=_count,
        help=f"memory for one copy, beyond what a worker needs anyway (default: {_MEMORY}; not with --dask)",
    )
    parser.add_argument("--fetch", action="store_true", help="read the pages that feeds link to, not the feeds' texts")
    parser.add_argument(
        "--redo", action="store_true", help="examine all copies again, as after a change of settings or version"
    )
    parser.add_argument("--retry-failed", action="store_true", help="try copies again that failed in earlier runs")
    options.add_work(parser)
    options.add_reading(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    """Hand the arguments behind a first one of "report" to a parser of their own."""
    everywhere = type(parser)(add_help=False, parents=[parser], conflict_handler="resolve")
    audit_arguments = parser.parse_known_args

    def parse(args: Sequence[str] | None = None, namespace: Any = None) -> Any:
        if not args or args[0] != _REPORT:
            return audit_arguments(args, namespace)
        from transprov.cli.audit_report import EXAMPLES, add_report_arguments, run_report

        report = type(parser)(
            prog=f"{parser.prog} {_REPORT}",
            description="Show what the audits of a store found, and what is new.",
            epilog="\n".join(("examples:", *(f"  {line}" for line in EXAMPLES))),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[everywhere],
            add_help=False,
            allow_abbrev=False,
        )
        add_report_arguments(report)
        report.set_defaults(run_report=run_report)
        found, rest = report.parse_known_args(args[1:], namespace)
        # as argparse does for the defaults of a command
        found.chosen = COMMAND
        return found, rest

    parser.parse_known_args = parse  # type: ignore[method-assign, assignment]


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise argparse.ArgumentTypeError(f"not a whole number above 0: {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"not a number of seconds above 0: {text!r}")
    return value


def _run(args: argparse.Namespace, context: Context) -> int:
    if hasattr(args, "run_report"):
        status: int = args.run_report(args, context)
        return status
    if args.dask and args.memory is not None:
        raise ConfigError("is for local workers; give those of Dask their own --memory-limit", resource="--memory")

    from transprov.audit.auditing import audit
    from transprov.cli.audit_progress import display

    settings = context.settings
    try:
        with _ended_politely(), display(context) as observe:
            summary = audit(
                args.copies,
                args.sources,
                store=args.store,
                workers=args.workers,
                dask=args.dask,
                timeout=args.timeout,
                memory_mb=None if args.dask else args.memory or _MEMORY,
                fetch=args.fetch,
                allow_private=args.allow_private,
                encoder=args.encoder or settings.encoder,
                cache=settings.cache,
                cache_mb=settings.cache_mb,
                min_confidence=settings.min_confidence,
                disable=settings.disable,
                accept=settings.accept,
                equivalences=settings.equivalences,
                redo=args.redo,
                retry_failed=args.retry_failed,
                observe=observe,
            )
    except KeyboardInterrupt:
        say(f"transprov: interrupted{_standing(args.store)}; run the same command again to go on")
        return INTERRUPTED
    if not context.quiet:
        for problem in summary.problems[:_PROBLEMS_SHOWN]:
            say(f"transprov: warning: {problem}")
        if len(summary.problems) > _PROBLEMS_SHOWN:
            say(f"transprov: warning: and {len(summary.problems) - _PROBLEMS_SHOWN} more such problems")
    write_data(_text(summary), None)
    return OK


@contextmanager
def _ended_politely() -> Iterator[None]:
    """Take the end that a service manager asks for like Ctrl-C."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _standing(path: Path) -> str:
    from transprov.audit import AuditStore

    if not path.exists():
        return ""
    with AuditStore.open(path) as store:
        return f": {len(store)} results are in {path}, {store.waiting()} copies wait"


def _text(summary: AuditSummary) -> str:
    resumed = ", resumed" if summary.resumed else ""
    examined = f"{summary.done:,} {'copy' if summary.done == 1 else 'copies'} examined"
    results = f"{summary.total:,} {'result' if summary.total == 1 else 'results'}"
    lines = [
        f"run {summary.run}{resumed}: {examined}, {summary.new:,} of them new; {summary.failed:,} failed",
        f"verdicts: {summary.translated} translated, {summary.unclear} unclear, {summary.native} native",
        f"{summary.store}: {results}, {summary.sources:,} sources searched; "
        f"`transprov audit report {summary.store}` shows them",
    ]
    return "".join(f"{line}\n" for line in lines)


COMMAND = Command(
    name="audit",
    summary="examine feeds of copies against feeds of originals, and keep what is found",
    description="Find the original of each English copy of a feed, and what became of it in the copy. Results are kept "
    "in a file, copy by copy: what is interrupted is gone on with, what is done is not done again. "
    "`transprov audit report FILE` shows them (a folder of that name is ./report).",
    examples=(
        "transprov audit copies.xml --sources originals.xml --store audit.sqlite",
        "transprov audit https://example.org/feed --sources wire/ index.opml --store night.sqlite --workers 4",
        "transprov audit copies.jsonl --sources originals/ --store a.sqlite --dask tcp://10.0.0.5:8786",
        "transprov audit report audit.sqlite --format html -o audit.html",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
