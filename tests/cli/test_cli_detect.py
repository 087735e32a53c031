"""`transprov detect`, and `transprov check` without a source."""

import json

from running import one_error

TRANSLATED = """Fire in warehouse: police investigate

The fire broke out in the night to Thursday, as the police announced. According to own statements, the fire brigade was
in action with 80 forces. The 34-year-old suspect was slightly injured, it said.
The damage amounts to 1.5 million euros.

"We are speechless," said Mayor Jens Holbrück (CDU) in view of the destruction. In the course of the morning, the
firefighters could bring the flames under control. The criminal police has taken up the investigations. According to
first findings, a technical defect comes into question as the cause. Already in the previous year it had burned there.

Source: dpa
"""
NATIVE = """Council backs plan for new bridge

Councillors voted on Tuesday night to back a £12m bridge that would link the town's station with the old docks.

The plan, first floated in 2017, had been delayed twice after residents complained about the cost. "It's long overdue,"
council leader Mary Hughes said after the vote. Opponents said they would challenge the decision in court.

Work is due to start next spring and should take about 18 months. The council said it expected the new crossing to cut
journey times by up to 10 minutes. A spokesman for the developer declined to comment.
"""


def files(tmp_path):
    (tmp_path / "copy.txt").write_text(TRANSLATED, encoding="utf-8")
    (tmp_path / "native.txt").write_text(NATIVE, encoding="utf-8")


def test_the_verdict_names_the_language_and_quotes_what_shows_it(cli, tmp_path):
    files(tmp_path)
    done = cli("detect", "copy.txt", env={"COLUMNS": "120"})
    assert done.returncode == 0
    assert "reads like a translation from German" in done.stdout
    assert "in the night to Thursday" in done.stdout
    assert "agency that reports mainly in German" in done.stdout


def test_native_english_is_left_in_peace(cli, tmp_path):
    files(tmp_path)
    said = json.loads(cli("detect", "native.txt", "--format", "json").stdout)
    assert said["verdict"] != "translated"
    assert said["probability"] < 0.5


def test_several_copies_a_line_each_and_one_bad_one_stops_nothing(cli, tmp_path):
    files(tmp_path)
    done = cli("detect", "copy.txt", "missing.txt", "native.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["copy"] for line in lines] == ["copy.txt", "native.txt", "missing.txt"]
    assert lines[0]["verdict"] == "translated"
    assert abs(sum(lines[0]["languages"].values()) - 1) < 0.01
    assert "error" in lines[2]
    assert done.returncode == 2
    assert "missing.txt" in done.stderr


def test_a_pipeline_can_fail_on_translations(cli, tmp_path):
    files(tmp_path)
    assert cli("detect", "copy.txt", "--fail-on-translated").returncode == 1
    assert cli("detect", "native.txt", "--fail-on-translated").returncode == 0


def test_a_single_bad_file_is_one_line(cli):
    one_error(cli("detect", "missing.txt"), "missing.txt")
    one_error(cli("detect", "missing.txt", "--prior", "1.0"), "missing.txt")


def test_check_without_a_source_marks_the_oddities_in_place(cli, tmp_path):
    files(tmp_path)
    done = cli("check", "copy.txt", env={"COLUMNS": "120"})
    assert done.returncode == 0
    assert "{+in the night to Thursday+}#" in done.stdout
    assert "in der Nacht zum Donnerstag" in done.stdout
    report = json.loads(cli("check", "copy.txt", "--format", "json").stdout)
    assert report["detection"]["verdict"] == "translated"
    assert report["source"] is None


def test_markup_in_an_article_stays_text(cli, tmp_path):
    (tmp_path / "copy.txt").write_text(
        TRANSLATED.replace("Mayor", "[bold red]Mayor</script>\x1b[31m"), encoding="utf-8"
    )
    done = cli("detect", "copy.txt")
    assert "\x1b[31m" not in done.stdout
    page = cli("check", "copy.txt", "--format", "html").stdout
    assert "</script>" not in page
