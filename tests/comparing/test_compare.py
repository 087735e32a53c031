"""Whole texts side by side."""

import json
import sys
from pathlib import Path

import pytest

import transprov
from transprov.comparing import Relation
from transprov.errors import InputError
from transprov.reporting.comparisons import html, terminal
from transprov.reporting.comparisons import json as comparison_json

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import compare as benchmark

GOLDS = benchmark.golds()
LEAST = 0.8

NATIVE = """Flood closes the harbour road

The harbour road in Millbrook was closed on Tuesday after the river rose by two metres overnight.
Some 40 families left their homes, the fire brigade said. "We were lucky," said fire chief Carol Danes.
"""
OTHER = """River bursts its banks in Millbrook

After the river rose by two metres overnight, the harbour road in Millbrook was closed on Tuesday.
The fire brigade said 43 families had to leave their homes. "We were lucky," said mayor Tom Reyes.
The library stays shut until Friday.
"""


def facts(comparison, kind):
    return [(fact.relation, [cell.text for cell in fact.cells]) for fact in comparison.facts if fact.kind == kind]


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.name)
def test_relations_of_our_pairs(gold):
    entries, comparison = benchmark.read(gold)
    assert len(entries) >= 25
    wrong = [entry for entry in entries if not benchmark.is_right(comparison, entry)]
    assert len(wrong) <= (1 - LEAST) * len(entries), wrong
    assert not [entry for entry in entries if benchmark.is_wrongly_at_odds(comparison, entry)]


def test_sentences_in_another_order_stand_together():
    comparison = transprov.compare([NATIVE, OTHER])
    together = [cluster for cluster in comparison.clusters if all(cluster.segments)]
    assert len(together) >= 3
    assert (Relation.COMPATIBLE, ["Some 40", "43"]) in facts(comparison, "number")
    assert (Relation.AGREES, ["Millbrook", "Millbrook", "Millbrook"]) in facts(comparison, "name")
    assert (Relation.ONLY, ["Friday"]) in facts(comparison, "date")
    assert [relation for relation, _ in facts(comparison, "quotation")] == [Relation.ATTRIBUTION]


def test_a_text_beside_itself_has_nothing_at_odds_and_nothing_alone():
    comparison = transprov.compare([NATIVE, NATIVE])
    assert comparison.facts
    assert {fact.relation for fact in comparison.facts} == {Relation.AGREES}


def test_three_texts_have_one_fact_with_three_cells():
    comparison = transprov.compare([NATIVE, OTHER, NATIVE.replace("40 families", "90 families")])
    (families,) = [fact for fact in comparison.facts if "Some 40" in {cell.text for cell in fact.cells}]
    assert families.relation is Relation.CONFLICTS
    assert families.documents == {0, 1, 2}


def test_every_sentence_stands_in_one_cluster_and_every_cell_quotes_its_text():
    comparison = transprov.compare([NATIVE, OTHER])
    for number, document in enumerate(comparison.documents):
        seen = [segment for cluster in comparison.clusters for segment in cluster.segments[number]]
        assert sorted(seen) == [s.index for s in document.segments if s.kind.value in ("headline", "sentence")]
    for fact in comparison.facts:
        for cell in fact.cells:
            assert comparison.documents[cell.document].text[cell.span.start : cell.span.end] == cell.text


def test_what_one_text_says_twice_is_still_in_one_text_only():
    other = "A tram line opened in Lodz.\n\nIt has nine stops, and the ride takes 31 minutes."
    comparison = transprov.compare([NATIVE, other])
    assert {fact.relation for fact in comparison.facts if "Millbrook" in {c.text for c in fact.cells}} == {
        Relation.ONLY
    }


def test_texts_about_two_events_say_so():
    other = (
        "A new tram line opened in Lodz.\n\nIt has nine stops and cost 80 million zloty, the operator said on Monday."
    )
    assert "hardly a sentence in common" in transprov.compare([NATIVE, other]).notices[0]


@pytest.mark.parametrize("wrong", [[NATIVE], NATIVE, [NATIVE, ""], [NATIVE, 3]])
def test_what_cannot_be_compared_is_said(wrong):
    with pytest.raises(InputError):
        transprov.compare(wrong)


def test_the_forms_show_every_conflict_and_escape_what_texts_hold():
    hostile = OTHER.replace("River bursts", "<script>alert(1)</script> River [bold]bursts")
    comparison = transprov.compare([NATIVE, hostile])
    page = html.render(comparison)
    assert "<script>" not in page and "&lt;script&gt;" in page
    shown = terminal.plain(comparison)
    assert "[bold]bursts" in shown and "\x1b" not in shown
    assert "{" + '"We were lucky," said fire chief Carol Danes' + "}" in shown
    data = json.loads(comparison_json.dumps(comparison))
    assert data["schema"] == "transprov.comparison/1"
    assert data["conflicts"] == len(comparison.conflicts) == page.count('<article class="conflict')
