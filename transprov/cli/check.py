"""`transprov check`: one copy against its source."""

from __future__ import annotations

import argparse
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.baseline import read_baseline
from transprov.cli.command import Command, Context
from transprov.cli.inputs import forbid_both_stdin, read_document
from transprov.cli.output import check_writable, console, say, stdout_errors, write_data
from transprov.cli.progress import working
from transprov.cli.sample import sample_pair
from transprov.errors import ConfigError, InputError
from transprov.settings import FAIL_LEVELS, REPORT_FORMATS, Settings

if TYPE_CHECKING:
    from transprov.types import Document, Report

OK, FOUND = 0, 1


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "copy", metavar="COPY", nargs="?", help="the English copy: a file (text or HTML), a URL, or - for stdin"
    )
    parser.add_argument(
        "--source", metavar="SRC", help="its original: a file, a URL, or -; without it, what the wording shows"
    )
    parser.add_argument(
        "--sources",
        metavar="WHERE",
        help="where to look for its original: an index (see `transprov index`), a folder of articles, or a feed",
    )
    parser.add_argument("--sample", action="store_true", help="check the pair of articles that comes with transprov")
    parser.add_argument(
        "--source-language", type=options.language, metavar="CODE", help="such as de (default: identified)"
    )
    parser.add_argument("--copy-language", type=options.language, metavar="CODE", help="(default: identified)")
    parser.add_argument(
        "--format",
        choices=REPORT_FORMATS,
        help="form of the report (default: that of the file name given with -o, else terminal)",
    )
    options.add_output(parser)
    parser.add_argument(
        "--all", action="store_true", help="show findings of every confidence, and the furniture of the pages"
    )
    parser.add_argument(
        "--min-confidence",
        type=options.share,
        metavar="P",
        help="leave out findings less certain than P (default: 0.5)",
    )
    parser.add_argument(
        "--fail-on", choices=FAIL_LEVELS, help="exit with status 1 when there is a finding this severe (default: none)"
    )
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE.json",
        help="an earlier report (--format json or jsonl): findings that stand there are marked and do not count for "
        "--fail-on",
    )
    parser.add_argument(
        "--translator",
        metavar="WHICH",
        help="for likely source wordings, and to set the copy against a machine translation of its source: auto "
        "(installed models, the default), none, or the URL of a LibreTranslate server",
    )
    options.add_work(parser)
    options.add_reading(parser)


def _run(args: argparse.Namespace, context: Context) -> int:
    settings = context.settings
    form = args.format or _form_of(args.output) or settings.format
    threshold = 0.0 if args.all else settings.min_confidence if args.min_confidence is None else args.min_confidence
    if args.output is not None:
        check_writable(args.output)
    copy_name, source_name = _names(args)
    _require_rules(settings)
    known = read_baseline(args.baseline) if args.baseline is not None else frozenset()
    copy = read_document(copy_name, language=args.copy_language, allow_private=args.allow_private, context=context)
    source = None
    if source_name is not None:
        source = read_document(
            source_name, language=args.source_language, allow_private=args.allow_private, context=context
        )

    from transprov.checking import check
    from transprov.cli.encoders import chosen_encoder

    if args.sources is not None:
        source = _sought(copy, args, context)
    beside = f" with {len(source.segments)}" if source is not None else ""
    with working(f"{'comparing' if beside else 'reading'} {len(copy.segments)} sentences{beside}", context):
        report = check(
            copy,
            source,
            encoder=None if source is None else chosen_encoder(args.encoder, context),
            min_confidence=threshold,
            disable=settings.disable,
            accept=settings.accept,
            known=known,
            equivalences=settings.equivalences,
            keep_doubtful=True,
            translator=settings.translator if args.translator is None else args.translator,
            retrieved=args.sources is not None,
            source_language=args.source_language if source is None else None,
        )
    if not context.quiet:
        for notice in report.notices:
            say(f"transprov: warning: {notice}")
    shown = tuple(finding for finding in report.findings if finding.confidence >= threshold)
    _write(report, replace(report, findings=shown), form, threshold, args, context)
    level = FAIL_LEVELS.index(args.fail_on or settings.fail_on)
    counted = (finding for finding in shown if finding.fingerprint not in known)
    return FOUND if level and any(finding.severity >= level for finding in counted) else OK


