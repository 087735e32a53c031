"""The small network that weighs the features of a word, and its shipped weights (tools/train_coverage.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NAMES = ("mean", "spread", "inner", "offset", "outer", "straight", "bias")


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer beside a straight line; `mean` and `spread` bring the features to a common scale."""

    mean: Floats
    spread: Floats
    inner: Floats
    """(features, hidden)."""
    offset: Floats
    outer: Floats
    straight: Floats
    bias: Floats

    def log_odds(self, rows: Floats) -> Floats:
        """(n,): log-odds, for (n, features), that the word truly lacks a counterpart."""
        import numpy as np

        scaled = (rows - self.mean) / self.spread
        odds: Floats = np.tanh(scaled @ self.inner + self.offset) @ self.outer + scaled @ self.straight + self.bias
        return odds


@cache
def load_networks() -> tuple[Network, Network]:
    """Those for words of the source (dropped?) and of the copy (added?)."""
    import numpy as np

    file = files("transprov.facts.content") / "models" / "coverage.npz"
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as data:
        source, copy = (
            Network(*(data[f"{side}_{name}"].astype(np.float64) for name in NAMES)) for side in ("source", "copy")
        )
    return source, copy
