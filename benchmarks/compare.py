#!/usr/bin/env python3
"""How many relations of facts `compare` gets right on our pairs of copies in corpora/compare/.

    python benchmarks/compare.py [--show]

The gold was written with the texts, before `compare` had seen them. A relation is right if a fact with that relation
touches the marked places of both copies (of the one that has it, for "only"). Prints a line a pair, and how many facts
that agree were called conflicting.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import transprov
from transprov.comparing import CONFLICTING, Comparison, Fact, Relation
from transprov.types import Document, Span

FOLDER = Path(__file__).resolve().parent.parent / "corpora/compare"
AGREEING = frozenset({Relation.AGREES, Relation.NORMALISED, Relation.COMPATIBLE})


def golds() -> list[Path]:
    """The files that say what is right."""
    return sorted(FOLDER.glob("*.relations.json"))


def read(gold: Path) -> tuple[list[dict[str, Any]], Comparison]:
    """The marked facts and what `compare` makes of the two copies."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    copies = [transprov.load(str(FOLDER / data[side])) for side in ("a", "b")]
    return data["facts"], transprov.compare(copies)


def place(document: Document, entry: Mapping[str, Any], side: str) -> Span | None:
    """Where the text has a marked fact; None if it has not."""
    if entry[side] is None:
        return None
    at = -1
    for _ in range(entry.get(f"occurrence_{side}", 1)):
        at = document.text.index(entry[side], at + 1)
    return Span(at, at + len(entry[side]))


def found(comparison: Comparison, entry: Mapping[str, Any]) -> list[Fact]:
    """The facts that touch a marked place in each copy that has it."""
    places = [place(document, entry, side) for document, side in zip(comparison.documents, "ab", strict=True)]
    return [
        fact
        for fact in comparison.facts
        if all(
            where is None or any(cell.document == number and cell.span.overlaps(where) for cell in fact.cells)
            for number, where in enumerate(places)
        )
    ]


def relation(entry: Mapping[str, Any]) -> Relation:
    """The marked relation."""
    return Relation({"agree": "agrees", "conflict": "conflicts"}.get(entry["relation"], entry["relation"]))


def is_right(comparison: Comparison, entry: Mapping[str, Any]) -> bool:
    return any(fact.relation is relation(entry) for fact in found(comparison, entry))


def is_wrongly_at_odds(comparison: Comparison, entry: Mapping[str, Any]) -> bool:
    """Whether a fact on which the copies agree is called conflicting."""
    return relation(entry) in AGREEING and any(fact.relation in CONFLICTING for fact in found(comparison, entry))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the facts that are wrong")
    args = parser.parse_args()
    for gold in golds():
        entries, comparison = read(gold)
        right = [entry for entry in entries if is_right(comparison, entry)]
        odds = [entry for entry in entries if is_wrongly_at_odds(comparison, entry)]
        share = len(right) / len(entries)
        print(f"{gold.name:24s} right {len(right)}/{len(entries)} ({share:.2f}), agreeing but at odds {len(odds)}")
        for entry in entries if args.show else ():
            if entry not in right or entry in odds:
                said = ", ".join(fact.relation.value for fact in found(comparison, entry)) or "nothing"
                print(f"    {entry['a']!r} / {entry['b']!r}: {relation(entry).value}, told: {said}")


if __name__ == "__main__":
    main()
