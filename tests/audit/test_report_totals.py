from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import stored_audits as audits

from transprov.audit import AuditStore
from transprov.audit.report.baseline import copies
from transprov.audit.report.copies import Change, Copy, Harm, harm_of
from transprov.audit.report.totals import LAG_EDGES, Totals, quartiles, total
from transprov.audit.report.wording import coverage_labels, duration, lag_labels, rate
from transprov.audit.results import ItemResult, MatchedSource


def totals(path: Path, *, worst: int = 10, threshold: float = 0.5, baseline: Path | None = None) -> Totals:
    with AuditStore.open(path) as store:
        if baseline is None:
            return total(copies(store, None, threshold=threshold), worst=worst)
        with AuditStore.open(baseline) as earlier:
            return total(copies(store, earlier, threshold=threshold), worst=worst)


def test_the_figures_of_a_small_audit(tmp_path: Path) -> None:
    figures = totals(audits.sample(tmp_path / "a.sqlite"))
    assert (figures.examined, figures.failed, figures.with_source) == (3, 1, 2)
    assert figures.verdicts == {"translated": 2, "native": 1}
    assert [(group.name[0], group.copies) for group in figures.languages] == [("de", 1), ("fr", 1)]
    assert [group.name for group in figures.flows] == [
        ("Küstenkurier", "Baltic Wire"),
        ("La Gazette de Loire", "Baltic Wire"),
    ]
    assert figures.flows[0].lag is not None
    assert figures.flows[0].lag.median == 5400
    assert figures.lag is not None
    assert figures.lag.median == (5400 + 86400) / 2
    assert figures.coverage is not None
    assert figures.coverage.median == pytest.approx(0.875)
    assert figures.severities == {"critical": 1, "major": 1}
    assert [failure.reason for failure in figures.failures] == ["404 Not Found"]
    assert sum(figures.lag_bins) == sum(figures.coverage_bins) == 2
    assert not figures.changes


def test_facts_are_counted_by_kind_on_the_words_that_had_a_source(tmp_path: Path) -> None:
    figures = totals(audits.sample(tmp_path / "a.sqlite"))
    words = sum(len(text.split()) for text in (audits.FERRY_EN, audits.BRIDGE_EN))
    assert figures.compared_words == words
    rates = {each.kind: (each.dropped, each.altered, each.added) for each in figures.rates}
    assert rates == {"number": (0, 1000 / words, 0), "sentence": (1000 / words, 0, 0)}


def test_less_certain_findings_count_only_when_asked_for(tmp_path: Path) -> None:
    path = audits.sample(tmp_path / "a.sqlite")
    assert "minor" not in totals(path).severities
    assert totals(path, threshold=0.0).severities["minor"] == 1


def test_the_worst_come_first_and_no_more_than_asked_for(tmp_path: Path) -> None:
    path = audits.sample(tmp_path / "a.sqlite")
    assert [copy.result.title for copy in totals(path).worst] == [
        "Ferry to Borkum cancelled until Sunday",
        "Cormery bridge reopens after two years of works",
        "Council votes to keep the library open",
    ]
    assert [copy.result.key for copy in totals(path, worst=1).worst] == ["https://wire.example/ferry"]
    assert totals(path, worst=0).worst == ()


def test_of_many_the_worst_are_kept_whatever_their_order() -> None:
    found = {"fingerprint": "f", "rule": "number-digits", "mqm": "accuracy/mistranslation", "severity": "minor"}
    made = [
        Copy(ItemResult(f"{n:03}", "x", "done", words=1000, source=MatchedSource("s")), (found,) * ((n * 37) % 101))
        for n in range(101)
    ]
    worst = total(made, worst=5).worst
    assert [copy.damage for copy in worst] == [100, 99, 98, 97, 96]
    assert total(reversed(made), worst=5).worst == worst


def test_only_what_the_copy_says_is_harm() -> None:
    assert harm_of({"rule": "name-dropped", "mqm": "accuracy/omission"}) == ("name", Harm.DROPPED)
    assert harm_of({"rule": "number-added", "mqm": "accuracy/addition"}) == ("number", Harm.ADDED)
    assert harm_of({"rule": "number-format", "mqm": "locale-convention/number-format"}) is None
    assert harm_of({"rule": "unrelated-source", "mqm": "accuracy/addition"}) is None
    assert harm_of({"rule": "any-euro-word", "mqm": "accuracy/mistranslation"}) is None


