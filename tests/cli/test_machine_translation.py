"""A copy against a translation of its source by an installed model, as users see it. The models are toys."""

import json
import re

import pytest
from running import COPY, SOURCE, one_error


@pytest.fixture
def check(cli, pair, trained):
    """Run `transprov check` on the pair with the trained packages installed."""

    def run(*arguments, **env):
        done = cli("check", pair[0], "--source", pair[1], *arguments, env={"ARGOS_PACKAGES_DIR": str(trained)} | env)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def paragraphs(text):
    return [line for line in text.splitlines() if line]


def test_wide_terminals_show_source_translation_and_copy(check):
    screen = check(COLUMNS="150")
    assert re.search(r"German source +Its translation by argos +English copy", screen)
    assert max(map(len, screen.split("\n"))) <= 150
    told = json.loads(check("--format", "json"))
    made = {each["bead"]: each for each in told["retranslations"]}
    links = [n for n, bead in enumerate(told["alignment"]["beads"]) if bead["source"] and bead["copy"]]
    assert sorted(made) == links
    assert len(links) == len(paragraphs(SOURCE)) - 1 == len(paragraphs(COPY)) - 1
    assert all(each["text"].strip() and 0 <= each["chrf"] <= 100 for each in made.values())
    assert "argos:de-en-0.1-" in told["signature"]["parts"]["translator"]
    for each in made.values():
        assert each["raw"] or f"chrF {each['chrf']:.0f}" in screen


def test_narrow_terminals_show_it_below_the_copy(check):
    screen = check(COLUMNS="80")
    assert "Its translation by" not in screen
    assert len(re.findall(r"^ +engine \(chrF \d+", screen, re.M)) >= 8
    assert "\x1b" not in screen


def test_the_page_shows_it_under_each_pair(check):
    page = check("--format", "html")
    assert page.count('<details class="against">') == len(paragraphs(SOURCE)) - 1
    assert "<ins>" in page and "<del>" in page and "<script" not in page


def test_switched_off_by_option_or_settings_the_report_is_as_without_models(check, cli, pair, tmp_path):
    without = {form: cli("check", *pair[:1], "--source", pair[1], "--format", form).stdout for form in ("html", "json")}
    assert check("--translator", "none", "--format", "html") == without["html"]
    (tmp_path / "transprov.toml").write_text('translator = "none"\n')
    assert check("--format", "json") == without["json"]
    assert "Its translation by" not in check(COLUMNS="150")
    assert "Its translation by" in check("--translator", "auto", COLUMNS="150")


def test_a_wrong_translator_in_the_settings_is_one_line(cli, pair, tmp_path):
    (tmp_path / "transprov.toml").write_text('translator = "deepl"\n')
    one_error(cli("check", pair[0], "--source", pair[1]), "transprov.toml", "translator must be")
