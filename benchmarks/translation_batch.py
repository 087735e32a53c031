"""How much faster sentences are translated in one batch than one at a time, in the same process.

    python benchmarks/translation_batch.py PACKAGE.argosmodel SENTENCES.txt [--count 1000]

PACKAGE is a file as `transprov models install` takes it, or an installed package's folder; SENTENCES has one a line in
the language the package reads (gz and tab-separated files too: `--column` says which column). Both ways have the same
loaded model, beam and threads, and no cache. The two outputs are compared as well.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
import time
from pathlib import Path

from transprov.translation import ArgosTranslator
from transprov.translation.installing import install_file
from transprov.translation.packages import Package, read_package


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--column", type=int, default=0, help="of a tab-separated file, counted from 0")
    parser.add_argument("--count", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ARGOS_PACKAGES_DIR"] = scratch
        package = read_package(args.package) if args.package.is_dir() else install_file(args.package)
        assert package is not None, "not a translation package"
        return measure(package, read(args.sentences, args.column, args.count))


def read(path: Path, column: int, count: int) -> list[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        lines = dict.fromkeys(line.rstrip("\n").split("\t")[column].strip() for line in file)
    return [line for line in lines if line][:count]


def measure(package: Package, sentences: list[str]) -> int:
    translator = ArgosTranslator([package])
    pair = {"source": package.source, "target": package.target}
    translator.translate(sentences[:5], **pair)
    start = time.perf_counter()
    single = [translator.translate([one], **pair)[0] for one in sentences]
    middle = time.perf_counter()
    batch = translator.translate(sentences, **pair)
    end = time.perf_counter()
    one, all_at_once = middle - start, end - middle
    same = sum(a.text == b.text for a, b in zip(single, batch, strict=True))
    n = len(sentences)
    print(f"{package.name}: {n} sentences")
    print(f"one at a time {one:.1f} s ({n / one:.0f} a second), in batches {all_at_once:.1f} s ({n / all_at_once:.0f})")
    print(f"{one / all_at_once:.1f} times as fast; {same} of {n} translations are the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
