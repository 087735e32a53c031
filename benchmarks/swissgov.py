"""How well the findings about a whole document agree with the differences that people marked in it.

    python benchmarks/swissgov.py [FOLDER] [--show] [--limit N]

FOLDER, or the environment variable TRANSPROV_SWISSGOV, holds `swissgov_de.dev.jsonl.gz` and `swissgov_fr.dev.jsonl.gz`:
government pages of SwissGov-RSD in two languages, one document a row with `source`, `english`, `src_lang` and
`differences` (`foreign`, `english`: the words marked in either; `foreign_pos`, `english_pos`: line and token;
`score`: 1 to 5). The data is not part of the project; without it the benchmark says so and ends with status 0.

A finding of the default confidence is right when it touches a marked difference in either text, and a difference is
found when a finding touches it. Neighbouring segments that were all dropped, or all added, count as one finding, as
the markers see them. Precision is given over all findings, and as the mean of the documents with findings: lists of
news and links at the end of a page are mostly left unmarked, so that a few pages with long lists decide the first.
"No lines" leaves out dropped and added lines that are no sentences. Omissions and additions are told apart by their
MQM class; numbers are all findings about numbers, quantities and dates.
Recall of omissions and additions is over differences marked in one text only, and again over those of at least
`--words` words, since one word more or less is often the marker's choice.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import transprov
from transprov.types import Finding, Span

LANGUAGES = ("de", "fr")
FOLDER = "TRANSPROV_SWISSGOV"
NUMBERS = ("number-", "unit-", "quantity-", "date-", "time-", "currency-")
ASKED_KINDS = ("omission", "addition", "number")
ASKED = "omission, addition, number"
GAP = 8
"""Words that may stand, unmarked, between two marked ones."""
DEFAULT_CONFIDENCE = 0.5


def source_place(finding: Finding) -> Span:
    return finding.source_span or Span(0, 0)


def copy_place(finding: Finding) -> Span:
    return finding.copy_span or Span(0, 0)


SEGMENT_RULES = (("dropped-segment", "source", source_place), ("added-segment", "english", copy_place))
SEGMENTS = frozenset(rule for rule, _, _ in SEGMENT_RULES)


@dataclass(frozen=True, slots=True)
class Difference:
    """One marked difference: the places of its words, empty on the side that lacks it."""

    source: tuple[Span, ...]
    copy: tuple[Span, ...]

    @property
    def kind(self) -> str:
        return "omission" if not self.copy else "addition" if not self.source else "altered"


@dataclass(slots=True)
class Tally:
    right: int = 0
    findings: int = 0
    by_document: list[float] = field(default_factory=list)
    found: int = 0
    differences: int = 0
    wrong: list[str] = field(default_factory=list)


def kind_of(finding: Finding) -> str:
    if finding.rule.startswith(NUMBERS):
        return "number"
    return finding.mqm.removeprefix("accuracy/")


def places(marked: str, positions: list[list[int]], text: str) -> tuple[Span, ...]:
    """The marked words in the text, in order: where they stand nearest to the line that the positions name.

    The tokens counted in the positions are not those of the text, so that only the line can be relied on, and that
    not quite.
    """
    words = [word for word in map(_bare, marked.split()) if word]
    if not words:
        return ()
    tokens = list(_tokens(text))
    best: tuple[int, tuple[Span, ...]] | None = None
    for start, (token, line, _) in enumerate(tokens):
        if token != words[0]:
            continue
        found = _follow(words, tokens, start)
        off = abs(line - (positions[0][0] if positions else 0))
        if found and (best is None or off < best[0]):
            best = off, found
    return best[1] if best else ()


def _tokens(text: str) -> Iterator[tuple[str, int, Span]]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        place = at
        for token in line.split():
            start = text.index(token, place)
            place = start + len(token)
            if bare := _bare(token):
                yield bare, number, Span(start, place)
        at += len(line) + 1


def _bare(token: str) -> str:
    return token.strip(".,;:!?()[]«»“”\"'")


def _follow(words: list[str], tokens: list[tuple[str, int, Span]], start: int) -> tuple[Span, ...]:
    spans, at = [tokens[start][2]], start + 1
    for word in words[1:]:
        while at < min(len(tokens), start + GAP * len(words)) and tokens[at][0] != word:
            at += 1
        if at >= len(tokens) or tokens[at][0] != word:
            return ()
        spans.append(tokens[at][2])
        at += 1
    return tuple(spans)


def differences(row: dict[str, Any]) -> tuple[list[Difference], int]:
    """Those that could be placed, and the number of those that could not."""
    placed, lost = [], 0
    for one in row["differences"]:
        found = Difference(
            places(one["foreign"] or "", one["foreign_pos"], row["source"]),
            places(one["english"] or "", one["english_pos"], row["english"]),
        )
        complete = bool(found.source) == bool((one["foreign"] or "").strip()) and bool(found.copy) == bool(
            (one["english"] or "").strip()
        )
        if complete and (found.source or found.copy):
            placed.append(found)
        else:
            lost += 1
    return placed, lost


def touches(finding: Finding, difference: Difference) -> bool:
    return any(
        span is not None and any(span.overlaps(place) for place in places_)
        for span, places_ in ((finding.source_span, difference.source), (finding.copy_span, difference.copy))
    )


def blocks(findings: list[Finding], row: dict[str, Any]) -> Iterator[list[Finding]]:
    """The findings, with those about neighbouring segments that lack a counterpart taken together."""
    for rule, text, side in SEGMENT_RULES:
        of_rule = sorted((f for f in findings if f.rule == rule), key=side)
        block: list[Finding] = []
        for finding in of_rule:
            if block and row[text][side(block[-1]).end : side(finding).start].strip():
                yield block
                block = []
            block.append(finding)
        if block:
            yield block
    yield from ([finding] for finding in findings if finding.rule not in SEGMENTS)


def is_sentence(finding: Finding) -> bool:
    """Whether a segment without a counterpart ends as sentences do; headings, links and addresses do not."""
    return (finding.source_text or finding.copy_text).rstrip(" \"'»”)")[-1:] in (".", "!", "?", ":", "…")


def measure(row: dict[str, Any], tallies: dict[str, Tally], least: int) -> int:
    marked, lost = differences(row)
    source = transprov.Document.from_text(row["source"], language=row["src_lang"])
    report = transprov.check(transprov.Document.from_text(row["english"], language="en"), source)
    findings = [f for f in report.findings if f.mqm.startswith("accuracy") and f.confidence >= DEFAULT_CONFIDENCE]
    of_document: dict[str, list[bool]] = defaultdict(list)
    for block in blocks(findings, row):
        right = any(touches(finding, one) for finding in block for one in marked)
        kind = kind_of(block[0])
        names = [kind, "all"]
        if kind in ASKED_KINDS:
            names.append(ASKED)
            if block[0].rule not in SEGMENTS or any(is_sentence(finding) for finding in block):
                names.append(f"{ASKED}, no lines")
        for name in names:
            of_document[name].append(right)
        if not right:
            finding = block[0]
            said = f"{finding.rule} | {finding.source_text} | {finding.copy_text} | {finding.confidence} | {len(block)}"
            tallies[kind].wrong.append(f"{row['id']} {said}")
    for name, judged in of_document.items():
        tally = tallies[name]
        tally.findings += len(judged)
        tally.right += sum(judged)
        tally.by_document.append(sum(judged) / len(judged))
    for one in marked:
        found = any(touches(finding, one) for finding in findings)
        number = any(ch.isdigit() for place in one.source for ch in row["source"][place.start : place.end])
        names = [one.kind, "all"]
        if one.kind in ("omission", "addition") and len(one.source) + len(one.copy) >= least:
            names.append(f"{one.kind}, {least} words or more")
        if number and one.kind == "altered":
            names.append("number")
        for name in names:
            tallies[name].differences += 1
            tallies[name].found += found
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=os.environ.get(FOLDER))
    parser.add_argument("--show", action="store_true", help="list the findings that touch no marked difference")
    parser.add_argument("--limit", type=int, help="documents of each language")
    parser.add_argument("--words", type=int, default=3, help="least length of the longer omissions and additions")
    options = parser.parse_args()
    files = {code: Path(options.folder or "") / f"swissgov_{code}.dev.jsonl.gz" for code in LANGUAGES}
    if not options.folder or not all(file.is_file() for file in files.values()):
        print(f"skipped: give the folder with swissgov_XX.dev.jsonl.gz as an argument or in {FOLDER}")
        return
    for code, file in files.items():
        tallies: dict[str, Tally] = defaultdict(Tally)
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][: options.limit]
        lost = sum(measure(row, tallies, options.words) for row in rows)
        print(f"{code}: {len(rows)} documents; {lost} differences not placed and left out")
        for name, tally in sorted(tallies.items()):
            precision = f"{tally.right / tally.findings:.2f}" if tally.findings else "   -"
            documents = tally.by_document
            mean = f"{sum(documents) / len(documents):.2f}" if documents else "   -"
            recall = f"{tally.found / tally.differences:.2f}" if tally.differences else "   -"
            print(
                f"  {name:28} precision {precision} of {tally.findings:4}, mean of documents {mean} of "
                f"{len(documents):3}   recall {recall} of {tally.differences:4}"
            )
        if options.show:
            for name, tally in sorted(tallies.items()):
                for wrong in tally.wrong:
                    print(f"  wrong {name}: {wrong}")


if __name__ == "__main__":
    main()
