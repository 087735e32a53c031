#!/usr/bin/env python3
"""How long `transprov check` takes as a whole process: cold (empty cache folder) and warm, and `transprov --help`.

    python benchmarks/check_time.py [--runs 5] [COPY SOURCE]

By default the longest pair of corpora/. Prints the median and the range of the runs, in seconds. Modules are compiled
once beforehand, as an installation leaves them.
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


def environment(cache: str, compiled: str) -> dict[str, str]:
    """The environment of a run: `pip install` compiles modules, so a setting that forbids it here is not passed on."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "TRANSPROV_CACHE": cache, "PYTHONPYCACHEPREFIX": compiled}


def seconds(arguments: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "transprov", *arguments],
        env=env,
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
    with tempfile.TemporaryDirectory() as compiled, tempfile.TemporaryDirectory() as cache:
        env = environment(cache, compiled)
        seconds(check, env)
        warm = [seconds(check, env) for _ in range(args.runs)]
        helped = [seconds(["--help"], env) for _ in range(args.runs)]
        cold = []
        for _ in range(args.runs):
            with tempfile.TemporaryDirectory() as empty:
                cold.append(seconds(check, environment(empty, compiled)))
    report("check, nothing in the cache", cold)
    report("check, the same pair again", warm)
    report("transprov --help", helped)


if __name__ == "__main__":
    main()
