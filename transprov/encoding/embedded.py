"""The embedded default encoder: multilingual Universal Sentence Encoder v3 on numpy, with composable sentences.

A row of `summarise` is `[sum of the text's projected token features + joint | tokens without the two marks]`, 513
numbers; `vectors` takes one `joint` off a sum of rows, adds the two marks to the count, and runs the final network.
For one text that is the encoder itself, exactly. For a concatenation the sum holds a begin and an end mark and a lack
of context at every seam that the joined text has not; `joint` is the mean of that difference (a vector of 512, fitted
by tools/fit_joint.py). Measured against really encoding the joined text, on French and English news and mountaineering
prose that it was not fitted on, mean cosine: two sentences 0.988, three 0.984, four 0.980 (without `joint` about
0.93, 0.88, 0.84; the mean of the sentence vectors about 0.89, 0.84, 0.82).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np

from transprov.encoding import network
from transprov.encoding.pieces import BEGIN, END, Pieces
from transprov.encoding.protocol import Cut, Floats, TokenFeatures
from transprov.encoding.threads import single_threaded_products, thread_count
from transprov.encoding.weights import Resources, Weights, load_weights
from transprov.types import Span

NAME = "use-m3"
_BATCH = 384
"""Tokens worked on together: as many as fit the processor's cache (the package's own figure)."""
_LONGEST = 2048
"""Tokens of one text worked on together; a longer text is done in stretches, which changes nothing but the memory."""
_MARKS = 2


class EmbeddedEncoder:
    """The default `Encoder`, which is also `Composing`; parts load when first needed, half a second in all."""

    def __init__(self, folder: Path | None = None) -> None:
        """Find the weights; `folder` is for what is unpacked (by default the cache folder).

        Raises `ModelMissingError` when the package with the weights is not there.
        """
        self._folder = folder
        self._resources = Resources()
        self._joint_bytes = (files("transprov.encoding") / "joint.npy").read_bytes()
        self._joint: Floats = np.load(BytesIO(self._joint_bytes), allow_pickle=False)

    @cached_property
    def identity(self) -> str:
        """Name, version and content of everything that decides the numbers."""
        joint = hashlib.sha256(self._joint_bytes).hexdigest()[:4]
        return f"{NAME}/{self._resources.version}+{self._resources.digest[:8]}.{joint}"

    @property
    def dimensions(self) -> int:
        """512."""
        return len(self._joint)

    def encode(self, texts: Sequence[str]) -> Floats:
        """(len(texts), 512) unit vectors, those of the package itself; any text will do, an empty one too."""
        return self.vectors(self.summarise(texts))

    def summarise(self, texts: Sequence[str]) -> Floats:
        """(len(texts), 513): rows that may be added; the module says what they hold."""
        rows = np.empty((len(texts), self.dimensions + 1), dtype=np.float32)
        groups = list(_grouped(self._pieces.ids(text) for text in texts)) if texts else []
        workers = min(thread_count(), len(groups))
        with single_threaded_products():
            if workers > 1:
                self._weights  # noqa: B018  (loaded once, before the threads ask for it)
                with ThreadPoolExecutor(workers) as pool:
                    done = list(pool.map(self._rows, groups))
            else:
                done = [self._rows(group) for group in groups]
        at = 0
        for part in done:
            rows[at : at + len(part)] = part
            at += len(part)
        return rows

    def vectors(self, summaries: Floats) -> Floats:
        """(n, 512): unit vectors of (sums of) rows of `summarise` or `tokens`."""
        counts = np.maximum(summaries[:, -1] + _MARKS, 1)
        with single_threaded_products():
            return network.finish(self._weights, summaries[:, :-1] - self._joint, counts)

    def cut(self, text: str) -> Cut:
        """(tokens, 3): number, start and end of each piece; see `tokens`."""
        rows = [(piece.id, piece.span.start, piece.span.end) for piece in self._pieces.pieces(text)]
        return np.array(rows, dtype=np.int32).reshape(-1, 3)

    def tokens(self, text: str, cut: Cut | None = None) -> TokenFeatures:
        """Features (tokens, 513) of the text's pieces in context, and their places.

        A place leaves out surrounding white space; the piece of a lone space has an empty place. An empty or blank
        text has no tokens. Cosines of the raw rows (without the count) tell words apart better than `vectors` does.
        """
        cut = self.cut(text) if cut is None else cut
        features = np.ones((len(cut), self.dimensions + 1), dtype=np.float32)
        if len(cut):
            ids = [BEGIN, *cut[:, 0].tolist(), END]
            with single_threaded_products():
                at = 0
                for stretch in self._stretches(ids, slice(1, len(ids) - 1)):
                    features[at : at + len(stretch), :-1] = network.project(self._weights, stretch, 1.0)
                    at += len(stretch)
        return TokenFeatures(tuple(Span(start, end) for start, end in cut[:, 1:].tolist()), features)

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self._resources.pieces)

    @cached_property
    def _weights(self) -> Weights:
        return load_weights(self._resources, self._folder)

    def _rows(self, group: list[list[int]]) -> Floats:
        """Rows of `summarise` for texts given as pieces."""
        counts = np.fromiter(map(len, group), dtype=np.float32, count=len(group))
        if len(group) == 1:
            stretches = self._stretches(group[0], slice(0, len(group[0])))
            sums = np.array([stretch.sum(axis=0) for stretch in stretches]).sum(axis=0, keepdims=True)
        else:
            starts = np.cumsum(counts, dtype=np.int64) - counts.astype(np.int64)
            sums = np.add.reduceat(network.token_features(self._weights, group), starts, axis=0)
        rows = network.project(self._weights, sums, counts)
        return np.column_stack((rows + self._joint, counts - _MARKS))

    def _stretches(self, ids: list[int], wanted: slice) -> Iterator[Floats]:
        """Features (n, 1280) of the wanted tokens of one text, in stretches that overlap as far as a token sees."""
        for start in range(wanted.start, wanted.stop, _LONGEST):
            stop = min(start + _LONGEST, wanted.stop)
            first = max(0, start - network.REACH)
            features = network.token_features(self._weights, [ids[first : stop + network.REACH]])
            yield features[start - first : stop - first]


def _grouped(texts: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Texts in runs of about `_BATCH` pieces, a longer text by itself."""
    group: list[list[int]] = []
    pieces = 0
    for ids in texts:
        if group and pieces + len(ids) > _BATCH:
            yield group
            group, pieces = [], 0
        group.append(ids)
        pieces += len(ids)
    if group:
        yield group