def test_quartiles_are_those_of_numpy() -> None:
    values = [7.0, 1.0, 4.5, 2.0, 9.0, 3.0]
    spread = quartiles(values)
    assert spread is not None
    assert (spread.first, spread.median, spread.third) == pytest.approx(numpy.percentile(values, [25, 50, 75]))
    assert quartiles([]) is None


def test_a_copy_dated_before_its_source_is_told(tmp_path: Path) -> None:
    result, report = audits.ferry()
    early = replace(result, lag_seconds=-600.0)
    figures = totals(audits.make(tmp_path / "a.sqlite", [(early, report)]))
    assert (figures.early, figures.lag_bins[0]) == (1, 1)


def test_an_audit_of_nothing_has_no_figures(tmp_path: Path) -> None:
    figures = totals(audits.make(tmp_path / "a.sqlite", []))
    assert (figures.examined, figures.failed, figures.damage, figures.lag, figures.rates) == (0, 0, None, None, ())


def test_against_a_baseline_copies_and_findings_are_new_same_or_gone(tmp_path: Path) -> None:
    (ferry, report), bridge = audits.ferry(), audits.bridge()
    assert report is not None
    mended = replace(report, findings=report.findings[1:])
    before = audits.make(tmp_path / "before.sqlite", [(ferry, report), bridge, audits.council("zzz")])
    now = audits.make(
        tmp_path / "now.sqlite",
        [audits.case(ferry.key, mended, source=ferry.source), bridge, audits.ferry("https://wire.example/second")],
    )
    figures = totals(now, baseline=before)
    assert figures.changes == {Change.SAME: 2, Change.NEW: 1, Change.GONE: 1}
    assert figures.findings == {Change.NEW: 2, Change.SAME: 1, Change.GONE: 1}
    assert figures.examined == 3
    with AuditStore.open(now) as store, AuditStore.open(before) as earlier:
        marked = {copy.result.key: copy for copy in copies(store, earlier, threshold=0.5)}
    assert [each["rule"] for each in marked[ferry.key].gone] == ["number-digits"]
    assert marked["zzz"].change is Change.GONE
    assert not marked["zzz"].is_here


def test_the_walk_beside_a_baseline_misses_none(tmp_path: Path) -> None:
    keys = [set("abdfgz"), set("bcdez")]
    paths = [
        audits.make(tmp_path / f"{n}.sqlite", [audits.council(key) for key in sorted(names)])
        for n, names in enumerate(keys)
    ]
    with AuditStore.open(paths[1]) as store, AuditStore.open(paths[0]) as earlier:
        walked = [(copy.result.key, copy.change) for copy in copies(store, earlier, threshold=0)]
    said = {Change.SAME: keys[0] & keys[1], Change.NEW: keys[1] - keys[0], Change.GONE: keys[0] - keys[1]}
    assert walked == sorted((key, change) for change, names in said.items() for key in names)


def test_without_a_baseline_the_last_run_is_news_but_not_the_first(tmp_path: Path) -> None:
    (ferry, report), bridge = audits.ferry(), audits.bridge()
    assert report is not None
    first = audits.make(tmp_path / "one.sqlite", [(ferry, report), bridge])
    assert not totals(first).changes
    longer = audits.document(audits.FERRY_EN + "\nNobody was hurt.", "en", ferry.key)
    changed = (ferry, replace(report, copy=longer))
    second = audits.make(tmp_path / "two.sqlite", [(ferry, report), bridge], [changed, bridge, audits.council()])
    figures = totals(second)
    assert figures.changes == {Change.CHANGED: 1, Change.SAME: 1, Change.NEW: 1}
    assert not figures.findings


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 min"), (29, "0 min"), (-20, "0 min"), (5400, "1 h 30 min"), (86400, "1 d"), (90060, "1 d 1 h"),
     (-900, "-15 min"), (3600, "1 h"), (86399, "1 d")],
)  # fmt: skip
def test_spans_of_time_in_words(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_rates_and_labels() -> None:
    assert [rate(0), rate(0.01), rate(0.05), rate(12.34)] == ["0.0", "<0.1", "0.1", "12.3"]
    assert len(lag_labels()) == len(LAG_EDGES) + 1
    assert lag_labels()[:3] == ("before it", "under 1 h", "1 h to 3 h")
    assert coverage_labels()[0] == "0–10 %"
    assert coverage_labels()[-1] == "90–100 %"
