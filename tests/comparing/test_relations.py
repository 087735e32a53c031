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


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The yard cost 40 million euros.", "The yard cost 40 million dollars.", Relation.CONFLICTS),
        ("The strike lasted 47 days.", "The strike lasted 47 weeks.", Relation.CONFLICTS),
        ("Three fifths of the villages are dry.", "60 percent of the villages are dry.", Relation.NORMALISED),
        ("One third of the villages are dry.", "33 percent of the villages are dry.", Relation.COMPATIBLE),
        ("Every fourth village is dry.", "A quarter of the villages are dry.", Relation.AGREES),
        ("It takes effect within 18 months.", "It takes effect within one and a half years.", Relation.NORMALISED),
        ("The strike lasted 47 days.", "The strike broke out three times.", None),
        ("He paid 100,000 euros.", "He paid ten salaries.", None),
        ("The 54-year-old was arrested.", "She was held for 54 years.", None),
        ("A 54-year-old man was arrested.", "A man of 54 years was placed in custody.", Relation.AGREES),
        ("Anna Keller, 54, was arrested.", "The woman, aged 54 years, was arrested.", Relation.AGREES),
    ],
)
def test_numbers_of_something(one, other, relation):
    found = related(one, other, "number")
    assert (found and found.relation) is relation


@pytest.mark.parametrize(
    ("one", "other", "languages", "read_from"),
    [
        ("The barge carried 8.5 tons.", "The barge carried 8,500 tons.", ("en", "en"), ("de", None)),
        ("The barge carried 23.000 tons.", "The barge carried 23,000 tons.", ("en", "en"), ("de", "fr")),
        ("Der Kahn hatte 8.500 Tonnen geladen.", "The barge carried 8.5 tons.", ("de", "en"), (None, "de")),
    ],
)
def test_thousands_read_as_decimals_are_a_fault_of_translation(one, other, languages, read_from):
    found = related(one, other, "number", languages=languages, read_from=read_from)
    assert (found.relation, found.rule) == (Relation.TRANSLATION, "number-format")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam broke in the night to Monday.", "The dam broke on Sunday night."),
        ("The dam broke at 1h50.", "The dam broke at 1:50 a.m."),
    ],
)
def test_one_time_said_in_two_ways(one, other):
    assert related(one, other, "date").relation is Relation.NORMALISED


def test_a_weekday_and_its_part_of_the_day_are_one():
    one, other = "He was arrested on Thursday in the afternoon.", "He was arrested on Thursday afternoon."
    assert related(one, other, "date").relation is Relation.AGREES


@pytest.mark.parametrize(
    ("one", "other", "read_from"),
    [
        ("They met Jussuf al-Churi.", "They met Youssef el-Khoury.", ("de", "fr")),
        ("They met Dschamal Buschaib.", "They met Jamal Bouchaïb.", ("de", "fr")),
        ("They met Ben Haddu.", "They met Yacine Ben Haddou.", ("de", "fr")),
        ("The IMO sent help.", "The OMI sent help.", ("de", "fr")),
        ("The EZB stays away.", "The BCE stays away.", ("de", "fr")),
    ],
)
def test_names_that_a_copy_kept(one, other, read_from):
    texts = [Document.from_text(text, language="en") for text in (one, other)]
    mine, theirs = (
        [d for d in details(text, n, read_from=read_from[n]) if d.kind == "name"] for n, text in enumerate(texts)
    )
    found = relate(mine[0], theirs[0], 0.9, Sides(("en", "en"), read_from, (None, None)))
    assert found is not None and found.relation is Relation.NORMALISED


@pytest.mark.parametrize(
    ("one", "other", "read_from"),
    [
        # spelt in two ways, once with the given name
        ('"We will go," said Ben Haddu.', '"We will go," said Yacine Ben Haddou.', ("de", "fr")),
        # a body and its spokeswoman
        ('"We will go," said Greenpeace.', '"We will go," said spokeswoman Nadia Benkirane.', (None, None)),
        # nobody with a name
        ('"We will go," said the man from Poland.', '"We will go," said a man from Poland.', (None, None)),
    ],
)
def test_speakers_that_may_be_one_are_no_conflict(one, other, read_from):
    assert related(one, other, "quotation", read_from=read_from).relation is Relation.AGREES
