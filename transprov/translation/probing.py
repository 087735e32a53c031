"""Whether a package is what it says: its pieces belong to its model, and the model translates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from transprov.errors import InputError
from transprov.translation.argos import DAMAGE, ArgosTranslator, require_engine
from transprov.translation.packages import Package, read_package
from transprov.translation.pieces import require_tokenizer

_PROBE = "Berlin, 24. 12. 2024: Paris."
"""Names and figures, which every model has to read; what comes out is not judged, only that something does."""
_SHARE = 0.5
"""Least part of the tokenizer's pieces that the model's vocabulary must have: those of another model share a third."""
_SECONDS = 120
_FAILED = "transprov-probe: "
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary")


def probe(package: Package) -> None:
    """Load the package and translate a line with it, in a process of its own: a bad model can take its process down.

    Raises `InputError` when that fails, naming the folder, and `ModelMissingError` without what it takes to try.
    """
    require_engine()
    require_tokenizer(package)
    here = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "transprov.translation.probing", str(package.folder)]
    try:
        done = subprocess.run(
            command, env=os.environ | here, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        why = f"its model has not translated a line within {_SECONDS} s"
        raise InputError(why, resource=str(package.folder)) from None
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").strip().split("\n")[-1]
        told = said.removeprefix(_FAILED) if said.startswith(_FAILED) else "its model takes the process down"
        raise InputError(told, resource=str(package.folder))


def _translate(package: Package) -> None:
    try:
        done = ArgosTranslator([package], beam=1).translate([_PROBE], source=package.source, target=package.target)
    except DAMAGE as error:
        raise InputError(f"its model does not translate ({' '.join(str(error).split())[:200]})") from None
    if not done[0].text.strip():
        raise InputError("its model gives no translation of a probe")
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


def main() -> int:
    """Try the package in the folder that the command line names; the last line of stdout says what is wrong with it."""
    package = read_package(Path(sys.argv[1]))
    try:
        if package is not None:
            _translate(package)
    except InputError as error:
        print(_FAILED + str(error).removeprefix(f"{error.resource}: "))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