def _sought(copy: Document, args: argparse.Namespace, context: Context) -> Document | None:
    """The original of the copy among the sources given, said on stderr; None when it is not there."""
    from transprov.cli.encoders import chosen_encoder
    from transprov.reading.feeds import FeedOptions
    from transprov.sources import open_sources

    reading = FeedOptions(allow_private=args.allow_private)
    with (
        working("searching", context),
        open_sources(args.sources, encoder=chosen_encoder(args.encoder, context), options=reading) as (index, problems),
    ):
        found = [one for one in index.search(copy) if one.accepted]
        source = index.document(found[0].document_id, found[0].version) if found else None
    if not context.quiet:
        for problem in problems:
            say(f"transprov: warning: {problem}")
        for one in found[:1]:
            say(f"transprov: source: {one.document_id} ({one.probability:.0%}; {one.evidence[0]})")
        for one in found[1:]:
            say(f"transprov: warning: not compared with {one.document_id}, which is another source of it")
        if not found:
            say(f"transprov: warning: no source of it in {args.sources}; checked without")
    return source


def _form_of(output: Path | None) -> str | None:
    """The form that the name of the file to write asks for: a report.html is meant to be a page."""
    form = output.suffix.lower().removeprefix(".") if output is not None else ""
    return form if form in REPORT_FORMATS else None


def _names(args: argparse.Namespace) -> tuple[str, str | None]:
    """What to read as copy and as source, if there is one."""
    if args.sample:
        if args.copy or args.source or args.sources:
            raise InputError("--sample brings its own copy and source; leave yours out")
        return sample_pair()
    if not args.copy:
        raise InputError("name the copy to check, or use --sample for a first look")
    if args.source and args.sources:
        raise InputError("--source names the original, --sources says where to look for it; give one of them")
    if args.source:
        forbid_both_stdin(args.copy, args.source)
    return args.copy, args.source


def _require_rules(settings: Settings) -> None:
    """Refuse an unknown name in `disable` before any work, naming the file it stands in."""
    if not settings.disable:
        return
    from transprov.checking import disabled_rules

    try:
        disabled_rules(settings.disable, None)
    except ConfigError as error:
        raise ConfigError(str(error), resource=str(settings.path)) from None


def _write(
    full: Report, shown: Report, form: str, threshold: float, args: argparse.Namespace, context: Context
) -> None:
    if form == "terminal":
        from transprov.reporting import terminal

        if args.output is None:
            with stdout_errors():
                terminal.render(full, console(color=context.color), show_all=args.all, threshold=threshold)
            return
        buffer = io.StringIO()
        terminal.render(full, console(color=context.color, file=buffer), show_all=args.all, threshold=threshold)
        write_data(buffer.getvalue(), args.output)
        return
    from transprov.reporting import FORMATS

    # Programs get what was asked for and nothing else; people are told what is left out.
    write_data(FORMATS[form](full if form == "html" else shown, threshold), args.output)


COMMAND = Command(
    name="check",
    summary="compare an English copy with its original, or tell what its wording gives away",
    description="Compare an English copy with its original: what was dropped, added, moved, altered. Without the "
    "original: whether it is a translation, from which language, and which wording shows it.",
    examples=(
        "transprov check --sample",
        "transprov check copy.html",
        "transprov check copy.html --translator http://localhost:5000",
        "transprov check copy.html --source original.html",
        "transprov check copy.txt --source https://example.org/artikel --format html -o report.html",
        "transprov check copy.html --sources originals",
        "transprov check - --source original.txt --fail-on major < copy.txt",
        "transprov check copy.txt --source original.txt --baseline last-week.json --fail-on minor",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
