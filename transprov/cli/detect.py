"""`transprov detect`: is this English a translation, and from which language?"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.inputs import read_document
from transprov.cli.output import check_writable, console, say, stdout_errors, write_data
from transprov.errors import TransprovError

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
    done: list[tuple[str, Document, Detection]] = []
    failed: list[tuple[str, str]] = []
    prior = {} if args.prior is None else {"prior": args.prior}
    for name in args.copies:
        try:
            document = read_document(name, language=None, allow_private=args.allow_private, context=context)
        except TransprovError as error:
            # one bad item never stops the rest
            if len(args.copies) == 1:
                raise
            say(f"transprov: error: {error}")
            failed.append((name, str(error)))
            continue
        done.append((name, document, detect(document, **prior)))
    _write(args, context, done, failed)
    if failed:
        return USER_ERROR
    translated = any(detection.verdict == "translated" for _, _, detection in done)
    return FOUND if args.fail_on_translated and translated else 0


def _write(
    args: argparse.Namespace,
    context: Context,
    done: list[tuple[str, Document, Detection]],
    failed: list[tuple[str, str]],
) -> None:
    from transprov.reporting import detections

    if args.format == "terminal":
        if args.output is None:
            with stdout_errors():
                detections.render(done, console(color=context.color))
        else:
            write_data(detections.plain(done), args.output)
        return
    objects: list[dict[str, Any]] = [detections.as_object(name, detection) for name, _, detection in done]
    objects += [{"schema": detections.SCHEMA, "copy": name, "error": error} for name, error in failed]
    if args.format == "jsonl":
        text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)
    else:
        text = json.dumps(objects if len(args.copies) > 1 else objects[0], ensure_ascii=False, indent=2) + "\n"
    write_data(text, args.output)


COMMAND = Command(
    name="detect",
    summary="tell whether an English text is a translation, from which language, and why",
    description="Tell whether an English text is a translation, from which language, how sure that is, and why.",
    examples=("transprov detect copy.html", "transprov detect feed/*.txt --format jsonl -o verdicts.jsonl"),
    add_arguments=_add_arguments,
    run=_run,
)
