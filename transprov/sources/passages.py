"""An article as vectors: its sentences, its passages, and the whole.

Sentences are kept as additive rows (see `encoding.protocol.Composing`), from which the vector of any passage is made
without encoding anything again; so a passage is found wherever it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Composing, Encoder, Floats
from transprov.types import Document, Segment, SegmentKind

PASSAGE = 5
"""Sentences in a passage: enough to be about something, few enough to stand in an excerpt."""


def body(document: Document) -> tuple[Segment, ...]:
    """The segments that say something: no page furniture, no credits (outlets put their own); all if nothing else."""
    content = tuple(segment for segment in document.segments if segment.is_content)
    said = tuple(s for s in content if s.kind is not SegmentKind.CREDIT and any(ch.isalnum() for ch in s.text))
    return said or content


class Rows:
    """Additive rows of sentences, and unit vectors of their sums, whatever the encoder."""

    def __init__(self, encoder: Encoder) -> None:
        """With an encoder that does not compose, a sum is the mean of the vectors weighted by length."""
        self._encoder = encoder
        self._composing = encoder if isinstance(encoder, Composing) else None
        self.dimensions = encoder.dimensions
        self.identity = encoder.identity
        self.width = self.of([]).shape[1]

    def of(self, sentences: Sequence[str]) -> Floats:
        """(len(sentences), width)."""
        if self._composing is not None:
            return self._composing.summarise(sentences)
        lengths = np.array([max(1, len(s)) for s in sentences], dtype=np.float32)
        rows: Floats = self._encoder.encode(sentences) * lengths[:, None]
        return rows

    def vectors(self, rows: Floats) -> Floats:
        """(len(rows), dimensions): unit vectors of (sums of) rows."""
        if self._composing is not None:
            return self._composing.vectors(rows)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        out: Floats = rows / np.maximum(lengths, 1e-9)
        return out


def passage_rows(rows: Floats) -> Floats:
    """Sums of an article's rows: the whole first, then its passages, none for an article of one passage."""
    whole: Floats = rows.sum(axis=0, keepdims=True)
    borders = passage_starts(len(rows))
    if len(borders) < 2:
        return whole
    return np.concatenate([whole, np.add.reduceat(rows, borders, axis=0)])


def passage_starts(sentences: int) -> NDArray[np.int64]:
    """First sentences of the passages; all are about equally long."""
    count = max(1, round(sentences / PASSAGE))
    return np.arange(count) * sentences // count


@dataclass(frozen=True, slots=True)
class Query:
    """A copy, ready to be looked for."""

    vectors: Floats
    """(1 + passages, dimensions): the whole, then the passages."""
    rows: Floats
    """(sentences, width)."""
    lengths: NDArray[np.int64]
    """Characters of the sentences."""
    starts: NDArray[np.int64]
    """First sentences of the passages."""
    segments: tuple[Segment, ...]


def query(document: Document, rows: Rows) -> Query:
    """Encode a copy; most of a search's time unless its sentences are known already."""
    segments = body(document)
    found = rows.of([segment.text for segment in segments])
    return Query(
        vectors=rows.vectors(passage_rows(found)),
        rows=found,
        lengths=sentence_lengths(segments),
        starts=passage_starts(len(segments)),
        segments=segments,
    )


def sentence_lengths(segments: Sequence[Segment]) -> NDArray[np.int64]:
    """Characters of each segment."""
    return np.array([max(1, len(segment.text.strip())) for segment in segments], dtype=np.int64)
