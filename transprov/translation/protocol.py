"""What a machine translation engine is to the rest of the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from transprov.errors import InputError


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine makes of one text."""

    text: str
    score: float | None = None
    """How sure the engine is of its words, 0 to 1: the geometric mean of their probabilities; None: it does not say."""
    alternatives: tuple[str, ...] = ()
    """The next best, best first, where they were asked for."""


@runtime_checkable
class Translator(Protocol):
    """An engine that translates sentences in batches."""

    def identity(self, source: str, target: str) -> str:
        """What makes its output for this pair reproducible, for a report's signature: engine, model, options.

        Raises `ModelMissingError` for a pair that it does not support.
        """
        ...

    def supports(self, source: str, target: str) -> bool:
        """Whether it translates from one language into the other (ISO 639-1 codes)."""
        ...

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Translation]:
        """One translation a text, in their order. Raises `ModelMissingError` for a pair that it does not support."""
        ...


Callback = Callable[[list[str], str, str], Sequence[str | Translation]]
"""`callback(texts, source, target)`: a user's own engine."""


@dataclass(frozen=True, slots=True)
class CallableTranslator:
    """A `Translator` out of any function of (texts, source language, target language)."""

    callback: Callback
    name: str = ""

    def identity(self, source: str, target: str) -> str:
        """The name given, or that of the function: no more is known of it."""
        return f"callable:{self._called}"

    @property
    def _called(self) -> str:
        return self.name or str(getattr(self.callback, "__qualname__", type(self.callback).__name__))

    def supports(self, source: str, target: str) -> bool:
        """Any pair: only the function itself knows."""
        return True

    def translate(self, texts: Sequence[str], *, source: str, target: str) -> list[Translation]:
        """What the function returns. Raises `InputError` when that is not one text a text."""
        done = self.callback(list(texts), source, target)
        if isinstance(done, str) or len(done) != len(texts):
            raise InputError(f"the translator {self._called} must return a list of {len(texts)} texts, one for each")
        if not all(isinstance(one, str | Translation) for one in done):
            raise InputError(f"the translator {self._called} must return texts (str or Translation)")
        return [Translation(one) if isinstance(one, str) else one for one in done]
