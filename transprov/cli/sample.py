"""The pair of articles that comes with transprov, for a first look."""

from __future__ import annotations

from pathlib import Path

from transprov.errors import InputError

_COPY, _SOURCE = "werft.copy.txt", "werft.source.txt"


def sample_pair() -> tuple[str, str]:
    """Paths of the English copy and of its German source. Raises `InputError` when they were not installed."""
    package = Path(__file__).resolve().parents[1]
    # an installed package carries them; a checkout has them where all sample articles are
    for folder in (package / "samples", package.parent / "corpora" / "de"):
        if (folder / _COPY).is_file() and (folder / _SOURCE).is_file():
            return str(folder / _COPY), str(folder / _SOURCE)
    raise InputError("the sample articles are missing; install transprov again", resource=str(package / "samples"))
