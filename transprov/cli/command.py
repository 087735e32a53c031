"""What a command of the command line is, and what it is handed when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from transprov.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given besides its own arguments."""

    settings: Settings
    color: str
    """"auto", "always" or "never"."""
    quiet: bool


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, its help, its arguments and what it does.

    `run` returns the exit status. Its module is imported for `transprov --help`, so it imports nothing heavy itself.
    """

    name: str
    summary: str
    """One line, for the list of commands."""
    description: str
    examples: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Context], int]
