"""`transprov rules` and `transprov rule ID`: what the tool looks for."""

from __future__ import annotations

import argparse

from transprov.cli import options
from transprov.cli.command import Command, Context
from transprov.cli.output import console, stdout_errors, write_data

_FORMATS = ("terminal", "json", "markdown")


def _add_list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="CODE", help="only artifacts of this source language: de, fr, ... or any")
    parser.add_argument("--kind", metavar="KIND", help="only this kind: structure, number, name, ..., artifact")
    parser.add_argument("--format", choices=_FORMATS, default="terminal", help="(default: terminal)")
    options.add_config(parser)


def _add_page_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="ID", help="a rule, as findings name it")
    parser.add_argument("--format", choices=_FORMATS, default="terminal", help="(default: terminal)")
    options.add_config(parser)


def _run_list(args: argparse.Namespace, context: Context) -> int:
    from transprov.checking.catalogue import cards
    from transprov.errors import ConfigError
    from transprov.reporting import rulecards

    known = cards()
    chosen = [
        card
        for card in known
        if (args.kind is None or card.kind == args.kind)
        and (args.language is None or (card.family is not None and (card.language or "any") == args.language.lower()))
    ]
    if not chosen:
        kinds = ", ".join(dict.fromkeys(card.kind for card in known))
        languages = ", ".join(dict.fromkeys(card.language or "any" for card in known if card.family is not None))
        raise ConfigError(
            f"no rule is of that kind and language; kinds are: {kinds}; languages of artifacts are: {languages}",
            resource="rules",
        )
    if args.format == "terminal":
        with stdout_errors():
            rulecards.as_list(chosen, console(color=context.color))
    else:
        write_data(rulecards.as_json(chosen) if args.format == "json" else rulecards.as_markdown(chosen, "Rules"), None)
    return 0


def _run_page(args: argparse.Namespace, context: Context) -> int:
    from transprov.checking.catalogue import card
    from transprov.reporting import rulecards

    chosen = card(args.rule)
    if args.format == "terminal":
        with stdout_errors():
            rulecards.as_page(chosen, console(color=context.color))
    else:
        write_data(
            rulecards.as_json([chosen]) if args.format == "json" else rulecards.as_markdown([chosen], chosen.title),
            None,
        )
    return 0


LIST = Command(
    name="rules",
    summary="list what transprov looks for",
    description="List the rules: what is compared between source and copy, and which oddities betray a translation.",
    examples=("transprov rules", "transprov rules --language de", "transprov rules --kind number --format json"),
    add_arguments=_add_list_arguments,
    run=_run_list,
)
PAGE = Command(
    name="rule",
    summary="explain one rule, with examples",
    description="Explain one rule: what it flags, why, what English would say, and how telling it is.",
    examples=("transprov rule de-night-to", "transprov rule number-altered"),
    add_arguments=_add_page_arguments,
    run=_run_page,
)
