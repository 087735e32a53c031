#!/usr/bin/env python3
"""How many documents a second `transprov.detect` reads on one core.

    python benchmarks/detect_speed.py BENCH [--every N]

BENCH is the folder of the public data; every Nth document of detect/dev and detect/native_bbc.dev is read once. Prints
documents and words for each second of processor time (not of the clock: other work on the machine does not count,
though it does slow the processor down), and the shares of the steps, each timed by itself.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import transprov
from transprov.artifacts import find_artifacts
from transprov.detection import declared_evidence
from transprov.detection.masking import masked_sentences
from transprov.detection.scoring import score_sentences
from transprov.types import Document

FILES = ("dev.jsonl.gz", "native_bbc.dev.jsonl.gz")
WARM_UP = 20
"""Documents read before the clock starts: parameters are loaded and patterns compiled at first use."""


def texts(bench: Path, every: int) -> list[str]:
    found: list[str] = []
    for name in FILES:
        with gzip.open(bench / "detect" / name, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for number, line in enumerate(lines) if number % every == 0]
    return found


def seconds(work: Callable[[Any], object], given: list[Any]) -> float:
    start = process_time()
    for one in given:
        work(one)
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--every", type=int, default=9, metavar="N")
    options = parser.parse_args()
    given = texts(options.bench, options.every)
    for text in given[:WARM_UP]:
        transprov.detect(text)
    spent = seconds(transprov.detect, given)
    words = sum(len(text.split()) for text in given)
    print(f"{len(given)} documents, {words / len(given):.0f} words each on average")
    print(f"{len(given) / spent:.1f} documents/s, {words / spent:.0f} words/s")
    documents = [Document.from_text(text, language="en") for text in given]
    masked = [(text, masked_sentences(text)) for text in given]
    for name, work, over in (
        ("reading the text", lambda text: Document.from_text(text, language="en"), given),
        ("masking", masked_sentences, given),
        ("model", lambda pair: score_sentences(*pair), masked),
        ("declared evidence", declared_evidence, documents),
        (
            "artifact rules (left out where the wording is native)",
            lambda made: find_artifacts(made, alone=True),
            documents,
        ),
    ):
        print(f"  {1000 * seconds(work, over) / len(given):6.2f} ms  {name}")


if __name__ == "__main__":
    main()
