#!/usr/bin/env python3
"""Write docs/rules/: a page for the rules about sentences and details, and one for the artifacts of each language.

    python tools/make_rule_docs.py

The pages say what `transprov rule ID` says; a test tells when they are out of date.
"""

from __future__ import annotations

from pathlib import Path

from transprov.checking.catalogue import RuleCard, cards
from transprov.languages import pack
from transprov.reporting.rulecards import as_markdown

FOLDER = Path(__file__).resolve().parent.parent / "docs/rules"


def pages() -> dict[str, str]:
    """File names and contents."""
    groups: dict[str, list[RuleCard]] = {}
    for card in cards():
        groups.setdefault("comparison" if card.family is None else card.language or "any", []).append(card)
    return {f"{name}.md": as_markdown(members, _title(name)) for name, members in groups.items()}


def _title(name: str) -> str:
    if name == "comparison":
        return "Rules that compare a copy with its source"
    if name == "any":
        return "Artifacts of translation from any language"
    return f"Artifacts of translation from {pack(name).name}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
