#!/usr/bin/env python3
"""Measure how often each artifact rule strikes in native English and in translations; writes artifacts/rates.json.

    python tools/measure_artifacts.py BENCH [--rules REGEX] [--show RULE] [--limit N] [--write]

BENCH is the folder of the public data (its detect/train.jsonl.gz and native_reuters.train.jsonl.gz are read, nothing
else). Prints a line a rule: strikes per 10,000 sentences in native English and by source language, and the natural
logarithm of the ratio to native. `--show RULE` prints the passages a rule strikes in instead, native ones first.
Without --write nothing is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transprov.artifacts import all_rules, find
from transprov.types import Document, Segment, Span

RATES = Path(__file__).resolve().parent.parent / "transprov/artifacts/rates.json"
FILES = ("train.jsonl.gz", "native_reuters.train.jsonl.gz")


def rows(bench: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    for name in FILES:
        with gzip.open(bench / "detect" / name, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if limit is None or number % limit == 0:
                    yield json.loads(line)


def group(row: dict[str, Any]) -> str:
    """Native; or the source language, machine and human translation together; few languages stand for themselves."""
    origin = row["origin_lang"]
    if origin == "en":
        return "native"
    return str(origin) if origin in ("de", "fr", "es", "it") else "other"


def document(text: str) -> Document:
    """A line a segment: the data are cut into sentences already, and cutting them again takes longer than the rules."""
    segments = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(len(segments), Span(at, at + len(line)), line, block=len(segments)))
        at += len(line) + 1
    return Document(text, language="en", segments=tuple(segments))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--rules", default="", metavar="REGEX", help="only rules whose id matches")
    parser.add_argument("--show", metavar="RULE", help="print the passages of one rule")
    parser.add_argument("--limit", type=int, metavar="N", help="every Nth document only")
    parser.add_argument("--write", action="store_true", help="write the counts of all rules to the package")
    args = parser.parse_args()
    chosen = [r for r in all_rules() if re.search(args.show or args.rules, r.id)]
    if args.write and (args.rules or args.show or args.limit):
        sys.exit("--write takes all rules and all documents")
    counts: dict[str, Counter[str]] = {rule.id: Counter() for rule in chosen}
    sentences: Counter[str] = Counter()
    for row in rows(args.bench, args.limit):
        made, kind = document(row["text"]), group(row)
        sentences[kind] += len(made.segments)
        for artifact in find(made, chosen):
            counts[artifact.rule.id][kind] += 1
            if args.show:
                print(f"{kind:7s} [{artifact.text}]  {made.segments[artifact.segment].text}")
    if args.show:
        return
    kinds = ("native", "de", "fr", "es", "it", "other")
    print(
        "per 10,000 sentences " + "".join(f"{kind:>9s}" for kind in kinds), f"({sentences['native']} native sentences)"
    )
    for rule in chosen:
        per = {kind: 10_000 * counts[rule.id][kind] / max(1, sentences[kind]) for kind in kinds}
        print(
            f"{rule.id:42s}" + "".join(f"{per[kind]:9.2f}" for kind in kinds),
            f" native hits {counts[rule.id]['native']}",
        )
    if args.write:
        table = {"sentences": dict(sentences), **{name: dict(found) for name, found in sorted(counts.items())}}
        RATES.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
