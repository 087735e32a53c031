"""What tells a word without counterpart from one that only the alignment missed, as numbers for a small model.

A word that no other text word answers says little by itself: translators merge, split and paraphrase. It says more when
everything around it is answered, when the neighbours' counterparts stand side by side, when the texts become more
alike without it, and when such words nearly always have a counterpart in parallel text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transprov.facts.evidence import EvidenceSide, WordEvidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.bool_]

LINKED = 0.4
"""Belief from which a word counts as answered."""
COUNT = 25
_NONE = -12.0


@dataclass(frozen=True, slots=True)
class View:
    """One side's words as the model sees them."""

    rows: Floats
    """(words, COUNT)."""
    content: Marks
    """(words,): whether the word carries content."""
    linked: Marks
    """(words,): whether it is answered."""


def views(
    evidence: WordEvidence, source: str, copy: str, functions: tuple[Collection[str], Collection[str]]
) -> tuple[View, View]:
    """Source and copy; `functions` are the words of either language that carry no content."""
    import numpy as np

    texts = _texts(source, evidence.source), _texts(copy, evidence.copy)
    content = tuple(_content(words, function) for words, function in zip(texts, functions, strict=True))
    letters = tuple(np.array([_is_word(word) for word in words], dtype=np.bool_) for words in texts)
    scores = np.maximum(evidence.scores, _NONE)
    matrices = evidence.belief, scores, evidence.strengths, evidence.cosines
    turned = tuple(matrix.T for matrix in matrices)
    return (
        _view(texts[0], evidence.source, content, letters[1], matrices, evidence.similarity),
        _view(texts[1], evidence.copy, content[::-1], letters[0], turned, evidence.similarity),
    )


def _texts(text: str, side: EvidenceSide) -> list[str]:
    return [text[word.start : word.end] for word in side.words]


def _is_word(word: str) -> bool:
    return any(ch.isalpha() for ch in word)


def _content(words: Sequence[str], function: Collection[str]) -> Marks:
    import numpy as np

    plain = [word.lower().strip("'’") for word in words]
    return np.array([len(word) > 1 and _is_word(word) and word not in function for word in plain], dtype=np.bool_)


def _view(
    texts: Sequence[str],
    side: EvidenceSide,
    content: Sequence[Marks],
    other_letters: Marks,
    matrices: Sequence[Floats],
    similarity: float,
) -> View:
    import numpy as np

    belief, scores, strengths, cosines = matrices
    ours, theirs = content
    count = len(texts)
    best = belief.max(axis=1)
    linked = best > LINKED
    free = belief.max(axis=0) <= LINKED
    open_ours, open_theirs = ours & ~linked, theirs & free
    gap, free_in_gap, jumps = _surroundings(belief.argmax(axis=1), linked, open_theirs)
    worded = np.where(other_letters, scores, _NONE)
    columns: list[Any] = [
        best,
        worded.max(axis=1) / 6,
        np.where(free, worded, _NONE).max(axis=1) / 6,
        np.clip(side.gain * 20, -2, 2),
        np.where(other_letters, cosines, -1.0).max(axis=1) * 2,
        np.log1p(strengths.max(axis=1) * 100) / 3,
        np.array([word[:1].isupper() for word in texts]),
        np.minimum([len(word) for word in texts], 15) / 8,
        open_ours.sum() / max(ours.sum(), 1),
        open_theirs.sum() / max(theirs.sum(), 1),
        similarity,
        np.log((ours.sum() + 1) / (theirs.sum() + 1)),
        np.clip(gap, 0, 6) / 3,
        np.clip(free_in_gap, 0, 4) / 2,
        np.minimum(_runs(ours, linked), 6) / 3,
        min(int(open_theirs.sum()), 6) / 3,
        np.log(count) / 3 - 1,
        np.array([any(ch.isdigit() for ch in word) for word in texts]),
        np.log((np.maximum(side.seen - side.linked, 0) + 0.3) / (side.linked + 0.6)),
        np.log1p(side.seen) / 4,
        side.seen > 0,
        best[ours].mean() if ours.any() else 0.0,
        belief.max(axis=0)[theirs].mean() if theirs.any() else 0.0,
        (best[ours] > 0.8).mean() if ours.any() else 0.0,
        jumps / 5,
    ]
    rows = np.empty((count, COUNT))
    for at, column in enumerate(columns):
        rows[:, at] = column
    return View(rows, ours, linked)


def _surroundings(partner: NDArray[np.int64], linked: Marks, open_theirs: Marks) -> tuple[Floats, Floats, float]:
    """For each word how far apart its answered neighbours' partners stand, and how many open words between them.

    Third: how far, on average, the partners of neighbours are apart in the whole sentence.
    """
    import numpy as np

    count = len(partner)
    places = np.arange(count)
    # the nearest answered word strictly before and after each
    before = np.maximum.accumulate(np.where(linked, places, -1))
    before = np.concatenate(([-1], before[:-1]))
    after = np.minimum.accumulate(np.where(linked, places, count)[::-1])[::-1]
    after = np.concatenate((after[1:], [count]))
    left = np.where(before >= 0, partner[before], -1)
    right = np.where(after < count, partner[np.minimum(after, count - 1)], len(open_theirs))
    low, high = np.minimum(left, right) + 1, np.maximum(left, right)
    passed = np.concatenate(([0], np.cumsum(open_theirs)))
    steps = np.diff(partner[linked])
    return (
        (np.abs(right - left) - 1).astype(np.float64),
        (passed[np.maximum(high, low)] - passed[low]).astype(np.float64),
        float(np.abs(steps).mean()) if len(steps) else 0.0,
    )


def _runs(content: Marks, linked: Marks) -> Floats:
    """For each content word without a link the number of such words in a row, function words not counted."""
    import numpy as np

    out = np.zeros(len(content))
    run: list[int] = []
    for at in [*np.flatnonzero(content).tolist(), -1]:
        if at >= 0 and not linked[at]:
            run.append(at)
        else:
            out[run] = len(run)
            run = []
    return out
