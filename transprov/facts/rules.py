"""What a rule says about itself, and how it makes a finding."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.types import Finding, Mention, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of discrepancy: identity, MQM class, usual severity, and the explanation shown to people."""

    id: str
    title: str
    mqm: str
    severity: Severity
    explanation: str

    def finding(
        self,
        message: str,
        *,
        confidence: float,
        source: Mention | None = None,
        copy: Mention | None = None,
        severity: Severity | None = None,
        evidence: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of this rule about a mention of either text or both; spans are those of the mentions."""
        return Finding(
            rule=self.id,
            mqm=self.mqm,
            severity=self.severity if severity is None else severity,
            confidence=round(confidence, 3),
            message=message,
            copy_span=copy.span if copy else None,
            source_span=source.span if source else None,
            copy_text=copy.text if copy else "",
            source_text=source.text if source else "",
            evidence=evidence,
        )
