"""Arguments that several commands have in common, and their checks."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*")


def language(text: str) -> str:
    """An ISO 639-1 code without its region, in lower case: "de" for "de-AT"."""
    if not _LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"not a language code: {text!r} (use one such as de, fr or en)")
    return re.split("[-_]", text)[0].lower()


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"not a number from 0 to 1: {text!r}")
    return value


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How input is fetched and understood."""
    parser.add_argument(
        "--allow-private", action="store_true", help="fetch URLs at, or redirecting to, private addresses too"
    )


def add_work(parser: argparse.ArgumentParser) -> None:
    """What the work is done with."""
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder (default: the embedded one)")
    add_config(parser)


def add_config(parser: argparse.ArgumentParser) -> None:
    """Where settings are read."""
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="settings file (default: transprov.toml or pyproject.toml upwards)"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where data goes."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to FILE, whole or not at all (default: standard output)",
    )
