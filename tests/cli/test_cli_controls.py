"""What users switch off, accept and take as known, through the command line."""

import json

import pytest
from running import COPY, SOURCE, one_error

FRENCH_SOURCE = """Inondations en Vendée : les digues tiennent

Après plusieurs jours de pluie, la préfecture a fait évacuer 340 habitants mardi soir.
Le maire de Villebrocq, Étienne Kervadec, n'a pas demandé l'aide de l'armée.
Quelque 1 200 volontaires ont renforcé les digues avec des sacs de sable.
Le niveau de l'eau devrait baisser à partir de vendredi.
"""
FRENCH_COPY = """Floods in the Vendée: dikes are holding

After several days of rain, the prefecture had 340 residents evacuated on Tuesday evening.
The mayor of Brokstadt, Étienne Kervadec, asked the army for help.
Some 2,100 volunteers reinforced the dikes with sandbags.
The water level is expected to fall from Friday.
"""


def findings(cli, *arguments):
    done = cli("check", *arguments, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)["findings"]


@pytest.fixture
def french(tmp_path):
    copy, source = tmp_path / "copie.txt", tmp_path / "original.txt"
    copy.write_text(FRENCH_COPY, encoding="utf-8")
    source.write_text(FRENCH_SOURCE, encoding="utf-8")
    return copy, "--source", source


def rules(found):
    """The kinds of fact found: what the wording gives away is for other tests."""
    return {finding["rule"].partition("-")[0] for finding in found} - {"any", "fr"}


def test_new_kinds_can_be_disabled_for_a_language(cli, french, tmp_path):
    every = findings(cli, *french)
    assert rules(every) == {"name", "negation", "number"}
    settings = tmp_path / "transprov.toml"
    settings.write_text('disable = ["fr:name", "negation"]\n')
    assert rules(findings(cli, *french)) == {"number"}
    settings.write_text('disable = ["de:name", "de:negation", "fr:number"]\n')
    assert rules(findings(cli, *french)) == {"name", "negation"}


def test_the_plural_of_a_kind_is_a_mistake_with_a_hint(cli, french, tmp_path):
    (tmp_path / "transprov.toml").write_text('disable = ["de:names"]\n')
    one_error(cli("check", *french), "transprov.toml", "did you mean 'name'?")


def test_accepted_findings_are_left_out_and_the_report_says_so(cli, pair, tmp_path):
    arguments = (pair[0], "--source", pair[1])
    before = findings(cli, *arguments)
    altered = next(finding for finding in before if finding["copy_text"].endswith("2,100"))
    (tmp_path / "transprov.toml").write_text(f'accept = ["{altered["fingerprint"]}"]\n')
    done = cli("check", *arguments, "--format", "json")
    report = json.loads(done.stdout)
    assert report["findings"] == [finding for finding in before if finding != altered]
    assert any("accepted in the settings" in notice for notice in report["notices"])
    assert "accept=" in report["signature"]["parts"]["settings"]


def test_an_accepted_finding_stays_accepted_when_the_article_is_edited(cli, tmp_path, pair):
    arguments = (pair[0], "--source", pair[1])
    altered = next(f for f in findings(cli, *arguments) if f["copy_text"].endswith("2,100"))
    (tmp_path / "transprov.toml").write_text(f'accept = ["{altered["fingerprint"]}"]\n')
    edited = COPY.replace("Flooding on the Oder", "Floods along the Oder").replace("in the evening ", "that evening ")
    pair[0].write_text("Reported by our staff in the region.\n\n" + edited, encoding="utf-8")
    pair[1].write_text(SOURCE.replace("Deiche halten bislang", "Die Deiche halten"), encoding="utf-8")
    assert not any(f["copy_text"].endswith("2,100") for f in findings(cli, *arguments))


def test_findings_of_the_baseline_are_marked_and_do_not_fail(cli, pair, tmp_path):
    arguments = (pair[0], "--source", pair[1])
    assert cli("check", *arguments, "--format", "json", "-o", "before.json").returncode == 0
    done = cli("check", *arguments, "--baseline", "before.json", "--fail-on", "minor", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert done.returncode == 0
    assert found
    assert all(finding["known"] for finding in found)
    terminal = cli("check", *arguments, "--baseline", "before.json").stdout
    assert "in the baseline already" in " ".join(terminal.split())
    page = cli("check", *arguments, "--baseline", "before.json", "--format", "html").stdout
    assert "in the baseline already" in page


def test_what_is_new_since_the_baseline_fails(cli, french, tmp_path):
    copy = french[0]
    assert cli("check", *french, "--format", "jsonl", "-o", "before.jsonl").returncode == 0
    copy.write_text(FRENCH_COPY.replace("340", "430"), encoding="utf-8")
    done = cli("check", *french, "--baseline", "before.jsonl", "--fail-on", "major", "--format", "json")
    assert done.returncode == 1
    new = [finding for finding in json.loads(done.stdout)["findings"] if not finding["known"]]
    assert [(finding["source_text"], finding["copy_text"]) for finding in new] == [("340", "430")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("", "it is empty"),
        ("{not JSON", "line 1 is not JSON"),
        ('{"findings": []}', "transprov.report/"),
        ('{"schema": "transprov.report/1", "findings": {}}', "no list of findings"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_baseline_that_is_none_is_the_users_mistake(cli, pair, tmp_path, content, said):
    if content is not None:
        (tmp_path / "old.json").write_text(content)
    one_error(cli("check", pair[0], "--source", pair[1], "--baseline", "old.json"), "old.json", said)


def test_equivalences_of_the_settings_reach_the_check(cli, french, tmp_path):
    assert "name" in rules(findings(cli, *french))
    (tmp_path / "pyproject.toml").write_text(
        '[tool.transprov.equivalences]\nnames = [["Villebrocq", "Brokstadt"]]\n', encoding="utf-8"
    )
    assert "name" not in rules(findings(cli, *french))


def test_a_copy_at_odds_with_itself_is_in_every_form_of_the_report(cli, french):
    copy = french[0]
    copy.write_text(FRENCH_COPY + "Kerwadec is 61 years old.\n", encoding="utf-8")
    source = french[2]
    source.write_text(FRENCH_SOURCE + "Kervadec a 61 ans.\n", encoding="utf-8")
    (found,) = [one for one in findings(cli, *french) if one["rule"] == "inconsistent-rendering"]
    assert (found["mqm"], found["severity"], found["copy_text"]) == ("terminology/inconsistent", "minor", "Kerwadec")
    assert "“Kervadec”" in found["evidence"][1]
    for form in ("terminal", "html"):
        said = cli("check", *french, "--format", form).stdout
        assert "inconsistent-rendering" in said
        assert "elsewhere in the copy" in " ".join(said.split())
