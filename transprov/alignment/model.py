"""The trained scores: two small networks that turn features into log-odds, and the calibration of what comes out.

The parameters are made by tools/train_aligner.py; the file holds nothing but arrays.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from transprov.alignment.search import Costs
from transprov.encoding.protocol import Floats

FILE = "beads.npz"
_LAYERS = ("mean", "scale", "w1", "b1", "w2", "b2", "w3", "b3")
_CLIP = 6.0
"""Standardised features are cut off here, so that a freak document cannot carry the network away."""
_CHUNK = 4096
"""Beads scored at once, to bound the memory."""


@dataclass(frozen=True, slots=True)
class Network:
    """A multilayer perceptron: two hidden layers with tanh, one output."""

    mean: Floats
    scale: Floats
    w1: Floats
    b1: Floats
    w2: Floats
    b2: Floats
    w3: Floats
    b3: Floats

    def log_odds(self, features: Floats) -> Floats:
        """(n,) natural log-odds that each bead is right, given (n, d) features."""
        out = np.empty(len(features), dtype=np.float32)
        for at in range(0, len(features), _CHUNK):
            part = slice(at, at + _CHUNK)
            x = np.clip((features[part] - self.mean) / self.scale, -_CLIP, _CLIP)
            hidden = np.tanh(np.tanh(x @ self.w1 + self.b1) @ self.w2 + self.b2)
            out[part] = hidden @ self.w3 + self.b3[0]
        return out


@dataclass(frozen=True, slots=True)
class Model:
    """Everything trained that the aligner needs."""

    first: Network
    second: Network
    first_costs: Costs
    second_costs: Costs
    link: tuple[float, float]
    """Slope and intercept that turn a chosen bead's log-odds into calibrated ones (Platt 1999)."""
    null: tuple[float, float]
    """The same for a sentence left alone, from the log-odds of the best bead it could have stood in."""
    identity: str

    def link_probability(self, log_odds: Floats) -> Floats:
        """Calibrated probability that chosen beads are right."""
        return _sigmoid(self.link[0] * log_odds + self.link[1])

    def null_probability(self, best_log_odds: Floats) -> Floats:
        """Calibrated probability that sentences left alone have no counterpart."""
        return _sigmoid(self.null[0] * best_log_odds + self.null[1])


def _sigmoid(x: Floats) -> Floats:
    out: Floats = (1.0 / (1.0 + np.exp(-np.clip(x, -30, 30)))).astype(np.float32)
    return out


def to_arrays(model: Model) -> dict[str, Floats]:
    """The model as named arrays, for the file."""
    arrays = {
        f"{name}_{layer}": getattr(getattr(model, name), layer) for name in ("first", "second") for layer in _LAYERS
    }
    for name in ("first_costs", "second_costs"):
        costs: Costs = getattr(model, name)
        arrays[name] = np.array([costs.floor, costs.skip, costs.jump, costs.jump_scale], dtype=np.float32)
    arrays["link"], arrays["null"] = np.array(model.link, dtype=np.float32), np.array(model.null, dtype=np.float32)
    return arrays


def from_bytes(data: bytes) -> Model:
    """The model of one parameter file."""
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        networks = {n: Network(*(arrays[f"{n}_{layer}"] for layer in _LAYERS)) for n in ("first", "second")}
        costs = {n: Costs(*(float(x) for x in arrays[n])) for n in ("first_costs", "second_costs")}
        link, null = (tuple(float(x) for x in arrays[n]) for n in ("link", "null"))
    identity = f"beads+{hashlib.sha256(data).hexdigest()[:8]}"
    return Model(
        first=networks["first"],
        second=networks["second"],
        first_costs=costs["first_costs"],
        second_costs=costs["second_costs"],
        link=(link[0], link[1]),
        null=(null[0], null[1]),
        identity=identity,
    )


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the package."""
    return from_bytes((files("transprov.alignment") / "models" / FILE).read_bytes())
