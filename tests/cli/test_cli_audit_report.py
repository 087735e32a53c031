"""`transprov audit report` as users run it; what the reports hold is tested beside `transprov.audit.report`."""

import json

import pytest
from running import one_error

from transprov.audit import AuditStore
from transprov.audit.queue import Queue
from transprov.audit.results import DONE, ItemResult
from transprov.reading.feeds import Item
from transprov.types import Document

FINDING = {
    "fingerprint": "0123456789abcdef", "rule": "number-digits", "mqm": "accuracy/mistranslation", "severity": "major",
    "confidence": 0.9, "message": "source: 2.300; copy: 3,200", "copy_span": None, "source_span": None,
    "copy_text": "3,200", "source_text": "2.300", "evidence": [], "bead": None, "wording": None, "suggestion": None,
    "known": False,
}  # fmt: skip
FORMS = ("terminal", "html", "jsonl", "csv", "sarif", "jsonld")


@pytest.fixture
def store(tmp_path):
    return made(tmp_path / "audit.sqlite", [FINDING])


def made(path, findings):
    with AuditStore.open(path, create=True) as opened:
        queue = Queue(opened)
        queue.begin({}, "transprov:0.1.0", redo=False)
        document = Document.from_text("The ferry is cancelled until Sunday.", language="en", id="one")
        queue.add([Item("one", "feed.xml", document)], redo=False, retry_failed=False)
        work = queue.take(suspects=False)
        result = ItemResult("one", "feed.xml", DONE, title="Ferry", verdict="translated", findings=tuple(findings))
        queue.finish(work, result, None)
        queue.end()
    return path


@pytest.mark.parametrize("form", FORMS)
def test_every_form_goes_to_stdout_and_to_a_file_of_its_name(form, cli, store, tmp_path):
    said = cli("audit", "report", store, "--format", form)
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    assert said.stdout
    if form != "terminal":
        assert cli("audit", "report", store, "-o", f"report.{form}").returncode == 0
        assert (tmp_path / f"report.{form}").read_text("utf-8") == said.stdout


def test_fail_on_counts_what_is_shown_and_is_not_in_the_baseline(cli, store, tmp_path):
    before = made(tmp_path / "before.sqlite", [FINDING])
    other = made(tmp_path / "other.sqlite", [])
    assert cli("audit", "report", store).returncode == 0
    assert cli("audit", "report", store, "--fail-on", "major").returncode == 1
    assert cli("audit", "report", store, "--fail-on", "critical").returncode == 0
    assert cli("audit", "report", store, "--fail-on", "major", "--min-confidence", "0.95").returncode == 0
    assert cli("audit", "report", store, "--fail-on", "major", "--baseline", before).returncode == 0
    assert cli("audit", "report", store, "--fail-on", "major", "--baseline", other).returncode == 1


def test_a_baseline_is_told_by_name(cli, store, tmp_path):
    before = made(tmp_path / "before.sqlite", [])
    said = cli("audit", "report", store, "--baseline", before).stdout
    assert "against before.sqlite: 1 same" in said
    assert "1 new, 0 same, 0 gone" in said
    line = json.loads(cli("audit", "report", store, "--baseline", before, "--format", "jsonl").stdout)
    assert (line["change"], line["findings"][0]["known"]) == ("same", False)


def test_a_store_that_is_not_there_or_is_none_is_one_clear_line(cli, store, tmp_path):
    one_error(cli("audit", "report", "missing.sqlite"), "missing.sqlite", "--store")
    assert not (tmp_path / "missing.sqlite").exists()
    (tmp_path / "notes.txt").write_text("Notes\n" * 500)
    one_error(cli("audit", "report", "notes.txt"), "notes.txt", "not an audit store")
    one_error(cli("audit", "report", store, "--baseline", "missing.sqlite"), "missing.sqlite")
    one_error(cli("audit", "report", store, "-o", "nowhere/report.html"), "nowhere")
    one_error(cli("audit", "report", store, "--worst", "many"), "--worst", "many")


def test_a_report_that_fails_half_way_leaves_the_old_file(cli, store, tmp_path):
    (tmp_path / "report.html").write_text("old")
    (tmp_path / "broken.sqlite").write_bytes(store.read_bytes()[:8000])
    assert cli("audit", "report", "broken.sqlite", "-o", "report.html").returncode == 2
    assert (tmp_path / "report.html").read_text() == "old"
    assert not list(tmp_path.glob(".report*"))


def test_its_help_shows_what_there_is(cli):
    said = cli("audit", "report", "--help")
    assert said.returncode == 0
    assert "--baseline" in said.stdout
    assert "jsonld" in said.stdout
    assert "transprov audit report audit.sqlite -o audit.html" in said.stdout
