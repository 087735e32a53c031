"""The frame of facts: rules, kinds, whole articles."""

from datetime import date

import pytest

from transprov.errors import ConfigError
from transprov.facts import KINDS, BeadText, all_rules, compare_article, find_mentions, get_rule


def rules_of(findings: tuple[tuple[object, ...], ...]) -> list[list[str]]:
    return [[finding.rule for finding in bead] for bead in findings]  # type: ignore[attr-defined]


def test_rules_are_documented_and_unique() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
    for rule in all_rules():
        assert rule.title
        assert len(rule.explanation) > 40
        assert "/" in rule.mqm


def test_unknown_rule_is_a_user_error() -> None:
    assert get_rule("number-altered").mqm == "accuracy/mistranslation"
    with pytest.raises(ConfigError, match="number-altered"):
        get_rule("no-such-rule")


def test_every_kind_takes_empty_texts_and_unknown_languages() -> None:
    for kind in KINDS:
        assert kind.find("", "de") == ()
        kind.find("Text ohne Sprache 12", "xx")


def test_mentions_of_all_kinds_stand_in_order() -> None:
    found = find_mentions("Am 3. Mai kamen 20 Gäste, davon zwei Kinder.", "de")
    of_two = [(mention.kind, mention.text) for mention in found if mention.kind in ("number", "date")]
    assert of_two == [("number", "3"), ("date", "3. Mai"), ("number", "20"), ("number", "zwei")]
    assert [mention.span for mention in found] == sorted(mention.span for mention in found)


def test_moved_number_is_not_missing() -> None:
    dropped = BeadText("Bei dem Brand starben 17 Menschen.", "People died in the fire.")
    elsewhere = BeadText("Der Schaden ist hoch.", "The damage is great, and 17 are dead.")
    assert rules_of(compare_article([dropped], source_language="de")) == [["number-missing"]]
    assert rules_of(compare_article([dropped, elsewhere], source_language="de")) == [[], []]


def test_number_in_an_unaligned_sentence_counts_as_moved() -> None:
    beads = [
        BeadText("Bei dem Brand starben 17 Menschen.", "People died in the fire."),
        BeadText("", "The death toll is 17."),
    ]
    assert rules_of(compare_article(beads, source_language="de")) == [[], []]


def test_dropped_sentence_is_not_reported_again_number_by_number() -> None:
    beads = [BeadText("Es kamen 17 Leute.", ""), BeadText("Sie blieben.", "They stayed.")]
    assert rules_of(compare_article(beads, source_language="de")) == [[], []]


def test_alteration_stays_one_though_both_values_are_in_the_article() -> None:
    beads = [
        BeadText("Zwei Züge fielen aus.", "Three trains were cancelled."),
        BeadText("Drei Busse fuhren für zwei Stunden.", "Three buses ran for two hours."),
    ]
    assert rules_of(compare_article(beads, source_language="de")) == [["number-altered"], []]


def test_sentences_cut_differently_are_no_alteration() -> None:
    beads = [
        BeadText("Es gab 20 Verletzte.", "There were 35 arrests."),
        BeadText("Es gab 35 Festnahmen.", "There were 20 injured."),
    ]
    assert rules_of(compare_article(beads, source_language="de")) == [[], []]


def test_spans_are_relative_to_the_bead() -> None:
    beads = [BeadText("Guten Tag.", "Hello."), BeadText("Es kamen 20 Gäste.", "There were 30 guests.")]
    ((), (finding,)) = compare_article(beads, source_language="de")
    assert finding.copy_span is not None
    assert beads[1].copy[finding.copy_span.start : finding.copy_span.end] == "30"


def test_one_cause_gives_one_finding_though_two_kinds_see_it() -> None:
    beads = [BeadText("Am 3. Mai kamen 20 Gäste.", "There were 30 guests on May 5.")]
    ((first, second),) = compare_article(beads, source_language="de")
    assert (first.rule, second.rule) == ("number-altered", "date-altered")


def test_days_of_publication_reach_the_kinds() -> None:
    beads = [BeadText("Am Montag kam er.", "He came on 15 March.")]
    assert rules_of(compare_article(beads, source_language="de")) == [[]]
    published = date(2024, 3, 13)
    assert rules_of(compare_article(beads, source_language="de", source_published=published)) == [["date-altered"]]
