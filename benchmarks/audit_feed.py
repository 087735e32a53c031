#!/usr/bin/env python3
"""How long an audit of a feed takes, per copy, and how much memory: with several workers, and with one.

    python benchmarks/audit_feed.py BENCH [--items 1000] [--workers 2] [--alone]

BENCH is the folder of public data whose `find/dev.*.jsonl.gz` holds German and French originals and machine-translated
copies of them. Feeds (JSON lines) of that many copies, and of as many originals, are made in a folder that is removed
at the end, and `transprov audit` runs on them with an empty cache. Memory is the largest sum, over all processes of a
run, of what is theirs alone (proportional set size), looked at four times a second. `--alone` also runs with one
worker and prints the ratio, and whether the two stores hold the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from transprov.audit import AuditStore


@dataclass(frozen=True)
class Measured:
    seconds: float
    megabytes: float
    results: int
    matched: int
    right: int
    failed: int


def write_feeds(bench: Path, folder: Path, items: int) -> dict[str, str]:
    """Two feeds, `copies.jsonl` and `sources.jsonl`; the true source of each copy."""
    truth = {}
    with gzip.open(bench / "find" / "dev.copies.jsonl.gz", "rt", encoding="utf-8") as file:
        copies = [json.loads(line) for line in file][:items]
    with gzip.open(bench / "find" / "dev.sources.jsonl.gz", "rt", encoding="utf-8") as file:
        sources = [json.loads(line) for line in file]
    wanted = {copy["source_id"] for copy in copies}
    # those that the copies were made from first, then others, up to as many as there are copies
    sources = sorted(sources, key=lambda source: source["id"] not in wanted)[: max(items, len(wanted))]
    with (folder / "copies.jsonl").open("w", encoding="utf-8") as file:
        for copy in copies:
            truth[copy["id"]] = copy["source_id"]
            file.write(json.dumps({"id": copy["id"], "text": copy["text"], "language": "en"}) + "\n")
    with (folder / "sources.jsonl").open("w", encoding="utf-8") as file:
        for source in sources:
            file.write(json.dumps({name: source[name] for name in ("id", "text", "language")}) + "\n")
    return truth


def run(folder: Path, workers: int, truth: dict[str, str]) -> Measured:
    store = folder / f"audit-{workers}.sqlite"
    began = time.perf_counter()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "transprov", "audit", str(folder / "copies.jsonl")),
            *("--sources", str(folder / "sources.jsonl"), "--store", str(store), "--workers", str(workers)),
        ],
        env=os.environ | {"TRANSPROV_CACHE": str(folder / f"cache-{workers}")},
        start_new_session=True,
    )
    most = 0.0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(0.25)
    seconds = time.perf_counter() - began
    if process.returncode:
        sys.exit(process.returncode)
    with AuditStore.open(store) as opened:
        results = list(opened.results())
    matched = [one for one in results if one.source is not None]
    right = sum(identity(one.source.document_id) == truth[identity(one.key)] for one in matched)
    failed = sum(one.state == "failed" for one in results)
    return Measured(seconds, most, len(results), len(matched), right, failed)


def identity(key: str) -> str:
    """An item's own id, without the name of its feed."""
    return key.rsplit("#", 1)[-1].rsplit(" ", 1)[-1]


def memory(leader: int) -> float:
    """Megabytes of all processes of a session, pages that several share divided among them."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "stat").read_text().rsplit(")", 1)[1].split()[3] != str(leader):
                continue
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:  # gone in the meantime
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--alone", action="store_true", help="run with one worker as well")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth = write_feeds(args.bench, folder, args.items)
        measured = {}
        for workers in dict.fromkeys((args.workers, 1) if args.alone else (args.workers,)):
            one = measured[workers] = run(folder, workers, truth)
            print(
                f"{workers} workers: {one.results} copies in {one.seconds:.0f} s, "
                f"{one.seconds / one.results:.2f} s each; "
                f"at most {one.megabytes:.0f} MB in all; {one.matched} with a source, "
                f"{one.right} of them the right one; "
                f"{one.failed} failed"
            )
        if len(measured) > 1:
            print(f"one worker takes {measured[1].seconds / measured[args.workers].seconds:.2f} times as long")
            dumps = []
            for workers in measured:
                with AuditStore.open(folder / f"audit-{workers}.sqlite") as store:
                    dumps.append(list(store.dump()))
            different = sum(one != other for one, other in zip(*dumps, strict=True))
            print(f"results that differ between the two, each with a cache of its own: {different}")


if __name__ == "__main__":
    main()
