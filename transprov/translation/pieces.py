"""Sentences to the pieces that an Argos package's model reads, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from transprov.errors import InputError, ModelMissingError
from transprov.translation.packages import Package

LONGEST = 180
"""Pieces that are translated at once: models are trained on single sentences, and lose the thread in longer ones."""
_PAUSE = re.compile(r"[,;:.!?…–—、，；：。！？]$")


class Pieces(Protocol):
    """Cuts and joins."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of pieces."""
        ...


def load_pieces(package: Package) -> Pieces:
    """What cuts for this package. Raises `InputError` for a damaged file, `ModelMissingError` without sacremoses."""
    require_tokenizer(package)
    path = package.tokenizer
    return _SentencePiece(path) if path.name == "sentencepiece.model" else _Bpe(path, package.source, package.target)


def require_tokenizer(package: Package) -> None:
    """Raise `ModelMissingError`, with the way out, for a package with BPE codes where sacremoses is not installed."""
    if package.tokenizer.name == "bpe.model" and find_spec("sacremoses") is None:
        raise ModelMissingError("its words are cut by Moses' rules: pip install sacremoses", resource=package.name)


def stretches(pieces: Sequence[str]) -> list[list[str]]:
    """A sentence of more than `LONGEST` pieces in several, cut behind the last pause that fits."""
    parts: list[list[str]] = []
    rest = list(pieces)
    while len(rest) > LONGEST:
        pauses = [i + 1 for i in range(LONGEST // 3, LONGEST) if _PAUSE.search(rest[i])]
        cut = pauses[-1] if pauses else LONGEST
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest] if rest else parts


class _SentencePiece:
    def __init__(self, path: Path) -> None:
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.Load(str(path))
        except (RuntimeError, OSError):
            raise InputError("is no SentencePiece model; the package is damaged", resource=str(path)) from None

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        # as argostranslate reads its models' output: underscores are the blanks of some training data
        text: str = self._processor.decode_pieces(list(pieces))
        return text.replace("▁", " ").replace("_", " ").strip()


class _Bpe:
    """Moses words, cut by the merges of a subword-nmt file (Sennrich et al. 2016): the other kind of Argos package."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from sacremoses import MosesDetokenizer, MosesPunctNormalizer, MosesTokenizer

        self._normalizer = MosesPunctNormalizer(source)
        self._tokenizer = MosesTokenizer(source)
        self._detokenizer = MosesDetokenizer(target)
        self._ranks = read_merges(path)

    def encode(self, text: str) -> list[str]:
        words = self._tokenizer.tokenize(self._normalizer.normalize(text))
        return [piece for word in words for piece in merged(word, self._ranks)]

    def decode(self, pieces: Sequence[str]) -> str:
        text: str = self._detokenizer.detokenize(" ".join(pieces).replace("@@ ", "").split(" "))
        return text.strip()


def read_merges(path: Path) -> dict[tuple[str, str], int]:
    """Rank of each merge, the first to be made lowest. Raises `InputError` for a file of another kind."""
    damaged = InputError("is no BPE model (codes of subword-nmt 0.2); the package is damaged", resource=str(path))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise damaged from None
    version = "0.1"
    if lines and lines[0].startswith("#version:"):
        version = lines.pop(0).partition(":")[2].strip()
    pairs = [tuple(line.split(" ")) for line in lines if line.strip()]
    if version != "0.2" or not pairs or any(len(pair) != 2 for pair in pairs):
        raise damaged
    ranks: dict[tuple[str, str], int] = {}
    for rank, (first, second) in enumerate(pairs):
        ranks.setdefault((first, second), rank)
    return ranks


def merged(word: str, ranks: dict[tuple[str, str], int]) -> list[str]:
    """The pieces of a word, all but the last with "@@" behind."""
    if not word:
        return []
    pieces = [*word[:-1], word[-1] + "</w>"]
    while len(pieces) > 1:
        best = min(pairwise(pieces), key=lambda pair: ranks.get(pair, len(ranks)))
        if best not in ranks:
            break
        done: list[str] = []
        for piece in pieces:
            if done and (done[-1], piece) == best:
                done[-1] += piece
            else:
                done.append(piece)
        pieces = done
    return [piece + "@@" for piece in pieces[:-1]] + [pieces[-1].removesuffix("</w>")]
