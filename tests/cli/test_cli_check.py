import json

import pytest
from running import COPY, SOURCE

DROPPED = "Ein Sprecher des Ministeriums wies den Vorwurf zurück."
ADDED = "Similar floods have struck several countries in central Europe in recent years."


def report(done):
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def by_rule(report):
    found = {}
    for finding in report["findings"]:
        found.setdefault(finding["rule"], []).append(finding)
    return found


# "In the municipality of Neuzelle" and "Criticism came from" are German wording, which the rules of the day may find
def beside_wording(found):
    return {rule for rule in found if not rule.startswith("de-")}


def test_json_tells_what_was_dropped_added_and_altered_at_its_place(cli, pair):
    value = report(cli("check", pair[0], "--source", pair[1], "--format", "json"))
    assert (value["source"]["language"], value["copy"]["language"]) == ("de", "en")
    found = by_rule(value)
    (dropped,) = found["dropped-segment"]
    (added,) = found["added-segment"]
    assert (dropped["source_text"], dropped["mqm"]) == (DROPPED, "accuracy/omission")
    assert (added["copy_text"], added["mqm"]) == (ADDED, "accuracy/addition")
    altered = [f for f in value["findings"] if "2,100" in f["copy_text"]]
    assert altered, found.keys()
    assert "1.200" in altered[0]["source_text"]
    for finding in value["findings"]:
        for side in ("copy", "source"):
            span = finding[f"{side}_span"]
            if span:
                assert value[side]["text"][span["start"] : span["end"]] == finding[f"{side}_text"]
    assert beside_wording(found) == {"dropped-segment", "added-segment", altered[0]["rule"]}
    for rule in found.keys() - beside_wording(found):
        assert {one["severity"] for one in found[rule]} <= {"minor", "neutral"}


def test_the_report_is_signed_with_what_made_it(cli, pair, tmp_path):
    (tmp_path / "transprov.toml").write_text('disable = ["moved-block"]\nmin_confidence = 0.25\n')
    parts = report(cli("check", pair[0], "--source", pair[1], "--format", "json"))["signature"]["parts"]
    assert parts["encoder"].startswith("use-m3/")
    assert parts["segmenter"].startswith("simplemma-")
    assert parts["aligner"]
    assert "disable=moved-block" in parts["settings"]


def test_the_terminal_report_shows_both_texts_and_no_colour_when_piped(cli, pair):
    done = cli("check", pair[0], "--source", pair[1])
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    flat = " ".join(done.stdout.split())
    for words in ("2,100", "1.200", "wies den Vorwurf", "Similar floods", "accuracy/omission"):
        assert words in flat


def test_html_is_one_page_with_both_texts(cli, pair, tmp_path):
    done = cli("check", pair[0], "--source", pair[1], "--format", "html", "-o", "report.html")
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "Neuzelle" in page
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_jsonl_is_one_line_and_says_the_same_as_json(cli, pair):
    arguments = ("check", pair[0], "--source", pair[1], "--format")
    line, block = cli(*arguments, "jsonl"), cli(*arguments, "json")
    assert line.stdout.count("\n") == 1
    assert json.loads(line.stdout) == json.loads(block.stdout)


def test_the_terminal_report_can_go_to_a_file_as_plain_text(cli, pair, tmp_path):
    done = cli("check", pair[0], "--source", pair[1], "-o", "report.txt")
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "Landesamt für Umwelt" in " ".join(text.split())
    assert "\x1b" not in text


@pytest.mark.parametrize(("level", "status"), [("none", 0), ("minor", 1), ("major", 1), ("critical", 0)])
def test_the_exit_status_follows_fail_on(cli, pair, level, status):
    assert cli("check", pair[0], "--source", pair[1], "--fail-on", level).returncode == status


def test_fail_on_comes_from_the_settings_and_the_option_outranks_it(cli, pair, tmp_path):
    (tmp_path / "transprov.toml").write_text('fail_on = "major"\nformat = "jsonl"\n')
    done = cli("check", pair[0], "--source", pair[1])
    assert done.returncode == 1
    assert json.loads(done.stdout)["schema"]
    assert cli("check", pair[0], "--source", pair[1], "--fail-on", "none").returncode == 0
    (tmp_path / "other.toml").write_text("")
    assert cli("check", pair[0], "--source", pair[1], "--config", "other.toml").returncode == 0


