"""Artifacts as findings."""

from __future__ import annotations

from transprov.artifacts.engine import Artifact
from transprov.types import Finding, Wording


def as_finding(artifact: Artifact) -> Finding:
    """The finding about an artifact: what English would say, and what the source probably said."""
    rule = artifact.rule
    said = [artifact.title]
    if artifact.instead:
        said.append(f"English would say: {artifact.instead}")
    evidence = [rule.explanation]
    if artifact.wording_from == "pattern":
        evidence.append(f"likely source wording, from the pattern of the rule: {artifact.wording}")
    elif artifact.wording_from == "aligned":
        evidence.append(f"the source has: {artifact.wording}")
    return Finding(
        rule=rule.id,
        mqm=rule.mqm,
        severity=rule.severity,
        confidence=round(artifact.confidence, 3),
        message=". ".join(said),
        copy_span=artifact.span,
        copy_text=artifact.text,
        evidence=tuple(evidence),
        wording=Wording(artifact.wording, artifact.wording_from) if artifact.wording else None,
        suggestion=artifact.instead,
    )
