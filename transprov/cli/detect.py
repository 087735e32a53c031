"""`transprov detect`: is this English a translation, and from which language?"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import check_writable, console, stdout_errors, write_data
from transprov.cli.several import Failed, read_several, write_objects

if TYPE_CHECKING:
    from transprov.types import Detection, Document

_FORMATS = ("terminal", "json", "jsonl")
FOUND, USER_ERROR = 1, 2


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copies", metavar="COPY", nargs="+", help="an English text: a file, a URL, or - for stdin")
    parser.add_argument("--format", choices=_FORMATS, default="terminal", help="(default: terminal)")
    parser.add_argument(
        "--prior",
        type=options.share,
        metavar="P",
        help="share of translations among such texts, before looking (default: 0.5)",
    )
    parser.add_argument("--fail-on-translated", action="store_true", help="exit with status 1 if one is a translation")
    options.add_output(parser)
    options.add_config(parser)
    options.add_reading(parser)


def _run(args: argparse.Namespace, context: Context) -> int:
    from transprov.detection import detect

    if args.output is not None:
        check_writable(args.output)
    prior = {} if args.prior is None else {"prior": args.prior}
    copies, failed = read_several(args, context)
    done = [(name, document, detect(document, **prior)) for name, document in copies]
    _write(args, context, done, failed)
    if failed:
        return USER_ERROR
    translated = any(detection.verdict == "translated" for _, _, detection in done)
    return FOUND if args.fail_on_translated and translated else 0


def _write(
    args: argparse.Namespace,
    context: Context,
    done: list[tuple[str, Document, Detection]],
    failed: list[Failed],
) -> None:
    from transprov.reporting import detections

    if args.format == "terminal":
        if args.output is None:
            with stdout_errors():
                detections.render(done, console(color=context.color))
        else:
            write_data(detections.plain(done), args.output)
        return
    objects = [detections.as_object(name, detection) for name, _, detection in done]
    write_objects(objects, failed, detections.SCHEMA, args)


COMMAND = Command(
    name="detect",
    summary="tell whether an English text is a translation, from which language, and why",
    description="Tell whether an English text is a translation, from which language, how sure that is, and why.",
    examples=("transprov detect copy.html", "transprov detect feed/*.txt --format jsonl -o verdicts.jsonl"),
    add_arguments=_add_arguments,
    run=_run,
)
