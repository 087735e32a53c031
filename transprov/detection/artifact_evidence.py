"""What the artifact rules say for a text being a translation, and from which language, by their measured ratios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from transprov import artifacts
from transprov.types import Evidence, Span

_SHRINKAGE = 0.45
"""Share of a measured ratio that counts: the statistical model has seen part of the same wording."""
_MOST = 2.5
"""Most that one rule may weigh, in log-odds; it counts once, however often it strikes."""
_UNSEEN = 0.45
"""Weight of a rule at confidence 1 that struck in no measured text, of any language."""
_LEAST = 0.3
_LANGUAGE_LEAD = 1.0
"""By how much, in log-odds, a language must lead for a rule of any language to speak for it."""


def artifact_evidence(alone: Iterable[artifacts.Artifact]) -> tuple[Evidence, ...]:
    """One piece of evidence for each telling rule that strikes in a document `alone`, strongest first."""
    found: dict[str, Evidence] = {}
    for artifact in alone:
        rule = artifact.rule
        if rule.id in found or not rule.telling:
            continue
        ratios = {code: ratio for code in _measured() if (ratio := artifacts.log_ratio(rule.id, code)) is not None}
        weight = _weight(ratios, rule.confidence)
        if weight >= _LEAST:
            language = rule.language if rule.language != artifacts.ANY else _leading(ratios)
            found[rule.id] = Evidence(rule.id, weight, artifact.title, artifact.span, artifact.text, language)
    return tuple(_of_places(found.values()))


def _of_places(found: Iterable[Evidence]) -> Iterator[Evidence]:
    """The strongest evidence of each place: packs of related languages know the same oddity."""
    taken: list[Span] = []
    for one in sorted(found, key=lambda one: -one.weight):
        assert one.span is not None
        if not any(one.span.overlaps(other) for other in taken):
            taken.append(one.span)
            yield one


def _measured() -> tuple[str, ...]:
    return (*artifacts.packs(), "other")


def _weight(ratios: Mapping[str, float], confidence: float) -> float:
    """By the language it strikes most in; of a rule never seen, by what its author was sure of."""
    measured = _SHRINKAGE * max(ratios.values(), default=0.0)
    unseen = _UNSEEN * confidence if confidence >= 0.5 else 0.0
    return min(_MOST, max(measured, unseen))


def _leading(ratios: Mapping[str, float]) -> str | None:
    order = sorted(ratios, key=lambda code: -ratios[code])
    if not order or order[0] == "other":
        return None
    return order[0] if len(order) == 1 or ratios[order[0]] - ratios[order[1]] >= _LANGUAGE_LEAD else None
