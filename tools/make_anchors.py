#!/usr/bin/env python3
"""Find out what each pattern of the artifact rules must have (artifacts/anchors.py); writes artifacts/anchors.json.

    python tools/make_anchors.py

Compiling and reading all patterns takes a third of a second, which no check has to spare. A pattern that the file lacks
is read when its rule is loaded, so forgetting this costs time and nothing else; a test tells.
"""

from __future__ import annotations

import json
from pathlib import Path

from transprov.artifacts import all_rules
from transprov.artifacts.anchors import anchors

ANCHORS = Path(__file__).resolve().parent.parent / "transprov/artifacts/anchors.json"


def table() -> dict[str, list[list[str]]]:
    """Anchors by the key of the pattern."""
    found = {pattern.key: anchors(pattern.regex) for rule in all_rules() for pattern in rule.patterns}
    return {key: [sorted(texts) for texts in sets] for key, sets in sorted(found.items())}


if __name__ == "__main__":
    ANCHORS.write_text(json.dumps(table(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
