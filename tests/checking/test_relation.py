import pytest
from handmade import document

from transprov import check
from transprov.checking.relation import unrelated_finding
from transprov.types import Alignment, Bead, Severity

SENTENCES = [f"Der Rat der Stadt hat am {day}. Mai über den Haushalt beraten." for day in range(1, 11)]

FERRY_DE = """Neue Fähre nach Wangersiel legt ab

Die Reederei Halm hat am Montag ihre neue Fähre nach Wangersiel in Dienst gestellt.
Das Schiff bietet Platz für 480 Fahrgäste und 60 Autos.
Gebaut wurde es in nur vierzehn Monaten.
Die Überfahrt dauert künftig noch 35 Minuten.
"""
BEES_EN = """Beekeepers count their losses after a cold spring

Beekeepers in the Almen valley lost a third of their colonies over the winter.
The association blames the varroa mite and a wet autumn.
"We have never seen anything like it," said its chairwoman, Ruth Amsel.
The state has promised aid of 200,000 euros.
"""


def unrelated(source, copy, alignment, known=None):
    return unrelated_finding(source, copy, alignment, known)


def aligned(links, sources, copies):
    beads = [Bead((i,), (i,), 0.9, 0.8) for i in range(links)]
    beads += [Bead((i,), (), 0.9) for i in range(links, sources)] + [Bead((), (j,), 0.9) for j in range(links, copies)]
    return Alignment(tuple(beads))


def test_two_articles_with_hardly_a_sentence_in_common_do_not_correspond():
    found = unrelated(document(*SENTENCES), document(*SENTENCES), aligned(1, 10, 10))
    assert "do not seem to correspond: 10 % of the source and 10 % of the copy" in found.message
    assert found.severity is Severity.MAJOR
    assert (found.source_text, found.copy_text) == (SENTENCES[0], SENTENCES[0])


def test_nothing_in_common_is_none_and_surer_than_a_little():
    nothing = unrelated(document(*SENTENCES), document(*SENTENCES), aligned(0, 10, 10))
    assert "none of the source and none of the copy" in nothing.message
    assert "0 %" not in nothing.message
    little = unrelated(document(*SENTENCES), document(*SENTENCES), aligned(1, 10, 10))
    assert nothing.confidence > little.confidence > 0.5


def test_a_short_excerpt_of_a_long_source_corresponds():
    assert unrelated(document(*SENTENCES), document(SENTENCES[0]), aligned(1, 10, 1)) is None


def test_links_of_sentences_that_are_not_alike_prove_nothing():
    beads = tuple(Bead((i,), (i,), 0.95, 0.1 + 0.02 * i) for i in range(10))
    assert "none of the copy" in unrelated(document(*SENTENCES), document(*SENTENCES), Alignment(beads)).message
    literary = tuple(Bead((i,), (i,), 0.95, 0.5) for i in range(10))
    assert unrelated(document(*SENTENCES), document(*SENTENCES), Alignment(literary)) is None


def test_a_language_the_encoder_does_not_know_is_a_reason_to_doubt():
    source, copy = document(*SENTENCES, language="fi"), document(*SENTENCES, language="en")
    sure = unrelated(source, copy, aligned(0, 10, 10)).confidence
    doubtful = unrelated(source, copy, aligned(0, 10, 10), known={"en", "de"})
    assert doubtful.confidence < sure
    assert any("Finnish" in line for line in doubtful.evidence)


def test_an_unrelated_source_is_one_finding_and_not_thirty():
    report = check(BEES_EN, FERRY_DE)
    assert [finding.rule for finding in report.findings] == ["unrelated-source"]
    (found,) = report.findings
    assert found.copy_text == "Beekeepers count their losses after a cold spring"
    assert found.source_text == "Neue Fähre nach Wangersiel legt ab"


def test_whoever_wants_each_sentence_listed_disables_the_rule():
    report = check(BEES_EN, FERRY_DE, disable=["unrelated-source"])
    rules = {finding.rule for finding in report.findings}
    assert "unrelated-source" not in rules
    assert {"dropped-segment", "added-segment"} <= rules


@pytest.mark.parametrize("other", ["Neue Fähre läuft vom Stapel", "Fährverkehr"])
def test_two_unrelated_pairs_are_told_apart_by_their_fingerprints(other):
    first = check(BEES_EN, FERRY_DE).findings[0]
    second = check(BEES_EN, FERRY_DE.replace("Neue Fähre nach Wangersiel legt ab", other)).findings[0]
    assert first.fingerprint != second.fingerprint
