#!/usr/bin/env python3
"""Recall and precision of artifact findings on our aggregator-style copies in corpora/aggregator/.

    python benchmarks/aggregator.py [--show]

Every place where a native editor would say "translated" was marked before any rule had run. Recall is over the places
marked strong, precision over all findings about artifacts at default confidence: right if it touches a marked place.
Prints a line a copy, without its source and (where there is one) beside it. `--show` adds what was wrong or missed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import transprov
from transprov.artifacts import all_rules
from transprov.types import Finding, Span

FOLDER = Path(__file__).resolve().parent.parent / "corpora/aggregator"


def marked(text: str, artifacts: list[dict[str, Any]]) -> list[tuple[Span, dict[str, Any]]]:
    """The marked places of a copy."""
    found = []
    for artifact in artifacts:
        at = -1
        for _ in range(artifact.get("occurrence", 1)):
            at = text.index(artifact["text"], at + 1)
        found.append((Span(at, at + len(artifact["text"])), artifact))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rules = {rule.id for rule in all_rules()}
    sums = {"alone": [0, 0, 0, 0], "beside": [0, 0, 0, 0]}
    for gold in sorted(FOLDER.glob("*.artifacts.json")):
        name = gold.name.removesuffix(".artifacts.json")
        data = json.loads(gold.read_text(encoding="utf-8"))
        copy = transprov.load(str(FOLDER / f"{name}.copy.txt"))
        places = marked(copy.text, data["artifacts"])
        source = FOLDER / f"{name}.source.txt"
        for way in ("alone", "beside") if source.exists() else ("alone",):
            report = transprov.check(copy, transprov.load(str(source)) if way == "beside" else None)
            found = [one for one in report.findings if one.rule in rules and one.copy_span is not None]
            right = [one for one in found if any(touches(one, span) for span, _ in places)]
            strong = [(span, artifact) for span, artifact in places if artifact["strong"]]
            hit = [artifact for span, artifact in strong if any(touches(one, span) for one in found)]
            verdict = report.detection
            told = f"  {verdict.verdict} {verdict.probability:.2f}" if verdict else ""
            counts = f"strong {len(hit):3d}/{len(strong):3d}  right {len(right):3d}/{len(found):3d}"
            print(f"{name:16s} {way:7s} {counts}{told}")
            sums[way] = [a + b for a, b in zip(sums[way], (len(hit), len(strong), len(right), len(found)), strict=True)]
            if args.show:
                for one in found:
                    if one not in right:
                        print(f"    wrong   {one.rule}: {one.copy_text}")
                for _, artifact in strong:
                    if artifact not in hit:
                        print(f"    missed  {artifact['kind']}: {artifact['text']}")
    for way, (hit_count, strong_count, right_count, found_count) in sums.items():
        recall, precision = hit_count / max(1, strong_count), right_count / max(1, found_count)
        print(f"all              {way:7s} recall of strong places {recall:.2f}  precision {precision:.2f}")


def touches(finding: Finding, span: Span) -> bool:
    """Whether a finding is about a place."""
    return finding.copy_span is not None and finding.copy_span.overlaps(span)


if __name__ == "__main__":
    main()
