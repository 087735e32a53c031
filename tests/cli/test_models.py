"""`transprov models`, and what check does with the models, as users run them."""

import json
import sys
from pathlib import Path

import pytest
from running import one_error

from transprov.types import SegmentKind

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "translation"
sys.path.append(str(ROOT / "tests" / "translation"))

from damaging import NAME, changed, metadata, packed, tree  # noqa: E402
from serving import as_json, serving  # noqa: E402

PACKAGE = DATA / f"{NAME}.argosmodel"


@pytest.fixture
def models(cli, tmp_path):
    """Run `transprov` with a packages folder of its own, `models.folder`."""
    folder = tmp_path / "argos" / "packages"

    def run(*arguments, env=None, **options):
        return cli(*arguments, env={"ARGOS_PACKAGES_DIR": str(folder)} | (env or {}), **options)

    run.folder = folder
    return run


def test_install_list_path_remove(models):
    empty = models("models", "list")
    assert (empty.returncode, empty.stdout) == (0, "")
    assert "no translation model is installed" in empty.stderr
    done = models("models", "install", PACKAGE)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"installed {NAME}: en -> fr, in {models.folder / NAME}\n"
    assert done.stderr == ""
    assert models("models", "list").stdout.startswith(f"{NAME}\ten -> fr\t0.1\t")
    assert models("models", "path").stdout == f"{models.folder}\n"
    one_error(models("models", "install", PACKAGE), "is installed already")
    assert models("models", "remove", NAME).stdout == f"removed {models.folder / NAME}\n"
    one_error(models("models", "remove", NAME), NAME, "none is installed")
    assert list(models.folder.iterdir()) == []


BAD = {
    "escape": lambda p: changed(p, {f"{NAME}/../../../evil": b"x"}),
    "link": lambda p: changed(p, {f"{NAME}/x": b"/etc/passwd"}, links={f"{NAME}/x"}),
    "bomb": lambda p: _bomb(p),
    "no metadata": lambda p: changed(p, {f"{NAME}/metadata.json": None}),
    "wrong model": lambda p: changed(p, {f"{NAME}/model/model.bin": b"\x06\x00\x00\x00" + bytes(10_000)}),
    "wrong metadata": lambda p: changed(p, {f"{NAME}/metadata.json": metadata(from_code=7)}),
    "no package": lambda p: packed(p, {"a/b": b"c"}),
    "no zip": lambda p: p.write_bytes(b"GIF89a") and p,
}


def _bomb(path):
    """Ten gigabytes of zeros that fit in a small file: what the directory says, without the zeros."""
    changed(path, {f"{NAME}/{n}": b"\0" * 100 for n in range(3)})
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 24 : at + 28] = (4_000_000_000).to_bytes(4, "little")
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("damage", BAD)
def test_a_damaged_package_is_one_error_line_and_the_folder_is_as_it_was(damage, models, tmp_path):
    path = BAD[damage](tmp_path / "bad.argosmodel")
    models.folder.mkdir(parents=True)
    (models.folder / "mine").write_text("x")
    before = tree(tmp_path)
    one_error(models("models", "install", path), str(path))
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["models"], "ACTION"),
        (["models", "update"], "invalid choice"),
        (["models", "install"], "FILE_OR_NAME"),
        (["models", "list", "x"], "takes no name"),
        (["models", "install", "nowhere.argosmodel"], "cannot be read"),
        (["models", "install", "French"], "neither a file nor a package's name"),
        (["models", "remove", "../x"], "is no installed package"),
    ],
)
def test_mistakes_are_one_line(arguments, said, models):
    one_error(models(*arguments), said)


def test_a_name_is_downloaded_from_the_index(models):
    data = PACKAGE.read_bytes()
    served = {"/x.argosmodel": (200, {}, data)}
    with serving(served) as (url, asked):
        row = {"package_version": "0.1", "from_code": "en", "to_code": "fr", "links": [f"{url}/x.argosmodel"]}
        served["/index.json"] = as_json([row])
        done = models("models", "install", "translate-en_fr", env={"ARGOS_PACKAGE_INDEX": url})
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"installed {NAME}: en -> fr")
        assert done.stderr.startswith("transprov: sha256 ")
        assert [path for path, _ in asked] == ["/index.json", "/x.argosmodel"]
        served["/index.json"] = as_json([row | {"sha256": "0" * 64}])
        models("models", "remove", NAME)
        bad = models("models", "install", "en_fr", env={"ARGOS_PACKAGE_INDEX": url})
        one_error(bad, "another checksum than the index says")
        assert list(models.folder.iterdir()) == []


@pytest.mark.parametrize("path", sorted((ROOT / "corpora").glob("??/*.copy.*")), ids=lambda path: path.stem)
def test_check_without_a_source_prints_a_hypothesis_for_every_body_sentence(path, cli, trained):
    env = {"ARGOS_PACKAGES_DIR": str(trained)}
    done = cli("check", path, "--format", "json", env=env)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    body = [s["index"] for s in report["copy"]["segments"] if s["kind"] == SegmentKind.SENTENCE]
    told = {each["segment"]: each for each in report["wordings"]}
    assert len(told) == len(report["wordings"])
    assert set(body) <= set(told)
    language = path.parent.name
    for each in told.values():
        assert each["hypothesis"] and each["origin"] == "back-translation" and each["language"] == language
        assert each["text"].strip() and 0 < each["score"] <= 1
    assert f"argos:en-{language}-0.1-" in report["signature"]["parts"]["translator"]
    screen = cli("check", path, env=env | {"COLUMNS": "100"})
    assert screen.stdout.count("machine back-translation, a hypothesis") == len(told)


def test_the_translator_can_be_switched_off_and_its_absence_is_said(cli, trained, pair):
    copy, _ = pair
    env = {"ARGOS_PACKAGES_DIR": str(trained)}
    off = cli("check", copy, "--source-language", "de", "--translator", "none", "--format", "json", env=env)
    assert json.loads(off.stdout)["wordings"] == []
    without = cli("check", copy, "--source-language", "de", "--format", "json")
    notices = json.loads(without.stdout)["notices"]
    assert any("transprov models install translate-en_de" in notice for notice in notices)
    asked = cli("check", copy, "--source-language", "de", "--format", "json", env=env)
    assert json.loads(asked.stdout)["wordings"]


def test_a_server_can_translate(cli, pair):
    def answer(body):
        return as_json({"translatedText": [f"übersetzt: {text}" for text in json.loads(body)["q"]]})

    served = {"/languages": as_json([{"code": "en", "targets": ["de"]}]), "/translate": answer}
    with serving(served) as (url, _):
        done = cli("check", pair[0], "--source-language", "de", "--translator", url)
    assert done.returncode == 0, done.stderr
    assert "übersetzt: " in done.stdout
    one_error(cli("check", pair[0], "--source-language", "de", "--translator", url), "cannot be asked")
    one_error(cli("check", pair[0], "--translator", "deepl"), "unknown translator 'deepl'")
