"""`transprov index`, `find` and `check --sources`, as users run them."""

import json

import pytest
from running import one_error

SOURCE = """Grève dans les hôpitaux de Valmont : 300 opérations reportées
Les infirmières des hôpitaux de Valmont ont cessé le travail lundi pour réclamer des renforts.
Selon la direction, 300 opérations non urgentes ont dû être reportées à la semaine prochaine.
« Nous sommes à bout de forces », a déclaré Claire Maurin, déléguée syndicale.
Le syndicat demande l'embauche de 120 soignants d'ici au mois de septembre.
Le ministre de la Santé a promis de recevoir une délégation mercredi.
Un service minimum est assuré aux urgences et à la maternité.
Le dernier mouvement de ce type remonte à 2016.
"""

COPY = """Strike in Valmont hospitals: 300 operations postponed
Nurses at Valmont hospitals stopped work on Monday to demand reinforcements.
According to management, 300 non-urgent operations had to be postponed until next week.
"We are at the end of our strength," said Claire Maurin, a union representative.
The union is asking for the hiring of 210 caregivers by September.
The Minister of Health has promised to receive a delegation on Wednesday.
A minimum service is provided in the emergency room and the maternity ward.
The last movement of this type dates back to 2016.
"""

OTHER = """Bahnstrecke nach Erdrutsch wochenlang unterbrochen

Nach einem Erdrutsch bleibt die Bahnstrecke zwischen Altenau und Bergfelde bis Ende April gesperrt.
Das teilte die Bahn am Montag mit.
Rund 9.000 Pendler müssen auf Busse ausweichen.
Die Kosten der Reparatur werden auf vier Millionen Euro geschätzt.
"""


@pytest.fixture
def originals(tmp_path):
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "valmont.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "bahn.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    return folder


def test_an_index_is_made_and_searched(cli, originals):
    done = cli("index", "add", "store", originals)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2 added, 0 updated, 0 unchanged; 2 in the index\n"
    assert "2 unchanged" in cli("index", "add", "store", originals).stdout
    assert (
        "articles   2 (2 versions, 2 different texts)\nlanguages  de 1, fr 1\n" in cli("index", "stats", "store").stdout
    )
    found = cli("find", "copy.txt", "--sources", "store", "--format", "json")
    data = json.loads(found.stdout)
    assert (data["schema"], data["copy"], data["found"]) == ("transprov.candidates/1", "copy.txt", True)
    best = data["candidates"][0]
    assert best["document_id"].endswith("valmont.txt")
    assert best["accepted"] is True
    assert best["coverage"] > 0.8
    assert len(data["candidates"]) == 2
    assert data["candidates"][1]["accepted"] is False


def test_a_folder_serves_as_it_is_and_the_terminal_names_the_source(cli, originals):
    done = cli("find", "copy.txt", "--sources", originals)
    assert done.returncode == 0, done.stderr
    assert "SOURCE" in done.stdout
    assert "valmont.txt" in done.stdout
    assert "of the copy has a counterpart here" in done.stdout


def test_a_missing_source_is_said_and_counts_when_asked(cli, originals):
    (originals / "valmont.txt").unlink()
    done = cli("find", "copy.txt", "--sources", originals, "--fail-on-missing")
    assert done.returncode == 1
    assert "no source confirmed" in done.stdout
    assert cli("find", "copy.txt", "--sources", originals).returncode == 0


def test_check_looks_for_the_source_first(cli, originals):
    done = cli("check", "copy.txt", "--sources", originals, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert "transprov: source: " in done.stderr
    report = json.loads(done.stdout)
    assert report["source"]["title"] == "Grève dans les hôpitaux de Valmont : 300 opérations reportées"
    assert any(finding["source_text"] and "120" in finding["source_text"] for finding in report["findings"])


def test_check_without_a_source_among_them_goes_on_and_says_so(cli, originals):
    (originals / "valmont.txt").unlink()
    done = cli("check", "copy.txt", "--sources", originals, "--format", "json")
    assert done.returncode == 0
    assert "no source of it" in done.stderr
    assert json.loads(done.stdout)["source"] is None


def test_pruning(cli, originals):
    cli("index", "add", "store", originals)
    (originals / "bahn.txt").write_text(OTHER + "Das Land will helfen.\n", encoding="utf-8")
    assert "1 updated" in cli("index", "add", "store", originals).stdout
    assert cli("index", "prune", "store", "--superseded").stdout == "1 removed; 2 in the index\n"
    assert cli("index", "prune", "store", "--before", "2999-01-01").stdout == "2 removed; 0 in the index\n"


def test_mistakes_are_one_line(cli, originals):
    one_error(cli("find", "copy.txt", "--sources", "nowhere"), "nowhere")
    one_error(cli("index", "stats", "nowhere"), "nowhere", "holds no index")
    one_error(cli("index", "add", "store"), "name what to add")
    one_error(cli("index", "prune", "store"), "--older-than")
    one_error(cli("index", "add", originals, "copy.txt"), "other things")
    one_error(cli("check", "copy.txt", "--source", "a.txt", "--sources", "b"), "--source", "--sources")
    one_error(cli("index", "prune", "store", "--older-than", "soon"), "not a number of days")


def test_one_unreadable_copy_does_not_stop_the_others(cli, originals):
    done = cli("find", "missing.txt", "copy.txt", "--sources", originals, "--format", "jsonl")
    assert done.returncode == 2
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["copy"] for row in rows] == ["copy.txt", "missing.txt"]
    assert rows[0]["found"] is True
    assert "error" in rows[1]
