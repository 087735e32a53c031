"""Every rule's examples: what must be flagged is, what must be passed over is not."""

from __future__ import annotations

import pytest

from transprov.artifacts import ArtifactRule, all_rules, confirm, find
from transprov.artifacts.rule import Example
from transprov.types import Document


def strikes(rule: ArtifactRule, example: Example) -> bool:
    """Whether the rule alone finds something, in the light of the example's source if it has one."""
    document = Document.from_text(example.text, language="en")
    language = None if rule.language == "any" else rule.language
    return any(
        standing is not None and standing.confidence >= rule.confidence / 2
        for artifact in find(document, [rule])
        if (standing := confirm(artifact, example.source, language if example.source else None))
    )


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_examples(rule: ArtifactRule) -> None:
    missed = [example for example in rule.flag if not strikes(rule, example)]
    accused = [example for example in rule.keep if strikes(rule, example)]
    assert not missed
    assert not accused
