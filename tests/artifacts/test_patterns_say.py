"""A pattern of a rule may say more exactly than its rule what it found."""

import pytest

from transprov.artifacts import as_finding, find
from transprov.artifacts.loading import make_rule
from transprov.errors import ConfigError
from transprov.types import Document

RULE = {
    "id": "fr-strike-words",
    "title": "Words of labour disputes",
    "mqm": "terminology/wrong term",
    "why": "French unions have words of their own.",
    "instead": "the usual English word",
    "pattern": [
        r"\bthe inter-?union\b",
        {
            "match": r"\bnotice of strike for (?P<day>{{weekday}})\b",
            "title": '"Notice of strike" for {day}',
            "wording": "un préavis de grève pour {day|weekday}",
            "instead": "notice to strike on {day}",
        },
    ],
    "flag": ["The inter-union met.", "They filed a notice of strike for Monday."],
    "pass": ["The unions met.", "They gave notice to strike."],
}


def rule(**changes):
    return make_rule(RULE | changes, language="fr", family="company", resource="test")


def test_the_pattern_goes_before_the_rule():
    text = "The inter-union filed a notice of strike for Monday."
    general, exact = find(Document.from_text(text, language="en"), [rule()])
    assert (general.title, general.instead, general.wording) == (RULE["title"], RULE["instead"], "")
    assert (exact.instead, exact.wording) == ("notice to strike on Monday", "un préavis de grève pour lundi")
    assert as_finding(exact).message.startswith(
        '"Notice of strike" for Monday. English would say: notice to strike on Monday'
    )


@pytest.mark.parametrize("wrong", [{"title": "no expression"}, {"match": "x", "advice": "y"}])
def test_a_table_without_expression_or_with_other_keys_is_refused(wrong):
    with pytest.raises(ConfigError, match="a pattern has match"):
        rule(pattern=[wrong])
