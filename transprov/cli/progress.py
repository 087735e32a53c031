"""What the user sees on a terminal while nothing else is to be seen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from transprov.cli.command import Context


@contextmanager
def working(what: str, context: Context) -> Iterator[None]:
    """Show `what` (words of ours, never of an article) on stderr until done; nothing unless that is a terminal."""
    shown = sys.stderr is not None and sys.stderr.isatty() and not context.quiet and os.environ.get("TERM") != "dumb"
    if shown:
        sys.stderr.write(f"{what} ...")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            # back to the start of the line, and clear it (ECMA-48: CR, EL)
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
