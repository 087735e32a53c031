"""How often each rule strikes in native English and in translations, as measured by tools/measure_artifacts.py."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MOST_NATIVE = 1 / 2000
"""Share of native sentences that a rule may strike in; above it, the rule is weak evidence."""
_LEAST_COUNT = 2
"""A rule that struck once in all native training text is not yet known to strike often."""
_SMOOTHING = 0.5
_ONCE = 1.0
"""Most that a single strike in a language says."""
_OF = "sentences"


@cache
def _rates() -> Mapping[str, Mapping[str, float]]:
    file = files("transprov.artifacts").joinpath("rates.json")
    if not file.is_file():
        return {}
    rates: Mapping[str, Mapping[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return rates


@cache
def identity() -> str:
    """Which measurement of the rules counts, for signatures."""
    return f"rates+{hashlib.sha256(json.dumps(_rates(), sort_keys=True).encode()).hexdigest()[:8]}"


def native_rate_allows(rule: str) -> bool:
    """Whether native English sets a rule off seldom enough for a finding of its own."""
    counts = _rates().get(rule)
    sentences = _rates().get(_OF, {}).get("native", 0)
    if not counts or not sentences:
        return True
    native = counts.get("native", 0)
    return native < _LEAST_COUNT or native / sentences <= MOST_NATIVE


def log_ratio(rule: str, language: str) -> float | None:
    """Natural logarithm of how much more often the rule strikes in translations from a language than in native English.

    Smoothed as if there had been half a match more in native English, and as many for its length in the translations:
    a language of which little was read says little. None for rules and languages that were not measured.
    """
    counts, sentences = _rates().get(rule), _rates().get(_OF, {})
    if not counts or not sentences.get("native") or not sentences.get(language):
        return None
    struck = counts.get(language, 0)
    there = struck / sentences[language] + _SMOOTHING / sentences["native"]
    native = (counts.get("native", 0) + _SMOOTHING) / sentences["native"]
    ratio = math.log(there / native)
    return min(ratio, _ONCE) if struck < _LEAST_COUNT else ratio
