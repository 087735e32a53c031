from transprov.alignment.ordering import in_reading_order, moves_of
from transprov.types import Bead


def links(*places):
    return [Bead((i,), (j,), 0.9) for i, j in enumerate(places)]


def moved(*places):
    return [move.source for move in moves_of(links(*places))]


def test_nothing_moved_in_order_with_gaps():
    assert moved(0, 2, 3, 7) == []


def test_the_smaller_part_is_what_moved():
    assert moved(3, 4, 5, 6, 0, 1) == [(4, 5)]
    assert moved(4, 5, 0, 1, 2, 3) == [(0, 1)]


def test_two_blocks_that_went_to_different_places_are_two_moves():
    assert moved(6, 0, 1, 2, 3, 4, 5, 8, 9, 7) == [(0,), (7, 8)] or moved(6, 0, 1, 2, 3, 4, 5, 8, 9, 7) == [(0,), (9,)]


def test_reversed_sentences_move_one_by_one():
    assert len(moved(3, 2, 1, 0)) == 3


def test_weight_is_sentences_not_beads():
    beads = [Bead((0, 1, 2), (4, 5), 0.9), Bead((3,), (0,), 0.9), Bead((4,), (1,), 0.9)]
    assert [move.source for move in moves_of(beads)] == [(3, 4)]


def test_added_sentences_follow_the_bead_they_stand_after_in_the_target():
    beads = [
        Bead((1,), (0,), 0.9),
        Bead((0,), (2,), 0.9),
        Bead((), (1,), 0.9),
        Bead((2,), (), 0.9),
        Bead((), (3,), 0.9),
    ]
    ordered = in_reading_order(beads)
    assert [(b.source, b.target) for b in ordered] == [
        ((0,), (2,)),
        ((), (3,)),
        ((1,), (0,)),
        ((), (1,)),
        ((2,), ()),
    ]


def test_an_addition_before_everything_comes_first():
    ordered = in_reading_order([Bead((0,), (1,), 0.9), Bead((), (0,), 0.9)])
    assert ordered[0].target == (0,)
