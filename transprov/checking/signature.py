"""What makes the numbers of a check reproducible."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from transprov import __version__
from transprov.types import Alignment, Signature


def sign(alignment: Alignment, *, min_confidence: float, moves: bool, disable: Iterable[str]) -> Signature:
    """The signature of a check: encoder, segmenter, parameter file of the aligner, settings that change a number."""
    from transprov.alignment.model import shipped

    settings = {
        "min_confidence": f"{min_confidence:g}",
        "moves": "on" if moves else "off",
        "disable": "+".join(sorted(disable)) or "none",
    }
    return Signature(
        version=__version__,
        parts=(
            ("encoder", alignment.encoder or "unknown"),
            ("segmenter", f"simplemma-{version('simplemma')}"),
            ("aligner", shipped().identity),
            ("settings", ",".join(f"{name}={value}" for name, value in settings.items())),
        ),
    )
