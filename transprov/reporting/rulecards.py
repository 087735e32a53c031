"""Rules for people and programs: a list, a page on one rule (terminal or Markdown), JSON, SARIF descriptors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from transprov.types import Severity

if TYPE_CHECKING:
    from rich.console import Console

    from transprov.checking.catalogue import RuleCard

SCHEMA = "transprov-rules/1"
LEVELS = {Severity.NEUTRAL: "note", Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_INDENT = "  "


def as_list(cards: Iterable[RuleCard], console: Console) -> None:
    """A line a rule on the console, under a heading for each kind and language."""
    from rich.table import Table
    from rich.text import Text

    groups: dict[str, list[RuleCard]] = {}
    for card in cards:
        groups.setdefault(_heading(card), []).append(card)
    for number, (heading, members) in enumerate(groups.items()):
        if number:
            console.print()
        console.print(Text(f"{heading} ({len(members)})", style="bold"))
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column()
        for card in members:
            table.add_row(Text(_INDENT + card.id), Text(_strength(card), style="dim"), Text(card.title))
        console.print(table)


def _heading(card: RuleCard) -> str:
    if card.family is None:
        return f"{card.kind}: source against copy"
    return f"{card.kind}: {card.language or 'any language'}, {card.family.replace('_', ' ')}"


def _strength(card: RuleCard) -> str:
    weak = card.weak or (card.confidence is not None and card.confidence < 0.5)
    return f"{card.severity.label}, evidence only" if weak else card.severity.label


def as_page(card: RuleCard, console: Console) -> None:
    """All there is to know about one rule."""
    from rich.text import Text

    console.print(Text.assemble((card.id, "bold"), "  ", card.title))
    console.print()
    for line in _facts(card):
        console.print(Text(_INDENT + line))
    console.print()
    console.print(Text(card.explanation))
    for heading, texts in (("Flagged:", card.flag), ("Not flagged:", card.keep)):
        if texts:
            console.print()
            console.print(Text(heading, style="bold"))
            for text in texts:
                console.print(Text(f"{_INDENT}- {_one_line(text)}"))


def _facts(card: RuleCard) -> Iterator[str]:
    yield f"kind: {card.kind}" + (f", {card.family.replace('_', ' ')}" if card.family else "")
    if card.family:
        yield f"source language: {card.language or 'any'}"
    yield f"MQM: {card.mqm}; severity: {card.severity.label}"
    if card.confidence is not None:
        yield f"confidence without the source: {card.confidence:.2f}" + ("; evidence only" if card.weak else "")
    if card.wording:
        yield f"likely source wording: {card.wording}"
    if card.instead:
        yield f"English says: {card.instead}"
    if card.ratios:
        told = ", ".join(f"{code} {ratio:+.1f}" for code, ratio in card.ratios)
        yield f"log likelihood ratio against native English: {told}"


def as_markdown(cards: Iterable[RuleCard], title: str) -> str:
    """A page of documentation about several rules."""
    lines = [f"# {title}", ""]
    for card in cards:
        lines += [f"## {card.id}", "", f"**{_escaped(card.title)}.** {_escaped(card.explanation)}", ""]
        lines += [f"- {_escaped(fact)}" for fact in _facts(card)]
        for heading, texts in (("Flagged", card.flag), ("Not flagged", card.keep)):
            if texts:
                lines += ["", f"{heading}:", ""]
                lines += [f"> {_escaped(_one_line(text))}\n" for text in texts]
        lines.append("")
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def as_json(cards: Iterable[RuleCard]) -> str:
    """The rules as JSON, one object with its schema; docs/json.md documents it."""
    return (
        json.dumps({"schema": SCHEMA, "rules": [_object(card) for card in cards]}, ensure_ascii=False, indent=2) + "\n"
    )


def _object(card: RuleCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "mqm": card.mqm,
        "severity": card.severity.label,
        "explanation": card.explanation,
        "kind": card.kind,
        "family": card.family,
        "language": card.language,
        "confidence": card.confidence,
        "evidence_only": card.weak,
        "wording": card.wording,
        "instead": card.instead,
        "flag": list(card.flag),
        "pass": list(card.keep),
        "log_ratios": dict(card.ratios),
    }


def descriptor(card: RuleCard) -> dict[str, Any]:
    """The rule as a SARIF 2.1.0 reportingDescriptor."""
    text = card.explanation
    if card.instead:
        text += f" English says: {card.instead}"
    return {
        "id": card.id,
        "name": "".join(part.capitalize() for part in card.id.split("-")),
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": card.explanation},
        "help": {"text": text, "markdown": as_markdown([card], card.title)},
        "defaultConfiguration": {"level": LEVELS[card.severity]},
        "properties": {"tags": [tag for tag in ("translation", card.kind, card.language) if tag], "mqm": card.mqm},
    }


def _one_line(text: str) -> str:
    return " / ".join(line.strip() for line in text.split("\n") if line.strip())


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in text)
