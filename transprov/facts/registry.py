"""The kinds of fact there are, and their rules. A new kind is added here and nowhere else."""

from __future__ import annotations

from transprov.errors import ConfigError
from transprov.facts import content, dates, modality, names, negation, numbers, quantities, quotations
from transprov.facts.composed import Composed
from transprov.facts.consistency.rules import RULES as CONSISTENCY
from transprov.facts.frame import Kind
from transprov.facts.rules import Rule
from transprov.types import Mention

KINDS: tuple[Kind, ...] = (
    numbers.KIND,
    quantities.KIND,
    dates.KIND,
    names.KIND,
    content.KIND,
    negation.KIND,
    modality.KIND,
    quotations.KIND,
    quotations.SPEAKERS,
)


def all_rules() -> tuple[Rule, ...]:
    """The rules of every kind, in the order of the kinds; then those about a copy at odds with itself."""
    return (*(rule for kind in KINDS for rule in kind.rules), *CONSISTENCY)


def get_rule(rule_id: str) -> Rule:
    """The rule of that identifier. Raises `ConfigError` when there is none."""
    for rule in all_rules():
        if rule.id == rule_id:
            return rule
    raise ConfigError(f"no such rule; known are: {', '.join(rule.id for rule in all_rules())}", resource=rule_id)


def find_mentions(text: str, language: str) -> tuple[Mention, ...]:
    """The mentions of every kind in one text, in order of appearance."""
    composed = Composed.of(text)
    found = [composed.mention(mention) for kind in KINDS for mention in kind.find(composed.text, language)]
    return tuple(sorted(found, key=lambda mention: (mention.span.start, mention.span.end)))
