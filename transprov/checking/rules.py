"""The rules about whole sentences, and all rules that a check applies."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from transprov.artifacts import ArtifactRule
from transprov.artifacts import all_rules as artifact_rules
from transprov.errors import ConfigError
from transprov.facts import KINDS, Rule, consistency
from transprov.facts import all_rules as detail_rules
from transprov.types import Severity

DROPPED = Rule(
    id="dropped-segment",
    title="Sentence of the source missing in the copy",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    explanation=(
        "No sentence of the copy says what this sentence of the source says. Credits, captions, headlines and very "
        "short sentences weigh less, and so does a sentence that resembles one that the copy does have. Example: the "
        "source ends a paragraph with „Ein Sprecher wies die Vorwürfe zurück.“ and the copy goes straight on."
    ),
)
ADDED = Rule(
    id="added-segment",
    title="Sentence of the copy without a counterpart in the source",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    explanation=(
        "No sentence of the source says what this sentence of the copy says: it was written for the copy or taken from "
        'elsewhere. Example: "The incident comes amid growing tensions in the region." under a report that says '
        "nothing of tensions."
    ),
)
MOVED = Rule(
    id="moved-block",
    title="Sentences in another order than in the source",
    mqm="linguistic conventions/textual conventions",
    severity=Severity.NEUTRAL,
    explanation=(
        "The copy has these sentences, but at another place than the source. Nothing is wrong with that by itself; it "
        'can change what a pronoun or "at the same time" refers to. Example: the last paragraph of the source opens '
        "the copy."
    ),
)
REWORDED = Rule(
    id="reworded",
    title="Linked sentences that say less in common than the others",
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    explanation=(
        "Source and copy are linked, but their meaning vectors are much further apart than those of the other links of "
        "this pair: a free rewording, a part left out or added, or a wrong translation. Example: „Er sei enttäuscht, "
        'wolle aber bleiben“ and "He is furious and considers leaving".'
    ),
)
UNRELATED = Rule(
    id="unrelated-source",
    title="The two texts do not seem to correspond",
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    explanation=(
        "Hardly a sentence of either text has a counterpart in the other: the source is most likely another article, "
        "or only one of several that the copy draws on. Sentences without a counterpart are then not listed one by "
        "one; disable this rule to have them listed all the same. Example: the copy reports a strike at an airport, "
        "the source a new terminal there."
    ),
)
STRUCTURE = (UNRELATED, DROPPED, ADDED, MOVED, REWORDED)


ARTIFACT = "artifact"
"""What `disable` calls all rules about artifacts together."""


def all_rules() -> tuple[Rule | ArtifactRule, ...]:
    """Every rule of a check: those about sentences, about details, about artifacts."""
    return (*STRUCTURE, *detail_rules(), *artifact_rules())


def disabled_rules(disable: Iterable[str], source_language: str | None) -> frozenset[str]:
    """Identifiers of the rules switched off for a source language.

    `disable` holds rules ("dropped-segment") and kinds of detail ("number"), each alone or with the language of the
    sources it is meant for ("de:number"). Raises `ConfigError` for a name that is neither.
    """
    disable = tuple(disable)
    if not disable:
        return frozenset()
    members = {kind.name: frozenset(rule.id for rule in kind.rules) for kind in KINDS}
    members[consistency.NAME] = frozenset(rule.id for rule in consistency.RULES)
    members[ARTIFACT] = frozenset(rule.id for rule in artifact_rules())
    members |= {rule.id: frozenset((rule.id,)) for rule in all_rules()}
    off: set[str] = set()
    for entry in disable:
        language, _, rule = entry.strip().rpartition(":")
        if rule not in members:
            near = get_close_matches(rule, members, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(members))}"
            raise ConfigError(f"no rule or kind is called {rule!r}; {hint}", resource="disable")
        if language in ("", source_language):
            off |= members[rule]
    return frozenset(off)
