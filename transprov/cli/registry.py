"""The commands there are, in the order `transprov --help` lists them. A new command is one file and one entry here."""

from __future__ import annotations

from transprov.cli import align, audit, check, compare, detect, find, index, models, rules
from transprov.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    check.COMMAND,
    detect.COMMAND,
    align.COMMAND,
    compare.COMMAND,
    find.COMMAND,
    index.COMMAND,
    audit.COMMAND,
    models.COMMAND,
    rules.LIST,
    rules.PAGE,
)
