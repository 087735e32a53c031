"""What makes the numbers of a check reproducible."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
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
    engines: Iterable[str] = (),
) -> Signature:
    """The signature of a check: encoder, segmenter, parameters of aligner and rules, settings that change a number.

    What users accept and what they call the same stands in it as a digest, and only where there is any.
    """
    settings = _settings(min_confidence, disable, accept, moves="on" if moves else "off")
    if equivalences != Equivalences():
        settings["equivalences"] = _digest((equivalences.names, equivalences.acronyms, equivalences.units))
    parts = {"encoder": encoder, "segmenter": _segmenter(), "aligner": aligner, "rules": artifacts.identity()}
    return _signed(settings, **parts, **_translator(engines))


def sign_alone(
    *,
    detector: str,
    min_confidence: float,
    disable: Iterable[str],
    accept: Iterable[str],
    engines: Iterable[str] = (),
) -> Signature:
    """The signature of a check without a source: segmenter, files of the detector, translators, settings."""
    settings = _settings(min_confidence, disable, accept)
    return _signed(settings, segmenter=_segmenter(), detector=detector, **_translator(engines))


def _translator(engines: Iterable[str]) -> dict[str, str]:
    """Identities of the translators asked; no part of the signature where none was."""
    asked = "+".join(sorted(set(engines)))
    return {"translator": asked} if asked else {}


def _settings(min_confidence: float, disable: Iterable[str], accept: Iterable[str], **others: str) -> dict[str, str]:
    settings = {"min_confidence": f"{min_confidence:g}", **others, "disable": "+".join(sorted(disable)) or "none"}
    if accepted := sorted(accept):
        settings["accept"] = _digest(accepted)
    return settings


def _segmenter() -> str:
    return f"simplemma-{version('simplemma')}"


def _signed(settings: Mapping[str, str], **parts: str) -> Signature:
    """A signature of the parts, in their order, and the settings behind them."""
    told = ",".join(f"{name}={value}" for name, value in settings.items())
    return Signature(version=__version__, parts=(*parts.items(), ("settings", told)))


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:8]
