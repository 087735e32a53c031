"""Pairs of documents with gold alignment, made from line-by-line translations: dropping, inserting, merging, splitting,
moving, and loosening the closeness of what corresponds (literary translations are looser than news).

Nothing of this ships; `train_aligner.py` uses it.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[str, str]


@dataclass(slots=True)
class Synthetic:
    """One pair of documents with its gold beads (source indices, target indices)."""

    source: list[str]
    target: list[str]
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]]
    source_language: str
    target_language: str
    loosened: float
    """Standard deviation of the noise to add to the target's features, in units of their own."""


def lines(path: Path, without: set[str]) -> list[Pair]:
    """The (source, English) pairs of one TSV file, except the named sources."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        rows = (row.rstrip("\n").split("\t") for row in handle)
        return [
            (r[0], r[1]) for r in rows if len(r) == 2 and r[0].strip() and r[1].strip() and r[0].strip() not in without
        ]


def held_back(folder: Path) -> set[str]:
    """Source sentences of all alignment sets but `news_de19*`: nothing may be learnt from them."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.json")):
        if not path.stem.startswith("news_de19"):
            found.update(s.strip() for d in json.loads(path.read_text(encoding="utf-8")) for s in d["src"])
    return found


_CLAUSE = re.compile(r"(?<=[,;:–—-])\s+|\s+(?=(?:and|but|while|which|und|aber|während|et|mais|tandis)\s)")


def _cut(text: str, rng: random.Random) -> tuple[str, str] | None:
    """Two parts at a clause boundary, dressed as sentences; None where there is no good one."""
    places = [m for m in _CLAUSE.finditer(text) if m.start() >= 18 and len(text) - m.end() >= 18]
    if not places:
        return None
    m = rng.choice(places)
    left, right = text[: m.start()].rstrip(" ,;:–—-"), text[m.end() :]
    if rng.random() < 0.5:
        right = re.sub(r"^(?:and|but|while|which|und|aber|während|et|mais|tandis que)\s+", "", right)
    if rng.random() < 0.8:
        left, right = left + ".", right[:1].upper() + right[1:]
    return left, right


_JOINTS = (" - ", "; ", ", and ", ", while ", " ", ", ", ": ")
_JOINTS_SOURCE = (" ", "; ", ", ", " - ", ": ")


def _join(a: str, b: str, joint: str, rng: random.Random) -> str:
    if joint != " ":
        a = a.rstrip(" .")
        if rng.random() < 0.6 and b[1:2].islower():
            b = b[:1].lower() + b[1:]
    return a + joint + b


Unit = tuple[list[str], list[str]]


def _shuffled_borders(run: list[Pair], rng: random.Random) -> Unit:
    """A few lines whose borders are elsewhere on the two sides, so that only the whole corresponds."""
    target = run[0][1]
    for _, more in run[1:]:
        target = _join(target, more, rng.choice(_JOINTS), rng)
    parts = [target]
    for _ in range(rng.choice((0, 1, 1, 2))):
        cut = _cut(parts[-1], rng)
        if cut:
            parts = [*parts[:-1], *cut]
    source = [s for s, _ in run]
    cut = _cut(source[-1], rng) if len(parts) > 1 and rng.random() < 0.4 else None
    unit = ([*source[:-1], *cut] if cut else source, parts)
    return unit if rng.random() < 0.5 or cut else (_parts_of_source(run, rng), [t for _, t in run])


def _parts_of_source(run: list[Pair], rng: random.Random) -> list[str]:
    """The same, with the source as the side whose borders moved."""
    source = run[0][0]
    for more, _ in run[1:]:
        source = _join(source, more, rng.choice(_JOINTS_SOURCE), rng)
    cut = _cut(source, rng)
    return list(cut) if cut else [source]


def _resegment(pairs: list[Pair], rng: random.Random, rate: float, both: bool) -> list[Unit]:
    units: list[Unit] = []
    at = 0
    while at < len(pairs):
        source, target = pairs[at]
        roll = rng.random()
        step = 1
        if both and roll < 0.3 * rate and at + 2 < len(pairs):
            step = rng.choice((2, 2, 3))
            units.append(_shuffled_borders(pairs[at : at + step], rng))
        elif roll < rate and at + 1 < len(pairs):
            s2, t2 = pairs[at + 1]
            joined = _join(target, t2, rng.choice(_JOINTS), rng)
            step = 2
            three = both and rng.random() < 0.25 and at + 2 < len(pairs)
            if both and rng.random() < 0.5:
                one = _join(source, s2, rng.choice(_JOINTS_SOURCE), rng)
                unit: Unit = ([one], [target, t2])
                if three:
                    unit = (
                        [_join(one, pairs[at + 2][0], rng.choice(_JOINTS_SOURCE), rng)],
                        [target, t2, pairs[at + 2][1]],
                    )
            else:
                unit = ([source, s2], [joined])
                if three:
                    unit = ([source, s2, pairs[at + 2][0]], [_join(joined, pairs[at + 2][1], rng.choice(_JOINTS), rng)])
            if three:
                step = 3
            elif both and rng.random() < 0.25:
                cut = _cut(t2, rng)
                if cut:
                    unit = ([source, s2], [_join(target, cut[0], rng.choice(_JOINTS), rng), cut[1]])
            units.append(unit)
        elif roll < 2 * rate:
            reverse = both and rng.random() < 0.5
            cut = _cut(source if reverse else target, rng)
            if cut is None:
                units.append(([source], [target]))
            else:
                parts = list(cut)
                while both and len(parts) < 5 and rng.random() < 0.4:
                    again = _cut(parts[-1], rng)
                    if not again:
                        break
                    parts = [*parts[:-1], *again]
                units.append((parts, [target]) if reverse else ([source], parts))
        else:
            units.append(([source], [target]))
        at += step
    return units


