"""Word diffs: what a reader sees of thirty pairs of sentences, and that no diff loses a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transprov.reporting.diff import ChangeKind, apply, diff
from transprov.reporting.diff_markup import marked, parts

# [-gone-] {+new+} ~the same but for spelling, capitals or typography~ [<moved away<] {>moved here>}
PAIRS = [
    (
        "The fire injured 75 people.",
        "The fire injured 57 people.",
        "The fire injured [-75-] {+57+} people.",
    ),
    (
        "The mayor praised the volunteers.",
        "The mayor thanked the volunteers.",
        "The mayor [-praised-] {+thanked+} the volunteers.",
    ),
    (
        "The bridge remains closed until further notice.",
        "The bridge remains closed.",
        "The bridge remains closed [-until further notice-].",
    ),
    (
        "The bridge remains closed.",
        "The bridge remains closed until further notice.",
        "The bridge remains closed {+until further notice+}.",
    ),
    (
        "Nobody was hurt.",
        "Nobody was seriously hurt.",
        "Nobody was {+seriously+} hurt.",
    ),
    (
        "The minister did not resign.",
        "The minister did resign.",
        "The minister did [-not-] resign.",
    ),
    (
        "The minister said on Monday that the plan had failed.",
        "On Monday the minister said that the plan had failed.",
        "{>On Monday>} ~the~ minister said [<on Monday<] that the plan had failed.",
    ),
    (
        "The company employs 1,200 people in Bremen and Hamburg.",
        "The company employs 1,200 people in Hamburg and Bremen.",
        "The company employs 1,200 people in {>Hamburg>} {+and+} Bremen [-and-] [<Hamburg<].",
    ),
    (
        "Police arrested three men in Leipzig late on Friday evening.",
        "Late on Friday evening, police in Leipzig arrested two men.",
        "[-Police arrested three men-] [<in Leipzig<] ~Late~ on Friday evening{+, police+} {>in "
        "Leipzig>} {+arrested two men+}.",
    ),
    (
        "“We will travel,” he said.",
        '"We will travel," he said.',
        '~"~We will travel,~"~ he said.',
    ),
    (
        "The organisation's programme costs 3 million euros.",
        "The organization's program costs 3 million euros.",
        "The ~organization's program~ costs 3 million euros.",
    ),
    (
        "THE COURT ACQUITTED HIM.",
        "The court acquitted him.",
        "~The court acquitted him~.",
    ),
    (
        "The café in Orléans reopened.",
        "The cafe in Orleans reopened.",
        "The ~cafe~ in ~Orleans~ reopened.",
    ),
    (
        "The talks lasted until 1:50 p.m. and ended without result.",
        "The talks lasted until 13:50 and ended without result.",
        "The talks lasted until [-1:50 p.m.-] {+13:50+} and ended without result.",
    ),
    (
        "Turnover rose by 3.5 percent to 12.4 billion euros.",
        "Turnover rose by 3.5 percent to 12.4 million euros.",
        "Turnover rose by 3.5 percent to 12.4 [-billion-] {+million+} euros.",
    ),
    (
        "He was convicted of fraud",
        "He was convicted of fraud.",
        "He was convicted of fraud{+.+}",
    ),
    (
        "The vote, which was secret, took an hour.",
        "The vote took an hour.",
        "The vote[-, which was secret,-] took an hour.",
    ),
    (
        "A spokesman for the ministry declined to comment on the report.",
        "The ministry did not want to comment on the report.",
        "[-A spokesman for-] ~The~ ministry [-declined-] {+did not want+} to comment on the report.",
    ),
    (
        "According to the prosecutor, the suspect fled to Spain.",
        "The suspect fled to Spain, according to the prosecutor.",
        "[<According to the prosecutor<][-,-] ~The~ suspect fled to Spain{+,+} {>according to the prosecutor>}.",
    ),
    (
        "The strike began at dawn and paralysed the port.",
        "The walkout started at daybreak and paralyzed the docks.",
        "The [-strike began at dawn-] {+walkout started at daybreak+} and ~paralyzed~ the [-port-] {+docks+}.",
    ),
    (
        '"It was a disaster", said Petra Lindner, who runs the hotel.',
        '"It was a disaster," said hotel manager Petra Lindner.',
        '"It was a disaster{+,+}"[-,-] said {+hotel manager+} Petra Lindner[-, who runs the hotel-].',
    ),
    (
        "Snow fell in the Alps, rain in the valleys.",
        "Rain fell in the valleys, snow in the Alps.",
        "[-Snow-] {+Rain+} fell in the [-Alps, rain in the valleys-] {+valleys, snow in the Alps+}.",
    ),
    (
        "The court in Lyon sentenced the former treasurer to four years in prison on Thursday.",
        "On Thursday, the Lyon court sentenced the former treasurer to a four-year prison term.",
        "{>On Thursday>}{+,+} ~the~ {>Lyon>} court [-in-] [<Lyon<] sentenced the former treasurer "
        "to [-four years in-] {+a four-year+} prison [<on Thursday<] {+term+}.",
    ),
    (
        "The two sides agreed on a cease-fire.",
        "The two sides agreed on a ceasefire.",
        "The two sides agreed on a ~ceasefire~.",
    ),
    (
        "Some 300 demonstrators gathered in front of the town hall.",
        "Around 300 protesters gathered outside the town hall.",
        "[-Some-] {+Around+} 300 [-demonstrators-] {+protesters+} gathered [-in front of-] {+outside+} the town hall.",
    ),
    (
        "The dam broke in the night to Sunday after days of rain.",
        "After days of rain, the dam broke overnight into Sunday.",
        "[<The dam broke<] [-in the night to Sunday-] ~After~ days of rain{+,+} {>the dam broke>} "
        "{+overnight into Sunday+}.",
    ),
    (
        "The price of gas doubled ; the price of oil tripled.",
        "The price of gas doubled; the price of oil tripled.",
        "The price of gas doubled~;~ the price of oil tripled.",
    ),
    (
        "Dr. Keller, 54, leads the clinic since 2019.",
        "Dr. Keller, 45, has led the clinic since 2019.",
        "Dr. Keller, [-54, leads-] {+45, has led+} the clinic since 2019.",
    ),
    (
        "He resigned.",
        "She was dismissed yesterday by the board of the savings bank.",
        "[-He resigned-] {+She was dismissed yesterday by the board of the savings bank+}.",
    ),
    (
        "The new law, passed in May, bans plastic cups.",
        "The new law bans plastic cups. It was passed in May.",
        "The new law[-,-] [<passed in May<][-,-] bans plastic cups. {+It was+} {>passed in May>}{+.+}",
    ),
    (
        "The recover fund is large.",
        "The re-cover fund is large.",
        "The [-recover-] {+re-cover+} fund is large.",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), PAIRS, ids=[expected[:40] for _, _, expected in PAIRS])
def test_a_pair_reads_as_expected(old, new, expected):
    assert marked(diff(old, new)) == expected


@pytest.mark.parametrize(("old", "new", "expected"), PAIRS, ids=[expected[:40] for _, _, expected in PAIRS])
def test_both_directions_rebuild_the_other_text(old, new, expected):
    assert apply(old, diff(old, new)) == new
    assert apply(new, diff(new, old)) == old


def test_equal_texts_have_no_changes():
    assert diff("The dam held.", "The dam held.") == ()
    assert diff("", "") == ()


def test_both_ends_of_a_move_carry_one_number():
    changes = diff(
        "The minister said on Monday that the plan had failed in Bremen.",
        "On Monday the minister said that in Bremen the plan had failed.",
    )
    moves = {}
    for change in changes:
        if change.move is not None:
            moves.setdefault(change.move, {})[change.kind] = (change.old_text or change.new_text).strip().lower()
    assert sorted(ends[ChangeKind.MOVED_AWAY] for ends in moves.values()) == ["in bremen", "on monday"]
    assert all(ends[ChangeKind.MOVED_AWAY] == ends[ChangeKind.MOVED_HERE] for ends in moves.values())


def test_a_digit_or_a_magnitude_is_never_a_variant():
    for old, new in (("1.5 million", "1.5 billion"), ("in 2014", "in 2015"), ("filled", "filed"), ("four", "for")):
        assert ChangeKind.VARIANT not in {change.kind for change in diff(old, new)}


def test_the_two_sides_of_a_diff_are_the_two_texts():
    shown = list(parts(diff("Some 300 came.", "Around 300 came.")))
    assert [(kind.value, words) for kind, _, words, _ in shown][:2] == [("deleted", "Some"), ("inserted", "Around")]


def test_changes_of_another_text_are_refused():
    with pytest.raises(ValueError, match="another text"):
        apply("Something else.", diff("One dog.", "Two dogs."))


_words = st.lists(
    st.sampled_from(
        ["the", "The", "dam", "Lyon", "12", "1.5", "colour", "color", ",", ".", "“", '"', "  ", "\n", "é", "-"]
    ),
    max_size=14,
).map(" ".join)


@given(_words | st.text(max_size=40), _words | st.text(max_size=40))
def test_applying_a_diff_gives_the_second_text(old, new):
    changes = diff(old, new)
    assert apply(old, changes) == new
    assert bool(changes) == (old != new)
    assert "".join(change.old_text for change in changes) in ("", old)
    for change in changes:
        assert old[change.old.start : change.old.end] == change.old_text
        assert new[change.new.start : change.new.end] == change.new_text
