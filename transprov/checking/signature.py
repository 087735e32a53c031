"""What makes the numbers of a check reproducible."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from transprov import __version__
from transprov.types import Signature


def sign(*, encoder: str, aligner: str, min_confidence: float, moves: bool, disable: Iterable[str]) -> Signature:
    """The signature of a check: encoder, segmenter, parameter file of the aligner, settings that change a number."""
    settings = {
        "min_confidence": f"{min_confidence:g}",
        "moves": "on" if moves else "off",
        "disable": "+".join(sorted(disable)) or "none",
    }
    return Signature(
        version=__version__,
        parts=(
            ("encoder", encoder),
            ("segmenter", f"simplemma-{version('simplemma')}"),
            ("aligner", aligner),
            ("settings", ",".join(f"{name}={value}" for name, value in settings.items())),
        ),
    )
