"""Whether a package is what it says: its pieces belong to its model, and the model translates."""

from __future__ import annotations

import json
from pathlib import Path

from transprov.errors import InputError
from transprov.translation.argos import ArgosTranslator
from transprov.translation.packages import Package

_PROBE = "Berlin, 24. 12. 2024: Paris."
"""Names and figures, which every model has to read; what comes out is not judged, only that something does."""
_SHARE = 0.5
"""Least part of the tokenizer's pieces that the model's vocabulary must have: those of another model share a third."""
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary")


def probe(package: Package) -> None:
    """Load the package and translate a line with it. Raises `InputError` when that fails, naming its folder."""
    translator = ArgosTranslator([package], beam=1)
    try:
        done = translator.translate([_PROBE], source=package.source, target=package.target)
    except (RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"its model does not translate ({reason})", resource=str(package.folder)) from None
    if not done[0].text.strip():
        raise InputError("its model gives no translation of a probe", resource=str(package.folder))
    _require_fit(package)


def _require_fit(package: Package) -> None:
    """Raise `InputError` when the tokenizer is that of another model: all its pieces would be unknown words."""
    if package.tokenizer.name != "sentencepiece.model":
        return
    import sentencepiece

    vocabulary = _vocabulary(package.model)
    processor = sentencepiece.SentencePieceProcessor()
    processor.Load(str(package.tokenizer))
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    if vocabulary is not None and sum(piece in vocabulary for piece in pieces) < _SHARE * len(pieces):
        raise InputError("its sentencepiece.model belongs to another model", resource=str(package.folder))


def _vocabulary(model: Path) -> frozenset[str] | None:
    """The source side's pieces; None for a model that keeps them otherwise."""
    for name in _VOCABULARIES:
        listed, lines = model / f"{name}.json", model / f"{name}.txt"
        try:
            if listed.is_file():
                return frozenset(map(str, json.loads(listed.read_bytes())))
            if lines.is_file():
                return frozenset(lines.read_text(encoding="utf-8").split("\n"))
        except (OSError, ValueError, RecursionError, TypeError):
            raise InputError("the vocabulary of its model cannot be read", resource=str(model.parent)) from None
    return None
