"""Argos packages driven directly: CTranslate2 on our own segments, in batches, without argostranslate.

The options are those with which argostranslate itself calls a model, so that its output and ours are the same words.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from transprov.errors import InputError, ModelMissingError
from transprov.translation.packages import Package, identity, installed, route
from transprov.translation.pieces import Pieces, load_pieces, stretches
from transprov.translation.protocol import Translation

if TYPE_CHECKING:
    import ctranslate2

DAMAGE = (RuntimeError, ValueError, LookupError, ArithmeticError, MemoryError)
"""What CTranslate2 raises for a model that is none, or damaged."""
_LENGTH_PENALTY = 0.2
_LEAST, _MOST = 256, 2048
"""Pieces that go through the model at once: fewer leave it idle, more leave other threads idle."""
_MOST_THREADS = 8
_AT_ONCE = 512
"""Texts between two reports of progress."""


class ArgosTranslator:
    """A `Translator` out of installed packages; a pair without a package of its own goes through other languages."""

    def __init__(
        self,
        packages: Iterable[Package] | None = None,
        *,
        beam: int = 4,
        alternatives: int = 0,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """With `packages` (default: all installed ones); `alternatives` is how many next best are given beside.

        `progress` is called with (done, of how many) while texts are translated. Nothing is loaded before it is needed.
        """
        self._packages = tuple(packages) if packages is not None else installed()[0]
        self._beam = max(beam, alternatives + 1)
        self._alternatives = alternatives
        self._progress = progress
        self._models: dict[Package, _Model] = {}

    def identity(self, source: str, target: str) -> str:
        """Engine, search, and the chain of models used for the pair. Raises `ModelMissingError` where there is none."""
        chain = identity(self._route(source, target))
        return f"argos:{chain}:ctranslate2-{_version()}:beam{self._beam}"

    def supports(self, source: str, target: str) -> bool:
        """Whether the packages lead from one language to the other."""
        return bool(route(self._packages, source, target))

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Translation]:
        """One translation a text; of a chain, the best of each step goes on to the next, and scores multiply.

        Raises `ModelMissingError` without a package for the pair or without CTranslate2, `InputError` for a model that
        cannot be loaded.
        """
        chain = self._route(source, target)
        done: list[Translation] = [Translation(" ".join(text.split()), 1.0) for text in texts]
        for step, package in enumerate(chain):
            model = self._model(package)
            last = step == len(chain) - 1
            made: list[Translation] = []
            for start in range(0, len(done), _AT_ONCE):
                batch = done[start : start + _AT_ONCE]
                made += model.translate([one.text for one in batch], self._beam, self._alternatives if last else 0)
                if self._progress is not None:
                    self._progress(step * len(done) + len(made), len(chain) * len(done))
            done = [
                Translation(new.text, _product(new.score, old.score), new.alternatives)
                for new, old in zip(made, done, strict=True)
            ]
        return done

    def _route(self, source: str, target: str) -> tuple[Package, ...]:
        chain = route(self._packages, source, target)
        if not chain:
            raise ModelMissingError(
                f"no installed Argos package translates from {source!r} to {target!r}; get one with "
                f"`{how_to_install(source, target)}`"
            )
        return chain

    def _model(self, package: Package) -> _Model:
        if package not in self._models:
            self._models[package] = _Model(package)
        return self._models[package]


class _Model:
    """One package, loaded."""

    def __init__(self, package: Package) -> None:
        self._prefix = package.prefix
        self._pieces: Pieces = load_pieces(package)
        self._engine = load_engine(package)

    def translate(self, texts: Sequence[str], beam: int, alternatives: int) -> list[Translation]:
        parts = [stretches(self._pieces.encode(text)) for text in texts]
        flat = [part for each in parts for part in each]
        if not flat:
            return [Translation("", 1.0) for _ in texts]
        results = iter(
            self._engine.translate_batch(
                flat,
                target_prefix=[[self._prefix]] * len(flat) if self._prefix else None,
                beam_size=beam,
                num_hypotheses=alternatives + 1,
                length_penalty=_LENGTH_PENALTY,
                return_scores=True,
                replace_unknowns=True,
                max_batch_size=min(_MOST, max(_LEAST, sum(map(len, flat)) // (2 * _threads()))),
                batch_type="tokens",
                # not cut short, and not endless where a model cannot stop
                max_input_length=0,
                max_decoding_length=3 * max(map(len, flat)) + 20,
            )
        )
        return [self._joined([next(results) for _ in each]) for each in parts]

    def _joined(self, results: Sequence[Any]) -> Translation:
        if not results:
            return Translation("", 1.0)
        best, *others = (
            " ".join(filter(None, (self._text(one.hypotheses[min(n, len(one.hypotheses) - 1)]) for one in results)))
            for n in range(max(len(one.hypotheses) for one in results))
        )
        logs = [_log_probability(one.scores[0], len(one.hypotheses[0])) for one in results]
        words = sum(length for _, length in logs)
        return Translation(best, math.exp(min(0.0, sum(log for log, _ in logs) / words)), tuple(others))

    def _text(self, pieces: Sequence[str]) -> str:
        if self._prefix and pieces and pieces[0] == self._prefix:
            pieces = pieces[1:]
        return self._pieces.decode(pieces)


def require_engine() -> None:
    """Raise `ModelMissingError`, with the way out, where CTranslate2 is not installed."""
    if find_spec("ctranslate2") is None:
        raise ModelMissingError("translation needs CTranslate2: pip install 'transprov[argos]'")


def load_engine(package: Package) -> ctranslate2.Translator:
    """The package's model. Raises `ModelMissingError` without CTranslate2, `InputError` for a damaged model."""
    require_engine()
    import ctranslate2

    try:
        # several batches side by side: a single sentence's products are too small to be worth sharing out
        return ctranslate2.Translator(
            str(package.model), device="cpu", inter_threads=_threads(), intra_threads=1, max_queued_batches=-1
        )
    except DAMAGE as error:
        reason = " ".join(str(error).split())[:200]
        raise InputError(f"its model cannot be loaded ({reason})", resource=str(package.folder)) from None


def how_to_install(source: str, target: str) -> str:
    """The command that gets what a pair needs; argostranslate's index has nearly all languages from and to English."""
    steps = [(source, target)] if "en" in (source, target) else [(source, "en"), ("en", target)]
    return " && ".join(f"transprov models install translate-{one}_{other}" for one, other in steps)


def _threads() -> int:
    """As many as help; OMP_NUM_THREADS is how users of several processes say otherwise."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, int(told)) if told.isdecimal() else min(_MOST_THREADS, os.cpu_count() or 1)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ctranslate2")
    except PackageNotFoundError:
        return "none"


def _log_probability(score: float, pieces: int) -> tuple[float, int]:
    """(log-probability, number of tokens) of what has this score: it counts the end of the sentence as a token."""
    length = pieces + 1
    return score * length**_LENGTH_PENALTY, length


def _product(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other
