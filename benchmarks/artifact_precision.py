#!/usr/bin/env python3
"""Artifact findings per 1,000 words on native English and on machine translations, at default confidence.

    python benchmarks/artifact_precision.py BENCH [--limit N] [--rules] [FILE.jsonl.gz ...]

BENCH is the folder of the public data; by default its detect/dev.jsonl.gz and detect/native_bbc.dev.jsonl.gz are read.
Prints words, findings and findings per 1,000 words for native English and by source language of machine translations,
and the ratio of each to native. `--rules` adds how often each rule was found in native English and elsewhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

import transprov


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=1, metavar="N", help="every Nth document only")
    parser.add_argument("--rules", action="store_true")
    args = parser.parse_args()
    detect = args.bench / "detect"
    words: Counter[str] = Counter()
    found: Counter[str] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    for file in args.files or (detect / "dev.jsonl.gz", detect / "native_bbc.dev.jsonl.gz"):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                if number % args.limit or row["kind"] == "human":
                    continue
                group = "native" if row["origin_lang"] == "en" else row["origin_lang"]
                group = group if group in ("native", "de", "fr") else "other"
                copy = transprov.Document.from_text(row["text"], language="en")
                words[group] += len(row["text"].split())
                for finding in transprov.check(copy).findings:
                    found[group] += 1
                    rules[finding.rule, group] += 1
    native = 1000 * found["native"] / max(1, words["native"])
    for group in ("native", "de", "fr", "other"):
        rate = 1000 * found[group] / max(1, words[group])
        ratio = f"{rate / native:.1f}" if native else "inf"
        print(
            f"{group:7s} {words[group]:8d} words  {found[group]:6d} findings  {rate:7.3f} per 1,000 words"
            f"  {ratio:>6s} times native"
        )
    if args.rules:
        for rule in sorted({rule for rule, _ in rules}, key=lambda rule: -rules[rule, "native"]):
            print(
                f"{rule:44s}", "  ".join(f"{group} {rules[rule, group]}" for group in ("native", "de", "fr", "other"))
            )


if __name__ == "__main__":
    main()
