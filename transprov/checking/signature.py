"""What makes the numbers of a check reproducible."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version

from transprov import __version__, artifacts
from transprov.types import Equivalences, Signature


def sign(
    *,
    encoder: str,
    aligner: str,
    min_confidence: float,
    moves: bool,
    disable: Iterable[str],
    accept: Iterable[str],
    equivalences: Equivalences,
) -> Signature:
    """The signature of a check: encoder, segmenter, parameters of aligner and rules, settings that change a number.

    What users accept and what they call the same stands in it as a digest, and only where there is any.
    """
    settings = {
        "min_confidence": f"{min_confidence:g}",
        "moves": "on" if moves else "off",
        "disable": "+".join(sorted(disable)) or "none",
    }
    if accepted := sorted(accept):
        settings["accept"] = _digest(accepted)
    if equivalences != Equivalences():
        settings["equivalences"] = _digest((equivalences.names, equivalences.acronyms, equivalences.units))
    return Signature(
        version=__version__,
        parts=(
            ("encoder", encoder),
            ("segmenter", f"simplemma-{version('simplemma')}"),
            ("aligner", aligner),
            ("rules", artifacts.identity()),
            ("settings", ",".join(f"{name}={value}" for name, value in settings.items())),
        ),
    )


def sign_alone(*, detector: str, min_confidence: float, disable: Iterable[str], accept: Iterable[str]) -> Signature:
    """The signature of a check without a source: segmenter, files of the detector, settings."""
    settings = {"min_confidence": f"{min_confidence:g}", "disable": "+".join(sorted(disable)) or "none"}
    if accepted := sorted(accept):
        settings["accept"] = _digest(accepted)
    return Signature(
        version=__version__,
        parts=(
            ("segmenter", f"simplemma-{version('simplemma')}"),
            ("detector", detector),
            ("settings", ",".join(f"{name}={value}" for name, value in settings.items())),
        ),
    )


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:8]
