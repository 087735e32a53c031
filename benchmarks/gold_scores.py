"""The scores of `quality`: tallies of sets, beads, declarations and facts against the gold of `corpora/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gold_overlay import Range, Reading, compact

import transprov
from transprov.artifacts import all_rules

TIMES = {"published", "modified"}
DECLARED = TIMES | {"author", "agency", "photo-credit", "outlet", "canonical", "based-on"}
STRUCTURE_RULES = {"dropped-segment", "added-segment", "moved-block", "reworded"}

Bead = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass
class Tally:
    """True positives, false positives and false negatives; recall and precision may be over different sets."""

    hit: int = 0
    wrong: int = 0
    missed: int = 0
    recalled: int | None = None

    def __add__(self, other: Tally) -> Tally:
        recalled = None if self.recalled is other.recalled is None else (self.recalled or 0) + (other.recalled or 0)
        return Tally(self.hit + other.hit, self.wrong + other.wrong, self.missed + other.missed, recalled)

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        hit = self.hit if self.recalled is None else self.recalled
        return hit / (hit + self.missed) if hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def compare_sets(gold: Iterable[Any], test: Iterable[Any]) -> Tally:
    """Tally of two sets."""
    gold, test = set(gold), set(test)
    return Tally(len(gold & test), len(test - gold), len(gold - test))


@dataclass
class Scores:
    """All tallies of one pair, or of several added up."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Scores) -> None:
        for name, tally in other.tallies.items():
            self.tallies[name] += tally

    def figures(self) -> dict[str, float]:
        """The figures of the table, by name."""
        t = self.tallies
        figures = {"segment": t["segment"].f1, "furn P": t["furniture"].precision, "furn R": t["furniture"].recall}
        figures |= {"kind": t["kind"].recall, "declared": t["declared"].f1}
        for end in ("", " e2e"):
            figures |= {f"{name}{end}": t[name + end].f1 for name in ("strict", "drop", "ins")}
            figures[f"move{end}"] = t["move" + end].recall
        figures |= {"numbers": t["numbers"].recall, "facts": t["facts"].recall, "alarms": t["facts"].wrong}
        return figures


def score_beads(gold: Sequence[Bead], test: Sequence[Bead], moved: set[int]) -> dict[str, Tally]:
    """Tallies of beads; `moved` are the source indices inside moved blocks."""

    def links(beads: Iterable[Bead]) -> set[tuple[int, int]]:
        return {(i, j) for source, target in beads for i in source for j in target}

    def alone(beads: Iterable[Bead], side: int) -> set[int]:
        return {i for bead in beads if not bead[1 - side] for i in bead[side]}

    gold_set, test_set = set(gold), set(test)
    exact = gold_set & test_set
    both = {bead for bead in gold_set if all(bead)}
    gone = {link for link in links(gold) if link[0] in moved}
    return {
        "strict": Tally(len(exact), len(test_set - gold_set), len(both - test_set), len(exact & both)),
        "drop": compare_sets(alone(gold, 0), alone(test, 0)),
        "ins": compare_sets(alone(gold, 1), alone(test, 1)),
        "move": Tally(len(gone & links(test)), 0, len(gone - links(test))),
    }


def score_declared(gold: dict[str, list[str]], document: transprov.Document) -> Scores:
    """What a document is found to declare; a time need only be as exact as the gold's."""
    expected = {(kind, value) for kind, values in gold.items() for value in values}
    found = {
        (d.kind.value, d.value)
        for d in document.provenance.declarations
        if d.kind.value in DECLARED and d.where != "user"
    }
    right = {
        item
        for item in expected
        if item in found or (item[0] in TIMES and any(f[0] == item[0] and f[1].startswith(item[1]) for f in found))
    }
    # The same time is often declared twice, by the page's head to the second and by its text to the minute or day.
    wrong = {f for f in found - expected if f[0] not in TIMES or not any(_same_time(f, item) for item in expected)}
    scores = Scores()
    scores.tallies["declared"] = Tally(len(right), len(wrong), len(expected - right))
    scores.wrong = [f"declared wrongly: {kind} {value!r}" for kind, value in sorted(wrong)]
    scores.wrong += [f"declared, not found: {kind} {value!r}" for kind, value in sorted(expected - right)]
    return scores


def _same_time(found: tuple[str, str], expected: tuple[str, str]) -> bool:
    return found[0] == expected[0] and found[1][:10] == expected[1][:10]


def score_facts(gold: dict[str, Any], findings: Iterable[transprov.Finding], source: Reading, copy: Reading) -> Scores:
    """Which altered details are reported, and what else is."""
    scores = Scores()
    places = []
    for fact in gold["facts"]:
        bead = gold["beads"][fact["bead"]]
        spots: list[tuple[int, Range]] = []
        for side, reading, indices in ((0, source, bead["source"]), (1, copy, bead["target"])):
            words = compact(fact["copy" if side else "source"])
            spots += [
                (side, reading.gold.place(k, words))
                for k in indices
                if words and words in compact(reading.gold.texts[k])
            ]
        places.append(spots)
    found = [False] * len(places)
    for finding in findings:
        # how the English reads is not what the gold is about
        if finding.rule in STRUCTURE_RULES or finding.rule in _artifact_rules():
            continue
        at = [(0, r) for r in (source.locate(finding.source_span) if finding.source_span else [])]
        at += [(1, r) for r in (copy.locate(finding.copy_span) if finding.copy_span else [])]
        met = [n for n, spots in enumerate(places) if any(_overlap(a, b) for a in at for b in spots)]
        for n in met:
            found[n] = True
        if not met:
            scores.tallies["facts"] += Tally(wrong=1)
            scores.wrong.append(f"false alarm: {finding.rule}: {finding.source_text!r} / {finding.copy_text!r}")
    for fact, hit in zip(gold["facts"], found, strict=True):
        names = ["facts", fact["rule"]] + (["numbers"] if fact["rule"].startswith("number") else [])
        for name in names:
            scores.tallies[name] += Tally(hit=int(hit), missed=int(not hit))
        if not hit:
            scores.wrong.append(f"not found: {fact['rule']} ({fact['kind']}): {fact['source']!r} / {fact['copy']!r}")
    return scores


@cache
def _artifact_rules() -> frozenset[str]:
    return frozenset(rule.id for rule in all_rules())


def _overlap(a: tuple[int, Range], b: tuple[int, Range]) -> bool:
    return a[0] == b[0] and a[1][0] < b[1][1] and b[1][0] < a[1][1]
