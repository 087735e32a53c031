"""The median, without what numpy's own brings along: it imports masked arrays, which takes as long as an alignment."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def median(values: NDArray[Any]) -> float:
    """Middle of the values, the mean of the two middle ones for an even number; they must not be empty or NaN."""
    half = len(values) // 2
    ordered = np.sort(values)
    return float(ordered[half]) if len(values) % 2 else float((ordered[half - 1] + ordered[half]) / 2)
