"""Which details of two texts are taken to be of one thing."""

from pathlib import Path

import pytest

import transprov
from transprov.comparing import CONFLICTING, Relation

FOLDER = Path(__file__).resolve().parents[2] / "corpora/compare"


def facts(one, other, kind=None):
    return [
        (fact.relation, [cell.text for cell in fact.cells])
        for fact in transprov.compare([one, other]).facts
        if kind in (None, fact.kind)
    ]


def test_two_counts_in_alike_sentences_are_no_conflict():
    one = "The ferry sank off Varna on Tuesday.\n\nIt had 21 sailors and 340 passengers on board, the company said."
    other = "A ferry sank off Varna on Tuesday.\n\nIt had 12 lorries and 340 passengers on board, the company said."
    found = facts(one, other, "number")
    assert (Relation.AGREES, ["340", "340"]) in found
    assert not [relation for relation, _ in found if relation in CONFLICTING]


def test_the_same_thing_counted_differently_is_a_conflict_though_the_words_differ():
    one = "The bridge fell on Monday.\n\nAccording to the coast guard, seven people were still missing on Tuesday."
    other = "A bridge fell on Monday.\n\nFive persons are always missing, indicated on Tuesday the coast guard."
    assert (Relation.CONFLICTS, ["seven", "Five"]) in facts(one, other, "number")


def test_months_at_odds_in_sentences_that_say_the_same():
    one = "The ferry sank.\n\nThe company Danubia had the ship overhauled only in March for 2.4 million euros."
    other = "The ferry sank.\n\nDanubia assures that the ship had been overhauled in May, for 2.4 million euros."
    found = facts(one, other)
    assert (Relation.CONFLICTS, ["March", "May"]) in found
    assert (Relation.AGREES, ["2.4 million", "2.4 million"]) in found


def test_a_ship_in_quotation_marks_is_a_name_in_the_other_text_too():
    one = 'The freighter "Hearth" sank off Varna on Tuesday.'
    other = "The Hearth, a freighter, went down off Varna on Tuesday."
    assert (Relation.AGREES, ["Hearth", "Hearth"]) in facts(one, other, "name")


def test_who_he_is():
    first = "The vote was close.\n\nPrime Minister Giorgi Tsereteli refused to concede.\n"
    one = first + '"There is one count that matters, and it is not over," he said.'
    by_another = first + '"There is one count that matters, and it is not over," said the minister Nadia Benkirane.'
    by_himself = first + '"There is one count that matters, and it is not over," said Tsereteli.'
    assert [relation for relation, _ in facts(one, by_another, "quotation")] == [Relation.ATTRIBUTION]
    assert [relation for relation, _ in facts(one, by_himself, "quotation")] == [Relation.AGREES]


@pytest.mark.parametrize("verb", ["hammered", "launched"])
def test_a_verb_that_only_sounds_foreign_is_no_conflict(verb):
    one = (FOLDER / "summit_fr.copy.txt").read_text(encoding="utf-8").replace("launched", verb)
    other = 'They met in Dakar.\n\n"Who counts like this can also play dice," said Mansour.\n'
    assert transprov.compare([one, other]).read_from[0] == "fr"
    assert not [cells for relation, cells in facts(one, other, "wording") if relation in CONFLICTING]


def test_a_rule_of_translation_is_confirmed_by_the_other_text():
    one, other = ((FOLDER / f"ferry_{code}.copy.txt").read_text(encoding="utf-8") for code in ("de", "fr"))
    assert (Relation.TRANSLATION, ["an expertise", "expert report"]) in facts(one, other, "wording")