def test_findings_that_are_not_shown_do_not_fail(cli, pair):
    done = cli("check", pair[0], "--source", pair[1], "--fail-on", "minor", "--min-confidence", "1", "--format", "json")
    assert (done.returncode, report(done)["findings"]) == (0, [])


def test_all_shows_no_less_than_the_default(cli, pair):
    arguments = ("check", pair[0], "--source", pair[1], "--format", "json")
    some = {finding["fingerprint"] for finding in report(cli(*arguments))["findings"]}
    every = {finding["fingerprint"] for finding in report(cli(*arguments, "--all"))["findings"]}
    assert some <= every


def test_disabled_rules_are_left_out_for_their_language_only(cli, pair, tmp_path):
    settings = tmp_path / "transprov.toml"
    arguments = ("check", pair[0], "--source", pair[1], "--format", "json")
    settings.write_text('disable = ["de:dropped-segment", "fr:added-segment", "number"]\n')
    found = by_rule(report(cli(*arguments)))
    assert beside_wording(found) == {"added-segment"}


@pytest.mark.parametrize("side", ["copy", "source"])
def test_one_side_can_be_standard_input(cli, pair, side):
    if side == "copy":
        done = cli("check", "-", "--source", pair[1], "--format", "json", input=COPY)
    else:
        done = cli("check", pair[0], "--source", "-", "--format", "json", input=SOURCE)
    assert by_rule(report(done))["dropped-segment"][0]["source_text"] == DROPPED


def test_the_languages_can_be_named(cli, pair):
    arguments = ("check", pair[0], "--source", pair[1], "--format", "json")
    value = report(cli(*arguments, "--source-language", "de-AT", "--copy-language", "EN"))
    assert (value["source"]["language"], value["copy"]["language"]) == ("de", "en")


def test_html_input_is_read_as_an_article(cli, pair, tmp_path):
    body = "".join(f"<p>{line}</p>" for line in SOURCE.splitlines()[2:] if line)
    head = "<!doctype html><html lang=de><head><title>Hochwasser</title></head>"
    page = f"{head}<body><article><h1>{SOURCE.splitlines()[0]}</h1>{body}</article></body></html>"
    (tmp_path / "source.html").write_text(page, encoding="utf-8")
    value = report(cli("check", pair[0], "--source", "source.html", "--format", "json"))
    assert by_rule(value)["dropped-segment"][0]["source_text"] == DROPPED


def test_two_runs_give_the_same_bytes(cli, pair):
    arguments = ("check", pair[0], "--source", pair[1], "--format", "json")
    assert cli(*arguments).stdout == cli(*arguments).stdout


def test_quiet_keeps_warnings_back(cli, pair):
    loud, quiet = cli("check", pair[1], "--source", pair[0]), cli("--quiet", "check", pair[1], "--source", pair[0])
    assert "swapped" in loud.stderr
    assert quiet.stderr == ""
    assert quiet.stdout == loud.stdout
    assert cli("check", pair[1], "--source", pair[0], "-q").stderr == ""


def test_the_sample_that_comes_with_the_package_needs_no_file(cli):
    value = report(cli("check", "--sample", "--format", "json"))
    assert value["source"]["text"].startswith("Startseite > Wirtschaft")
    assert "number-magnitude" in by_rule(value)


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        ([], "--sample"),
        (["copy.txt", "--sample"], "leave yours out"),
    ],
)
def test_missing_or_surplus_names_are_one_line(cli, arguments, way_out):
    done = cli("check", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("transprov: error: ")
    assert done.stderr.count("\n") == 1
    assert way_out in done.stderr


def test_the_name_of_the_file_to_write_tells_the_form(cli, pair, tmp_path):
    assert cli("check", pair[0], "--source", pair[1], "-o", "report.html").returncode == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8").lstrip().startswith("<!DOCTYPE html>")
    assert cli("check", pair[0], "--source", pair[1], "-o", "report.json").returncode == 0
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["findings"]
