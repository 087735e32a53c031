"""Which model and rules a verdict rests on."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from transprov import artifacts


@cache
def identity() -> str:
    """The parameters of the detector with their digests, for signatures."""
    model = files("transprov.detection").joinpath("models", "detector.npz").read_bytes()
    return f"masked+{sha256(model).hexdigest()[:8]},{artifacts.identity()}"
