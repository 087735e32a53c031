"""How many sentence boundaries `transprov.languages.split` restores, next to plain simplemma (and pysbd, if there).

Each document holds one sentence per line. Its lines are joined with single spaces and segmented again; a boundary is
the place where a sentence begins, the first of a document not counted. Headlines without a full stop cannot be found
again this way: a splitter is also scored on the rest ("marked": boundaries after a terminator, closing marks allowed).

    python benchmarks/segmentation.py FOLDER_OR_FILES...

Files are JSON lists of {"source": lines, "sl": language, "clean_copy": English lines}, or text files with one sentence
per line named `anything.LANGUAGE.txt`, documents separated by blank lines.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from transprov.languages import split

Segmenter = Callable[[str, str], Iterable[int]]
_MARKED = re.compile(r"[.!?…‽][\"'”’»“«)\]\s]*$")


def ours(text: str, language: str) -> Iterable[int]:
    return (span.start for span in split(text, language))


def simplemma(text: str, language: str) -> Iterable[int]:
    from simplemma import split_sentences

    return _starts(text, split_sentences(text, lang=language))


def pysbd(text: str, language: str) -> Iterable[int]:
    from pysbd import Segmenter as Pysbd

    return _starts(text, Pysbd(language=language, clean=False).segment(text))


def _starts(text: str, sentences: Iterable[str]) -> Iterable[int]:
    at = 0
    for sentence in sentences:
        at = text.find(sentence.strip(), at)
        yield at
        at += len(sentence.strip())


def documents(paths: list[Path]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for path in (file for given in paths for file in (sorted(given.iterdir()) if given.is_dir() else [given])):
        if path.suffix == ".json":
            for item in json.loads(path.read_text(encoding="utf-8")):
                found[item["sl"]].append(_lines(item["source"]))
                found["en"].append(_lines(item["clean_copy"]))
        elif path.suffix == ".txt":
            blocks = path.read_text(encoding="utf-8").split("\n\n")
            found[path.stem.rpartition(".")[2]].extend(filter(None, map(_lines, blocks)))
    return found


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def score(name: str, segment: Segmenter, language: str, texts: list[list[str]], show: bool) -> str:
    right = missed = invented = missed_marked = 0
    begun = time.perf_counter()
    for lines in texts:
        text = " ".join(lines)
        gold, after_mark, at = set(), set(), 0
        for previous in lines[:-1]:
            at += len(previous) + 1
            gold.add(at)
            if _MARKED.search(previous):
                after_mark.add(at)
        found = set(segment(text, language)) - {0}
        right += len(gold & found)
        missed += len(gold - found)
        invented += len(found - gold)
        missed_marked += len(after_mark - found)
        if show:
            for kind, places in (("MISSED", after_mark - found), ("INVENTED", found - gold)):
                for place in sorted(places):
                    print(f"{language} {kind}: {text[max(0, place - 60) : place]} || {text[place : place + 50]}")
    seconds = time.perf_counter() - begun
    precision, recall = right / max(1, right + invented), right / max(1, right + missed)
    marked = right / max(1, right + missed_marked)
    both = 2 * precision * marked / max(1e-9, precision + marked)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return (
        f"{language}  {name:10} {right + missed:6} {precision:9.4f} {recall:8.4f} {f1:8.4f} "
        f"{marked:14.4f} {both:10.4f} {seconds:7.2f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="folders or files with one sentence per line")
    parser.add_argument("--show", action="store_true", help="print every boundary that is missed or invented")
    arguments = parser.parse_args()
    absent = [str(path) for path in arguments.paths if not path.exists()]
    texts = documents(arguments.paths) if not absent else {}
    if not texts:
        what = f"no such file or folder: {absent[0]}" if absent else "no documents of a known shape there"
        print(f"{what}; the data is not part of the project, see --help for its shape", file=sys.stderr)
        return 2
    segmenters: dict[str, Segmenter] = {"transprov": ours, "simplemma": simplemma}
    try:
        import pysbd as _installed  # noqa: F401

        segmenters["pysbd"] = pysbd
    except ImportError:
        print("pysbd is not installed, so it is left out", file=sys.stderr)
    print("     segmenter    gold precision   recall       F1  recall marked  F1 marked seconds")
    for language in sorted(texts):
        for name, segment in segmenters.items():
            print(score(name, segment, language, texts[language], arguments.show and name == "transprov"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
