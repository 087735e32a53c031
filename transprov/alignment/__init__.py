"""Sentence and word alignment as a library: `align`, `Aligner`, `align_words`, `evaluate`; formats in `formats`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transprov.alignment.aligner import Aligner, align
    from transprov.alignment.evaluation import evaluate
    from transprov.alignment.words import WordLink, align_bead_words, align_words

    PARAMETERS_IDENTITY: str

__all__ = ["PARAMETERS_IDENTITY", "Aligner", "WordLink", "align", "align_bead_words", "align_words", "evaluate"]

_HOMES = {
    "Aligner": "transprov.alignment.aligner",
    "WordLink": "transprov.alignment.words",
    "align": "transprov.alignment.aligner",
    "align_bead_words": "transprov.alignment.words",
    "align_words": "transprov.alignment.words",
    "evaluate": "transprov.alignment.evaluation",
}


def __getattr__(name: str) -> object:
    if name == "PARAMETERS_IDENTITY":
        from transprov.alignment.model import shipped

        return shipped().identity
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
