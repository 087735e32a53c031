"""What the formats share: lines, numbers and sentences out of untrusted text, and the making of an `Alignment`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transprov.errors import InputError
from transprov.types import Alignment, Bead, Move

_INDICES = re.compile(r"[ \t]*(?:[0-9]{1,9}[ \t]*(?:,[ \t]*[0-9]{1,9}[ \t]*)*)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def wrong(resource: str | None, line: int, message: str) -> InputError:
    """The error for line number `line` (from 1) of `resource`."""
    return InputError(f"line {line}: {message}", resource=resource)


def filled_lines(text: str) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of every line that is not blank. Only line feeds end a line."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        bare = line.removesuffix("\r")
        if bare.strip():
            yield number, bare


def index_list(text: str, resource: str | None, line: int) -> tuple[int, ...]:
    """The indices of "0, 1, 2", in brackets or not. Raises `InputError`."""
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1]
    if not _INDICES.fullmatch(bare):
        raise wrong(resource, line, f"{text[:40]!r} is not a list of sentence indices such as [0, 1]")
    return tuple(int(item) for item in bare.split(",") if item.strip())


def number(text: str, resource: str | None, line: int) -> float:
    """A finite number. Raises `InputError`."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise wrong(resource, line, f"{text[:40]!r} is not a number")
    return value


def probability(value: float) -> float:
    """`value` within 0 to 1: the scores of other tools are not probabilities."""
    return min(1.0, max(0.0, value))


def one_line(text: str) -> str:
    """`text` without tabs and line breaks, each run of them made a space, and without what UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", _BREAK.sub(" ", text))


def side_text(sentences: Sequence[str], indices: Iterable[int]) -> str:
    """The sentences of one side of a bead, joined with a space; empty when the alignment holds no sentences."""
    return " ".join(sentences[i] for i in indices) if sentences else ""


def move_numbers(alignment: Alignment) -> dict[int, int]:
    """For each moved bead the number of its move, counted from 1."""
    return {bead: number for number, move in enumerate(alignment.moves, 1) for bead in move.beads}


def assemble(
    beads: Sequence[Bead],
    *,
    lines: Sequence[int],
    source: Sequence[str] | None = None,
    target: Sequence[str] | None = None,
    moves: Sequence[int | None] = (),
    resource: str | None = None,
) -> Alignment:
    """An `Alignment` of beads read from a file, `lines` being the line each stands on.

    `moves` holds each bead's move number or None. With sentences given, those that no bead names get an empty bead of
    score 0 at the end. Raises `InputError` when an index stands in two beads or has no sentence.
    """
    for side, sentences in (("source", source), ("target", target)):
        seen: dict[int, int] = {}
        for bead, line in zip(beads, lines, strict=True):
            for i in bead.source if side == "source" else bead.target:
                if i in seen:
                    raise wrong(resource, line, f"{side} sentence {i} is already in the bead of line {seen[i]}")
                if sentences is not None and i >= len(sentences):
                    raise wrong(resource, line, f"there is no {side} sentence {i}: the text has {len(sentences)}")
                seen[i] = line
    named = [{i for bead in beads for i in bead.source}, {j for bead in beads for j in bead.target}]
    rest = [Bead((i,), (), 0.0) for i in range(len(source or ())) if i not in named[0]]
    rest += [Bead((), (j,), 0.0) for j in range(len(target or ())) if j not in named[1]]
    alignment = Alignment((*beads, *rest), source=tuple(source or ()), target=tuple(target or ()))
    return replace(alignment, moves=_moves(alignment.beads, moves))


def _moves(beads: Sequence[Bead], numbers: Sequence[int | None]) -> tuple[Move, ...]:
    members: dict[int, list[int]] = {}
    for i, number in enumerate(numbers):
        if number is not None:
            members.setdefault(number, []).append(i)
    return tuple(
        Move(
            beads=tuple(group),
            source=tuple(i for bead in group for i in beads[bead].source),
            target=tuple(j for bead in group for j in beads[bead].target),
        )
        for _, group in sorted(members.items())
    )


def sentences_of(texts: Iterable[tuple[tuple[int, ...], Sequence[str]]], resource: str | None) -> tuple[str, ...]:
    """The sentences in order, given (indices, texts) of every bead; () when the beads carry no texts.

    Raises `InputError` when some are missing.
    """
    by_index: dict[int, str] = {}
    expected: set[int] = set()
    for indices, said in texts:
        expected.update(indices)
        by_index.update(zip(indices, said, strict=False))
    if not by_index:
        return ()
    if by_index.keys() != expected or expected != set(range(len(expected))):
        missing = next(i for i in range(max(expected) + 1) if i not in by_index)
        raise InputError(f"sentence {missing} is missing, though later ones are there", resource=resource)
    return tuple(by_index[i] for i in range(len(expected)))
