"""`transprov rules` and `transprov rule ID`."""

from __future__ import annotations

import json

import pytest
from running import one_error

from transprov.checking.catalogue import cards


def test_the_list_names_every_rule(cli):
    done = cli("rules", env={"COLUMNS": "200"})
    assert done.returncode == 0
    missing = [card.id for card in cards() if card.id not in done.stdout]
    assert not missing


def test_a_language_and_a_kind_can_be_asked_for(cli):
    done = cli("rules", "--language", "de", "--format", "json")
    rules = json.loads(done.stdout)["rules"]
    assert {rule["language"] for rule in rules} == {"de"}
    rules = json.loads(cli("rules", "--kind", "number", "--format", "json").stdout)["rules"]
    assert "number-altered" in {rule["id"] for rule in rules}
    assert {rule["kind"] for rule in rules} == {"number"}


@pytest.mark.parametrize("rule", ["de-night-to", "number-altered", "dropped-segment"])
def test_a_page_explains_a_rule(cli, rule):
    card = next(card for card in cards() if card.id == rule)
    said = " ".join(cli("rule", rule, env={"COLUMNS": "100"}).stdout.split())
    assert card.title in said
    assert card.explanation in said
    for example in (*card.flag, *card.keep):
        assert " ".join(example.split()) in said


def test_a_mistyped_rule_is_one_line_with_the_nearest_name(cli):
    done = cli("rule", "de-nigth-to")
    one_error(done, "did you mean 'de-night-to'?")


def test_no_such_kind(cli):
    done = cli("rules", "--kind", "weather")
    one_error(done, "kinds are: structure")
