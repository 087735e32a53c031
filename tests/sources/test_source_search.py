"""Which article a copy was made from: the source, not another outlet's report of the same event."""

import pytest
from newsroom import EVENTS

from transprov import Document, SourceIndex

BY_NAME = {event.name: event for event in EVENTS}


def originals():
    return [Document.from_text(event.original, language=event.language, id=event.name) for event in EVENTS]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    index = SourceIndex.open(tmp_path_factory.mktemp("index") / "originals")
    index.add(originals())
    return index


def lines(text, *which):
    every = text.split("\n")
    return "\n".join(every[at] for at in which)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_the_source_of_a_copy_is_found(index, event):
    best = index.search(event.copy, k=3)[0]
    assert (best.document_id, best.version, best.language) == (event.name, 1, event.language)
    assert best.coverage > 0.95
    assert any("of the copy has a counterpart" in line for line in best.evidence)


def test_the_sources_of_copies_are_accepted(index):
    # one in six may be left to its reader: a free rendering of a short text looks like a twin's
    assert sum(index.search(event.copy, k=1)[0].accepted for event in EVENTS) >= len(EVENTS) - 1


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_another_report_of_the_same_event_is_shown_but_not_accepted(index, event):
    found = index.search(event.elsewhere, k=3)
    assert found[0].document_id == event.name
    assert not any(candidate.accepted for candidate in found)
    assert found[0].probability < 0.2


def test_an_article_on_something_else_has_no_source(index):
    found = index.search(
        "The central bank left interest rates unchanged on Thursday.\nInflation fell to 2.1 percent in May.\n"
        "Analysts had expected the decision.\nThe currency hardly moved."
    )
    assert not any(candidate.accepted or candidate.probability > 0.1 for candidate in found)


def test_an_excerpt_is_known_as_one(index):
    best = index.search(lines(BY_NAME["strike"].copy, 1, 2, 3, 4))[0]
    assert (best.document_id, best.accepted) == ("strike", True)
    assert best.coverage > 0.9 > 0.8 > best.source_coverage


def test_two_sources_in_one_copy_are_both_accepted_and_named(index):
    merged = lines(BY_NAME["bridge"].copy, 0, 1, 2, 3, 4, 5) + "\n" + lines(BY_NAME["verdict"].copy, 1, 2, 3, 4, 5, 6)
    accepted = [candidate for candidate in index.search(merged) if candidate.accepted]
    assert {candidate.document_id for candidate in accepted} == {"bridge", "verdict"}
    assert all(0.3 < candidate.coverage < 0.7 for candidate in accepted)
    assert any(f"another part of the copy comes from {accepted[1].document_id}" in e for e in accepted[0].evidence)


def test_a_copy_is_not_its_own_source_and_an_english_article_is_no_original(tmp_path):
    event = BY_NAME["wolf"]
    index = SourceIndex.open(tmp_path / "index")
    other = event.copy.replace("eleven sheep", "eleven animals")
    index.add(
        [Document.from_text(text, language="en", id=name) for text, name in ((event.copy, "it"), (other, "other"))]
    )
    found = index.search(Document.from_text(event.copy, language="en"))
    assert [(candidate.document_id, candidate.accepted) for candidate in found] == [("other", False)]


def test_of_an_updated_article_the_version_that_was_copied_is_named(tmp_path):
    event = BY_NAME["strike"]
    index = SourceIndex.open(tmp_path / "index")
    first = lines(event.original, 0, 1, 2, 3, 4)
    for text in (first, event.original):
        index.add([Document.from_text(text, language="fr", id="strike")])
    index.add(document for document in originals() if document.id != "strike")
    late, early = index.search(event.copy), index.search(lines(event.copy, 0, 1, 2, 3, 4))
    assert (late[0].document_id, late[0].version, late[0].accepted) == ("strike", 2, True)
    assert early[0].document_id == "strike"
    assert [candidate.document_id for candidate in late].count("strike") == 1
    assert any("version 2 of 2" in line for line in late[0].evidence)
    assert index.document("strike", 1).text == first
    assert index.document("strike").text == event.original
