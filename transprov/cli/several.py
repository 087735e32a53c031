"""Commands that take several copies: read one by one, told one by one, so that a bad one never stops the rest."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from transprov.cli.command import Context
from transprov.cli.inputs import read_document
from transprov.cli.output import say, write_data
from transprov.errors import TransprovError

if TYPE_CHECKING:
    from transprov.types import Document

Failed = tuple[str, str]
"""Name of a copy, and why it could not be read."""


def read_several(args: argparse.Namespace, context: Context) -> tuple[list[tuple[str, Document]], list[Failed]]:
    """`args.copies` with their names; of those that cannot be read, each is said on stderr.

    Raises `TransprovError` when the only copy cannot be read.
    """
    read: list[tuple[str, Document]] = []
    failed: list[Failed] = []
    for name in args.copies:
        try:
            document = read_document(name, language=None, allow_private=args.allow_private, context=context)
        except TransprovError as error:
            if len(args.copies) == 1:
                raise
            say(f"transprov: error: {error}")
            failed.append((name, str(error)))
        else:
            read.append((name, document))
    return read, failed


def write_objects(
    objects: Sequence[dict[str, Any]], failed: Sequence[Failed], schema: str, args: argparse.Namespace
) -> None:
    """One JSON object a copy, those that failed last: JSONL, or JSON, where the object of a single copy has no list."""
    every = [*objects, *({"schema": schema, "copy": name, "error": error} for name, error in failed)]
    if args.format == "jsonl":
        text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in every)
    else:
        text = json.dumps(every if len(args.copies) > 1 else every[0], ensure_ascii=False, indent=2) + "\n"
    write_data(text, args.output)
