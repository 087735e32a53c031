from dataclasses import replace

import pytest
import sample_reports as samples

from transprov.reporting import words
from transprov.reporting.model import Counts, Side
from transprov.reporting.summary import side, verdict
from transprov.reporting.view import build
from transprov.types import Declaration, DeclarationKind, Move, Provenance, Severity

COPY = Side("copy", "en", "English", "", "")
SOURCE = Side("source", "de", "German", "", "")


def told(counts: Counts, coverage: float | None = 0.9, details: int = 0) -> str:
    return verdict(counts, coverage, COPY, SOURCE, details)


def test_the_verdict_counts_what_happened_in_plain_words() -> None:
    assert build(samples.flood()).summary.verdict == (
        "Every sentence but one of the German source has a counterpart in the English copy; one sentence of the copy "
        "has none in the source. Two sentences stand together elsewhere than in the source. One passage may say "
        "something else than the source. One detail deserves a look."
    )
    assert build(samples.ferry()).summary.verdict == (
        "Every sentence of the French source has a counterpart in the English copy."
    )


def test_many_dropped_sentences_are_told_as_a_fraction() -> None:
    assert told(Counts(source=40, copy=30, dropped=9)).startswith("31 of the 40 sentences of the German source have")
    assert told(Counts(source=40, copy=12, dropped=28), 0.3).startswith("Only twelve of the 40 sentences")
    assert told(Counts(source=4, copy=1, dropped=3), 0.2).startswith(
        "Only one of the four sentences of the German source has"
    )


def test_strangers_are_not_called_translations() -> None:
    said = told(Counts(source=12, copy=9, dropped=12, added=9), 0.0)
    assert said == (
        "No sentence of the German source has a counterpart in the English copy; "
        "the two do not seem to be the same article."
    )


def test_texts_that_do_not_correspond_are_not_compared_any_further() -> None:
    counts = Counts(source=12, copy=9, dropped=11, added=8, moved=1, moves=1)
    assert verdict(counts, 0.1, COPY, SOURCE, 2, related=False) == (
        "Only one of the twelve sentences of the German source has a counterpart in the English copy; "
        "the two do not seem to be the same article."
    )


def test_a_source_without_sentences_is_no_source_that_was_dropped() -> None:
    told_of = told(Counts(source=0, copy=3, added=3, other_source=1), 0.0)
    assert told_of == "No line of the German source is a sentence that could be compared."


def test_captions_credits_and_headlines_are_no_sentences() -> None:
    counts = build(samples.flood()).summary.counts
    assert (counts.source, counts.copy, counts.dropped, counts.added, counts.moved) == (10, 9, 1, 1, 2)
    assert (counts.other_source, counts.other_copy, counts.other_dropped, counts.other_added) == (3, 2, 1, 0)
    assert words.other_lines(counts) == (
        "3 in the source, 2 in the copy (headlines, captions, credits): 1 dropped, 0 added"
    )


def test_a_picture_that_stands_elsewhere_is_no_moved_text() -> None:
    report = samples.flood()
    alignment = report.alignment
    assert alignment is not None
    pictures = replace(alignment, moves=(Move((2,), (2,), (1,)),))
    counts = build(replace(report, alignment=pictures)).summary.counts
    assert (counts.moved, counts.moves) == (0, 0)


def test_findings_say_how_many_are_about_details() -> None:
    assert words.about(build(samples.flood()).summary) == (
        ": 1 about details and 5 about whole sentences; one less certain than 50 % not shown"
    )
    assert words.about(build(samples.ferry()).summary) == ""


def test_moves_are_told_apart_by_their_number() -> None:
    assert "One sentence stands elsewhere" in told(Counts(source=9, copy=9, moved=1, moves=1))
    assert "Three sentences, in two blocks, stand elsewhere" in told(Counts(source=9, copy=9, moved=3, moves=2))


def test_without_a_source_there_is_nothing_to_compare() -> None:
    summary = build(samples.alone()).summary
    assert summary.verdict.startswith("No source was given, so nothing could be compared")
    assert summary.source is None
    assert summary.coverage is None


def test_an_unknown_language_leaves_a_plain_sentence() -> None:
    said = verdict(Counts(source=3, copy=3), 1.0, COPY, Side("source", None, "", "", ""), 0)
    assert said == "Every sentence of the source has a counterpart in the English copy."


def test_the_header_names_both_texts_and_what_they_declare() -> None:
    summary = build(samples.flood()).summary
    assert summary.source is not None
    assert (summary.copy.heading, summary.source.heading) == ("English copy", "German source")
    assert summary.copy.place == "https://example.org/news/emden-flood"
    assert summary.source.place == "emden-de.txt"
    assert summary.copy.title == "Storm surge puts Emden's harbor district under water"
    assert summary.copy.declared == (("agency", "dpa"), ("photo credit", "Lena Brandt"))
    assert summary.severities == ((Severity.CRITICAL, 1), (Severity.MAJOR, 3), (Severity.MINOR, 2))


def test_a_time_said_twice_is_shown_once_and_sources_do_not_run_together() -> None:
    report = samples.flood()
    said = (
        (DeclarationKind.PUBLISHED, "2024-02-08T21:40:00+01:00"),
        (DeclarationKind.PUBLISHED, "2024-02-08"),
        (DeclarationKind.MODIFIED, "2024-02-09T07:05:00"),
        (DeclarationKind.SOURCE_LINE, "dpa/AFP, are, two"),
        (DeclarationKind.SOURCE_LINE, "Küstenkurier (automatic translation)"),
    )
    declared = Provenance(tuple(Declaration(kind, value, value, "text") for kind, value in said))
    shown = dict(side(replace(report.copy, provenance=declared), "copy").declared)
    assert shown["published"] == "2024-02-08 21:40 (UTC+01:00)"
    assert shown["modified"] == "2024-02-09 07:05"
    assert shown["source line"] == "dpa/AFP, are, two; Küstenkurier (automatic translation)"


def test_what_the_reader_repaired_is_a_notice() -> None:
    report = samples.ferry()
    report = replace(report, copy=replace(report.copy, warnings=("read as windows-1252",)))
    assert "copy: read as windows-1252" in build(report).summary.notices


def test_every_kind_of_declaration_has_a_name() -> None:
    assert set(words.DECLARATIONS) == set(DeclarationKind)


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0 %"), (0.004, "1 %"), (0.5, "50 %"), (0.996, "99 %"), (0.9999, "99 %"), (1, "100 %")]
)
def test_percent_never_rounds_to_all_or_nothing(share: float, said: str) -> None:
    assert words.percent(share) == said


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.97, "almost certain"), (0.9, "very likely"), (0.7, "likely"), (0.5, "more likely than not"), (0.1, "a guess")],
)
def test_confidence_in_words(probability: float, said: str) -> None:
    assert words.confidence(probability).startswith(said + ", ")


def test_languages_have_english_names() -> None:
    assert [words.language(code) for code in ("de", "fr", "en", None, "qqq")] == [
        "German",
        "French",
        "English",
        "",
        "qqq",
    ]
