#!/usr/bin/env python3
"""How long `transprov check` takes as a whole process: cold (empty cache folder) and warm, and `transprov --help`.

    python benchmarks/check_time.py [--runs 5] [COPY SOURCE]

By default the longest pair of corpora/. Prints the median and the range of the runs, in seconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent / "corpora"


def seconds(arguments: list[str], cache: str) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "transprov", *arguments],
        env={**os.environ, "TRANSPROV_CACHE": cache},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - began


def report(name: str, times: list[float]) -> None:
    print(f"{name:32s} median {statistics.median(times):.2f} s   ({min(times):.2f} to {max(times):.2f})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="COPY SOURCE")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    copy, source = args.files or [str(CORPORA / "de/marathon.copy.txt"), str(CORPORA / "de/marathon.source.txt")]
    check = ["check", copy, "--source", source]
    cold = []
    for _ in range(args.runs):
        with tempfile.TemporaryDirectory() as cache:
            cold.append(seconds(check, cache))
    with tempfile.TemporaryDirectory() as cache:
        seconds(check, cache)
        warm = [seconds(check, cache) for _ in range(args.runs)]
        helped = [seconds(["--help"], cache) for _ in range(args.runs)]
    report("check, nothing in the cache", cold)
    report("check, the same pair again", warm)
    report("transprov --help", helped)


if __name__ == "__main__":
    main()