def _abridged(unit: Unit, rng: random.Random, rate: float) -> Unit:
    """Free translation: now and then a clause is left out on one side."""
    sides = [list(unit[0]), list(unit[1])]
    for side in sides:
        for k, text in enumerate(side):
            cut = _cut(text, rng) if rng.random() < rate else None
            if cut:
                side[k] = rng.choice(cut)
    return sides[0], sides[1]


@dataclass(frozen=True, slots=True)
class Mess:
    """What happens to a text on the way: shares of sentences lost and inserted, number of blocks moved."""

    lost: float = 0.0
    inserted: float = 0.0
    moves: int = 0
    resegmented: float = 0.05
    """Typical share of beads merged and of beads split, each."""
    free: bool = False
    """As in literature: both sides resegmented, clauses left out, vectors loosened."""


MESSES = (
    (1, Mess(resegmented=0.0)),
    (2, Mess(lost=0.12, inserted=0.08)),
    (2, Mess(lost=0.12, inserted=0.08, moves=2)),
    (1, Mess(lost=0.4, inserted=0.15, moves=4)),
    (0.5, Mess(lost=0.75, inserted=0.3, moves=2)),
    (0.5, Mess(lost=1.0, inserted=1.0)),
    (3, Mess(lost=0.03, inserted=0.05, resegmented=0.15, free=True)),
    (3, Mess(lost=0.003, inserted=0.01, resegmented=0.15, free=True)),
)
"""With weights: as it is; an aggregator's light and heavier hand; excerpts; an unrelated text; free translations."""


def make(pairs: list[Pair], others: list[Pair], language: str, rng: random.Random) -> Synthetic:
    """One pair of documents out of consecutive translated lines; `others` supplies the foreign sentences."""
    mess = rng.choices([m for _, m in MESSES], [weight for weight, _ in MESSES])[0]
    vary = rng.uniform(0.4, 1.6)
    units = _resegment(pairs, rng, vary * mess.resegmented, both=mess.free or rng.random() < 0.3)
    if mess.free:
        units = [_abridged(unit, rng, rng.uniform(0.0, 0.25)) for unit in units]
    source = [s for unit in units for s in unit[0]]
    rows, gold = _kept(units, mess.lost * (vary if mess.lost < 0.5 else 1.0), rng)
    for _ in range(mess.moves):
        if len(rows) > 6:
            size = rng.randint(1, 5)
            start = rng.randrange(len(rows) - size)
            block = rows[start : start + size]
            rest = rows[:start] + rows[start + size :]
            to = rng.randrange(len(rest) + 1)
            rows = rest[:to] + block + rest[to:]
    start = rng.randrange(len(others) - len(pairs) - 5)
    foreign = [t for _, t in others[start : start + len(pairs)]]
    target: list[str] = []
    for span, parts in [*rows, ((), [])]:
        while foreign and rng.random() < mess.inserted:
            gold.append(((), (len(target),)))
            target.append(foreign.pop(rng.randrange(min(3, len(foreign)))))
        if parts:
            gold.append((span, tuple(range(len(target), len(target) + len(parts)))))
            target.extend(parts)
    loosened = rng.uniform(0.2, 0.9) if mess.free or rng.random() < 0.2 else 0.0
    if rng.random() < 0.25:
        return Synthetic(target, source, [(y, x) for x, y in gold], "en", language, loosened)
    return Synthetic(source, target, gold, language, "en", loosened)


Row = tuple[tuple[int, ...], list[str]]
Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


def _kept(units: list[Unit], lost: float, rng: random.Random) -> tuple[list[Row], Beads]:
    """The units that survive, with their source indices, and the beads of those that do not; runs go together."""
    spans, at = [], 0
    for ours, _ in units:
        spans.append(tuple(range(at, at + len(ours))))
        at += len(ours)
    rows: list[Row] = []
    gold: Beads = []
    at = 0
    while at < len(units):
        run = rng.choice((1, 1, 1, 2, 3))
        gone = rng.random() < lost
        for span, (_, theirs) in zip(spans[at : at + run], units[at : at + run], strict=True):
            if gone:
                gold.extend(((i,), ()) for i in span)
            else:
                rows.append((span, theirs))
        at += run
    return rows, gold


def documents(bench: Path, count: int, seed: int) -> Iterator[Synthetic]:
    """`count` pairs of documents, half German, half French, of 1 to 240 lines."""
    rng = random.Random(seed)
    without = held_back(bench / "align")
    pools = {code: lines(bench / "mt" / f"{code}-en.tsv.gz", without) for code in ("de", "fr")}
    for number in range(count):
        language = ("de", "fr")[number % 2]
        pool = pools[language]
        size = rng.choice((1, 2, 3, 5, 8, 15, 25, 25, 40, 40, 60, 120, 240))
        start = rng.randrange(len(pool) - size)
        # the foreign sentences: mostly from nearby (same time, often the same story), sometimes from anywhere
        near = pool[max(0, start - 300) : start - 5] + pool[start + size + 5 : start + size + 300]
        yield make(pool[start : start + size], near if rng.random() < 0.7 else pool, language, rng)
