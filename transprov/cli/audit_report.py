"""`transprov audit report`: what the audits of a store found, for people and for programs."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.audit.report import FORMATS
from transprov.cli import options
from transprov.cli.command import Context
from transprov.cli.output import check_writable, console, stdout_errors, write_data
from transprov.errors import InputError
from transprov.settings import FAIL_LEVELS
from transprov.types import Severity

if TYPE_CHECKING:
    from transprov.audit.report.copies import Copy
    from transprov.audit.store import AuditStore

OK, FOUND = 0, 1
_SECTIONS = 200
_WORST = 10

EXAMPLES = (
    "transprov audit report audit.sqlite",
    "transprov audit report audit.sqlite -o audit.html",
    "transprov audit report audit.sqlite --format csv -o audit.csv",
    "transprov audit report audit.sqlite --baseline last-week.sqlite --fail-on major",
)


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("store", metavar="STORE", type=Path, help="the file that `transprov audit --store` made")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="form of the report (default: that of the file name given with -o, else terminal)",
    )
    options.add_output(parser)
    parser.add_argument("--all", action="store_true", help="count and show findings of every confidence")
    parser.add_argument(
        "--min-confidence",
        type=options.share,
        metavar="P",
        help="leave out findings less certain than P (default: 0.5)",
    )
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="STORE",
        help="an earlier store: copies and findings are marked new, same or gone, and only new findings count for "
        "--fail-on",
    )
    parser.add_argument(
        "--fail-on", choices=FAIL_LEVELS, help="exit with status 1 when there is a finding this severe (default: none)"
    )
    parser.add_argument(
        "--worst",
        type=_count,
        metavar="N",
        help=f"copies shown in full: {_WORST} lines on the terminal, {_SECTIONS} sections in HTML, unless told",
    )
    options.add_config(parser)


def run_report(args: argparse.Namespace, context: Context) -> int:
    """Write the report; 1 when there is a finding at or above `--fail-on`, else 0. Raises `InputError`."""
    if args.output is not None:
        check_writable(args.output)
    _require_store(args.store)
    settings = context.settings
    threshold = 0.0 if args.all else settings.min_confidence if args.min_confidence is None else args.min_confidence
    level = FAIL_LEVELS.index(args.fail_on or settings.fail_on)

    from transprov.audit.report.baseline import copies
    from transprov.audit.store import AuditStore

    with ExitStack() as open_stores:
        store = open_stores.enter_context(AuditStore.open(args.store))
        baseline = None
        if args.baseline is not None:
            _require_store(args.baseline)
            baseline = open_stores.enter_context(AuditStore.open(args.baseline))
        every = partial(copies, store, baseline, threshold=threshold)
        _write(args, context, every, store, baseline, threshold)
        return FOUND if level and any(_is_severe(copy, level) for copy in every()) else OK


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"not a whole number: {text!r}")
    return int(text)


def _require_store(path: Path) -> None:
    if not path.exists():
        raise InputError(
            "no such store; `transprov audit COPIES --sources ... --store FILE` makes one", resource=str(path)
        )


def _is_severe(copy: Copy, level: int) -> bool:
    severe = {severity.label for severity in Severity if severity >= level}
    return copy.is_here and any(each["severity"] in severe for each in copy.fresh)


def _write(
    args: argparse.Namespace,
    context: Context,
    every: Callable[[], Iterable[Copy]],
    store: AuditStore,
    baseline: AuditStore | None,
    threshold: float,
) -> None:
    form = args.format or _form_of(args.output) or "terminal"
    compared = None if args.baseline is None else args.baseline.name
    if form == "terminal":
        from transprov.audit.report import terminal
        from transprov.audit.report.totals import total

        totals = total(every(), worst=_WORST if args.worst is None else args.worst)
        buffer = io.StringIO() if args.output is not None else None
        with stdout_errors():
            terminal.render(
                totals,
                store.runs(),
                console(color=context.color, file=buffer),
                name=args.store.name,
                waiting=store.waiting(),
                baseline=compared,
            )
        if buffer is not None:
            write_data(buffer.getvalue(), args.output)
        return
    write_data(_pieces(form, args, every, store, baseline, threshold), args.output)


def _pieces(
    form: str,
    args: argparse.Namespace,
    every: Callable[[], Iterable[Copy]],
    store: AuditStore,
    baseline: AuditStore | None,
    threshold: float,
) -> Iterable[str]:
    from transprov.audit.report import exchange, html, tables

    if form == "html":
        sections = _SECTIONS if args.worst is None else args.worst
        compared = None if args.baseline is None else args.baseline.name
        return html.render(
            every, store, name=args.store.name, sections=sections, threshold=threshold, baseline=compared
        )
    if form == "jsonl":
        return tables.jsonl(every())
    if form == "csv":
        return tables.as_csv(every())
    if form == "sarif":
        return exchange.sarif(every, store, baseline)
    return exchange.linked_data(every())


def _form_of(output: Path | None) -> str | None:
    form = output.suffix.lower().removeprefix(".") if output is not None else ""
    return form if form in FORMATS else None
