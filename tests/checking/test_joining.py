from handmade import document, quote

from transprov.checking.joining import join
from transprov.types import SegmentKind, Span

PRICES = (
    "The ferry costs 12 euros.",
    "Children pay half.",
    ("Read also: Our newsletter", SegmentKind.FURNITURE),
    "Dogs travel free, as do 3 suitcases.",
)


def test_neighbours_are_joined_exactly_as_the_document_has_them():
    page = document(*PRICES, between=" \u00a0\n")
    joined = join(page, (1, 0))
    assert joined.text == "The ferry costs 12 euros. \u00a0\nChildren pay half."
    assert joined.text == quote(page, joined.span)
    assert quote(page, joined.locate(Span(16, 24))) == "12 euros"


def test_what_stands_apart_is_joined_at_a_paragraph_break_and_found_again():
    page = document(*PRICES)
    joined = join(page, (0, 1, 3))
    assert joined.text == "The ferry costs 12 euros.\n\nChildren pay half.\n\nDogs travel free, as do 3 suitcases."
    at = joined.text.index("3 suitcases")
    assert quote(page, joined.locate(Span(at, at + 11))) == "3 suitcases"
    at = joined.text.index("Children")
    assert quote(page, joined.locate(Span(at, at + 8))) == "Children"
    assert quote(page, joined.locate(Span(0, 3))) == "The"


def test_the_span_of_a_torn_side_is_its_longest_stretch_and_never_the_furniture_between():
    page = document(*PRICES)
    assert quote(page, join(page, (0, 1, 3)).span) == "The ferry costs 12 euros.\n\nChildren pay half."
    assert quote(page, join(page, (1, 3)).span) == "Dogs travel free, as do 3 suitcases."


def test_a_range_over_a_joint_is_cut_to_its_longer_part():
    page = document(*PRICES)
    joined = join(page, (1, 3))
    start, end = joined.text.index("half"), joined.text.index("free") + 4
    assert quote(page, joined.locate(Span(start, end))) == "Dogs travel free"


def test_a_range_of_nothing_has_a_place_too():
    page = document(*PRICES)
    joined = join(page, (1, 3))
    end = len(joined.text)
    assert joined.locate(Span(end, end)) == Span(len(page.text), len(page.text))
    assert joined.locate(Span(0, 0)).start == page.segments[1].span.start


def test_no_segments_make_an_empty_text_without_a_place():
    joined = join(document(*PRICES), ())
    assert (joined.text, joined.span, joined.pieces) == ("", None, ())
