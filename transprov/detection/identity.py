"""Which model and rules a verdict rests on."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

_PARAMETERS = (("masked", "transprov.detection", "models/detector.npz"), ("rules", "transprov.artifacts", "rates.json"))


@cache
def identity() -> str:
    """The parameters of the detector with their digests, for signatures."""
    made = (
        f"{name}+{sha256(files(package).joinpath(file).read_bytes()).hexdigest()[:8]}"
        for name, package, file in _PARAMETERS
    )
    return ",".join(made)
