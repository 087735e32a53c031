import pytest
from handmade import document

from transprov.checking.absence import is_gone
from transprov.types import Alignment, Bead

SOURCE = document(
    "Das Wasser erreichte in der Nacht die Häuser.",
    "Tote gab es nicht.",
    "Etwa 620 Haushalte sind ohne Strom.",
    "Sieben starben.",
    language="de",
)
ALIGNMENT = Alignment(
    (Bead((0,), (0,), 0.9, 0.8), Bead((1,), (), 0.1), Bead((2,), (1,), 0.9, 0.8), Bead((3,), (), 0.2)),
)


def gone(index, *copy, language="de"):
    source = SOURCE if language == "de" else document(*(s.text for s in SOURCE.segments), language=language)
    return is_gone(source, document(*copy, language="en"), ALIGNMENT, index)


def test_a_denial_that_nobody_nearby_makes_is_gone():
    assert gone(1, "The water reached the first houses at night.", "About 620 households are without electricity.")


def test_a_denial_put_into_the_sentence_before_is_not():
    assert not gone(1, "The water reached the first houses at night, killing nobody.", "About 620 are without power.")


@pytest.mark.parametrize(
    ("last", "expected"), [("620 have no power; seven died.", False), ("620 have no power.", True)]
)
def test_a_number_is_looked_for_by_its_value(last, expected):
    assert gone(3, "The water came at night.", last) is expected


def test_without_a_detail_or_a_language_nothing_is_claimed():
    assert not gone(0, "It rained.", "About 620 households are without electricity.")
    assert not gone(1, "It rained.", "About 620 households are without electricity.", language="es")
