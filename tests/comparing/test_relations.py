"""Two details of one thing: what they are to each other."""

import pytest

from transprov.comparing import Relation
from transprov.comparing.details import details
from transprov.comparing.relating import Sides, relate
from transprov.types import Document


def related(one, other, kind, *, languages=("en", "en"), read_from=(None, None), likeness=0.9):
    """The relation of the only detail of that kind in each of two sentences."""
    texts = [Document.from_text(text, language=code) for text, code in zip((one, other), languages, strict=True)]
    mine, theirs = ([d for d in details(text, n) if d.kind == kind] for n, text in enumerate(texts))
    assert len(mine) == len(theirs) == 1, (mine, theirs)
    return relate(mine[0], theirs[0], likeness, Sides(languages, read_from, (None, None)))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The storm left 164 dead.", "The storm left 164 people dead.", Relation.AGREES),
        ("The storm left 164 dead.", "The storm left at least 164 people dead.", Relation.COMPATIBLE),
        ("Some 250 workers were underground.", "252 workers were underground.", Relation.COMPATIBLE),
        ("More than 1,000 people were hurt.", "1,200 people were hurt.", Relation.COMPATIBLE),
        ("Dozens of houses burned down.", "43 houses burned down.", Relation.COMPATIBLE),
        ("The village lies 40 kilometres away.", "The village lies 25 miles away.", Relation.NORMALISED),
        ("The plant cost 2.5 million euros.", "The plant cost 2.5 billion euros.", Relation.CONFLICTS),
        ("The hospital took in 18 injured.", "The hospital took in 28 injured.", Relation.CONFLICTS),
        ("More than 5,000 people were hurt.", "1,200 people were hurt.", Relation.CONFLICTS),
        ("The town has 1.234 inhabitants.", "The town has 1,234 inhabitants.", Relation.TRANSLATION),
    ],
)
def test_numbers(one, other, relation):
    assert related(one, other, "number").relation is relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("He resigned on Friday.", "He resigned on Friday.", Relation.AGREES),
        ("He resigned on Friday.", "He resigned on Friday evening.", Relation.COMPATIBLE),
        ("The train left at 1:50 p.m. sharp.", "The train left at 13:50 sharp.", Relation.NORMALISED),
        ("He resigned on Friday.", "He resigned on Saturday.", Relation.CONFLICTS),
        ("It closed on 3 May.", "It closed on 5 May.", Relation.CONFLICTS),
    ],
)
def test_dates(one, other, relation):
    assert related(one, other, "date").relation is relation


def test_the_night_to_a_day_is_a_fault_of_translation_only_where_a_text_comes_from_such_a_language():
    texts = "The dam broke on Saturday night.", "The dam broke in the night from Friday to Saturday."
    found = related(*texts, "date", read_from=("de", None))
    assert (found.relation, found.rule) == (Relation.TRANSLATION, "date-night")
    assert related(*texts, "date").relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("one", "other", "read_from", "relation"),
    [
        ("They met Bolat Kenschebekow.", "They met Bolat Kenjebekov.", ("de", "fr"), Relation.NORMALISED),
        ("They met Wjatscheslaw Oganow.", "They met Viatcheslav Oganov.", ("de", "fr"), Relation.NORMALISED),
        ("They met Viatcheslav Oganov.", "They met Oganov.", ("fr", None), Relation.AGREES),
        ("Troops of the OVKS landed.", "Troops of the OTSC landed.", ("de", "fr"), Relation.NORMALISED),
        ("They met Petra Hollmann.", "They met Petra Hoffmann.", ("de", "de"), Relation.CONFLICTS),
    ],
)
def test_names(one, other, read_from, relation):
    assert related(one, other, "name", read_from=read_from).relation is relation


def test_names_of_two_people_are_no_fact():
    assert related("They met Petra Hollmann.", "They met Jonas Weber.", "name") is None


def test_an_original_and_its_copy():
    found = related(
        "Der Sturm hinterließ mehr als 1.200 Verletzte.",
        "The storm left more than 1,200 people injured.",
        "number",
        languages=("de", "en"),
    )
    assert found.relation is Relation.AGREES


def test_the_same_words_by_two_speakers():
    one = '"We will close the plant," said mayor Anna Keller.'
    other = '"We are going to close the plant," Jonas Weber said.'
    assert related(one, other, "quotation").relation is Relation.ATTRIBUTION
    assert related(one, '"We will close the plant," Keller said.', "quotation").relation is Relation.AGREES
    assert related(one, other, "quotation", likeness=0.3) is None


def test_the_speaker_is_found_behind_a_verb_that_no_table_has():
    one = '"We will close the plant," said mayor Anna Keller.'
    other = '"We will close the plant," would have declared the Minister of Labour, Jonas Weber.'
    assert related(one, other, "quotation").relation is Relation.ATTRIBUTION
