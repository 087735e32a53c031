"""How far an audit has come: a bar on a terminal, now and then a line where there is none."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from transprov.cli.command import Context
from transprov.cli.output import console, say

if TYPE_CHECKING:
    from transprov.audit import Progress

_LINE_EVERY = 15.0
"""Seconds between lines."""


@contextmanager
def display(context: Context) -> Iterator[Callable[[Progress], None] | None]:
    """What to tell of progress; nothing for `--quiet`."""
    if context.quiet or sys.stderr is None:
        yield None
    elif sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        with _bar(context) as observe:
            yield observe
    else:
        yield _Lines().observe


@contextmanager
def _bar(context: Context) -> Iterator[Callable[[Progress], None]]:
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(bar_width=24),
        progress.TextColumn("{task.fields[counted]}", markup=False),
    )
    # what is shown are words and numbers of ours, never of an article
    with progress.Progress(*columns, console=console(color=context.color, file=sys.stderr), transient=True) as bar:
        task = bar.add_task("starting", total=None, counted="")

        def observe(now: Progress) -> None:
            total = None if now.reading and not now.finished else now.finished + now.waiting
            bar.update(task, description=now.phase, completed=now.finished, total=total, counted=_counted(now))

        yield observe


class _Lines:
    def __init__(self) -> None:
        self._next = time.monotonic() + _LINE_EVERY

    def observe(self, now: Progress) -> None:
        """Say it, if it is time."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _LINE_EVERY
            say(f"transprov: {now.phase}: {_counted(now)}")


def _counted(now: Progress) -> str:
    if now.phase == "sources":
        return f"{now.finished} read"
    more = "+" if now.reading else ""
    parts = [f"{now.finished} of {now.finished + now.waiting}{more}"]
    if now.finished:
        parts.append(f"{now.rate:.1f}/s" if now.rate >= 1 else f"{1 / now.rate:.1f} s each")
    if now.remaining is not None and now.waiting:
        parts.append(f"{_duration(now.remaining)} to go")
    parts.append(f"{now.translated} translated, {now.unclear} unclear, {now.native} native, {now.failed} failed")
    return " | ".join(parts)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
