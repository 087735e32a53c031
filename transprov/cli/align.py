"""`transprov align`: which sentence of one text stands for which of the other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from transprov.alignment.formats import FORMATS, write
from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.inputs import forbid_both_stdin, read_document, read_lines
from transprov.cli.output import check_writable, say, write_data
from transprov.cli.progress import working

if TYPE_CHECKING:
    from transprov.types import Document


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SRC", help="the original: a file (text or HTML), a URL, or - for stdin")
    parser.add_argument("target", metavar="TGT", help="its translation: a file, a URL, or -")
    parser.add_argument(
        "--lines",
        action="store_true",
        help="both are UTF-8 files with one sentence per line, taken as they are: sentence i is line i + 1,"
        " a blank line is a sentence too",
    )
    parser.add_argument(
        "--source-language", type=options.language, metavar="CODE", help="such as de (default: identified)"
    )
    parser.add_argument("--target-language", type=options.language, metavar="CODE", help="(default: identified)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="tsv", help="form of the alignment (default: tsv)")
    options.add_output(parser)
    parser.add_argument(
        "--no-moves", action="store_true", help="keep to the order of the source: nothing has been moved"
    )
    options.add_work(parser)
    options.add_reading(parser)


def _run(args: argparse.Namespace, context: Context) -> int:
    if args.output is not None:
        check_writable(args.output)
    forbid_both_stdin(args.source, args.target)
    source = _read(args.source, args.source_language, args, context)
    target = _read(args.target, args.target_language, args, context)
    languages = _language(source, args.source_language), _language(target, args.target_language)

    from transprov.alignment import align
    from transprov.checking.notices import encoder_languages, encoder_notices
    from transprov.cli.encoders import chosen_encoder

    encoder = chosen_encoder(args.encoder, context)
    with working(f"aligning {_size(source)} with {_size(target)} sentences", context):
        alignment = align(
            source,
            target,
            source_language=languages[0],
            target_language=languages[1],
            encoder=encoder,
            moves=not args.no_moves,
        )
    if not context.quiet:
        for notice in encoder_notices(languages, encoder_languages(encoder.identity)):
            say(f"transprov: warning: {notice}")
    write_data(write(alignment, args.format), args.output)
    return 0


def _read(name: str, language: str | None, args: argparse.Namespace, context: Context) -> Document | tuple[str, ...]:
    if args.lines:
        return read_lines(name)
    return read_document(name, language=language, allow_private=args.allow_private, context=context)


def _language(text: Document | tuple[str, ...], told: str | None) -> str | None:
    """What the user says, else what the text shows."""
    if told is not None:
        return told
    if not isinstance(text, tuple):
        return text.language
    from transprov.languages import identify

    return identify("\n".join(text))


def _size(text: Document | tuple[str, ...]) -> int:
    return len(text) if isinstance(text, tuple) else len(text.segments)


COMMAND = Command(
    name="align",
    summary="align the sentences of two texts: which stands for which, what is missing, what was moved",
    description="Align the sentences of two texts: which stands for which, what is missing, what was moved."
    "\n\nformats:\n" + "\n".join(f"  {form.name:9} {form.summary}" for form in FORMATS.values()),
    examples=(
        "transprov align original.txt translation.txt",
        "transprov align --lines source.de target.en --format tmx -o pairs.tmx",
    ),
    add_arguments=_add_arguments,
    run=_run,
)
