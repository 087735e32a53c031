"""One bead a line, as JSON: indices, texts, score, similarity, move number; loses nothing but languages and encoder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from transprov.alignment.formats.common import assemble, filled_lines, move_numbers, probability, sentences_of, wrong
from transprov.types import Alignment, Bead

# line breaks to some readers, commands to a terminal, or nothing that UTF-8 can hold: written as escapes
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dumps(alignment: Alignment) -> str:
    """One line a bead, in the alignment's order."""
    return "".join(encoded(record) + "\n" for record in records(alignment))


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """The alignment; sentences given are used where the lines carry no texts. Raises `InputError`."""
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for line, said in filled_lines(text):
        try:
            value = json.loads(said)
        except (ValueError, RecursionError) as error:
            raise wrong(resource, line, f"not JSON ({error})") from None
        if not isinstance(value, dict):
            raise wrong(resource, line, 'not a bead such as {"source": [0], "target": [0]}')
        rows.append((line, value))
    return from_records(rows, source=source, target=target, resource=resource)


def encoded(value: object, *, indent: int | None = None) -> str:
    """JSON that is one line for every reader, does nothing to a terminal, and fits UTF-8 whatever the text."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def records(alignment: Alignment) -> list[dict[str, Any]]:
    """The beads as JSON objects."""
    moved = move_numbers(alignment)
    return [
        {
            "source": list(bead.source),
            "target": list(bead.target),
            "source_text": [alignment.source[i] for i in bead.source] if alignment.source else [],
            "target_text": [alignment.target[j] for j in bead.target] if alignment.target else [],
            "score": bead.score,
            "similarity": bead.similarity,
            "move": moved.get(number),
            "furniture": alignment.source_ignored.issuperset(bead.source)
            and alignment.target_ignored.issuperset(bead.target),
        }
        for number, bead in enumerate(alignment.beads)
    ]


def from_records(
    rows: Sequence[tuple[int, Mapping[str, Any]]],
    *,
    source: Sequence[str] | None,
    target: Sequence[str] | None,
    resource: str | None,
) -> Alignment:
    """The alignment of (line, JSON object) pairs. Raises `InputError`."""
    beads = [_bead(row, resource, line) for line, row in rows]
    numbers = [_move(row, resource, line) for line, row in rows]
    texts = [[_texts(row, key, resource, line) for line, row in rows] for key in ("source_text", "target_text")]
    for (line, _), bead, ours, theirs in zip(rows, beads, *texts, strict=True):
        for indices, said in ((bead.source, ours), (bead.target, theirs)):
            if said and len(said) != len(indices):
                raise wrong(resource, line, f"{len(indices)} indices, but {len(said)} texts")
    found = sentences_of(zip((bead.source for bead in beads), texts[0], strict=True), resource)
    match = sentences_of(zip((bead.target for bead in beads), texts[1], strict=True), resource)
    alignment = assemble(
        beads,
        lines=[line for line, _ in rows],
        source=found or source,
        target=match or target,
        moves=numbers,
        resource=resource,
    )
    furniture = [bead for (_, row), bead in zip(rows, beads, strict=True) if row.get("furniture") is True]
    return replace(
        alignment,
        source_ignored=frozenset(i for bead in furniture for i in bead.source),
        target_ignored=frozenset(j for bead in furniture for j in bead.target),
    )


def _bead(row: Mapping[str, Any], resource: str | None, line: int) -> Bead:
    sides = []
    for key in ("source", "target"):
        value = row.get(key)
        if not isinstance(value, list) or not all(type(i) is int and i >= 0 for i in value):
            raise wrong(resource, line, f'"{key}" is not a list of sentence indices')
        sides.append(tuple(value))
    score, similarity = row.get("score", 1.0), row.get("similarity")
    for key, value in (("score", score), ("similarity", 0 if similarity is None else similarity)):
        if type(value) not in (int, float) or not -1e9 < value < 1e9:
            raise wrong(resource, line, f'"{key}" is not a number')
    return Bead(sides[0], sides[1], probability(float(score)), None if similarity is None else float(similarity))


def _move(row: Mapping[str, Any], resource: str | None, line: int) -> int | None:
    value = row.get("move")
    if value is None or type(value) is int:
        return value
    raise wrong(resource, line, '"move" is not a number')


def _texts(row: Mapping[str, Any], key: str, resource: str | None, line: int) -> list[str]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(resource, line, f'"{key}" is not a list of texts')
    return value
