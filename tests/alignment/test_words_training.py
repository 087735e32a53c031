"""tools/train_lexicon.py on a small made-up parallel text, end to end."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from transprov.alignment.lexicon import Lexicon

TOOL = Path(__file__).parents[2] / "tools" / "train_lexicon.py"
ENGLISH = {
    "hund": "dog",
    "katze": "cat",
    "vogel": "bird",
    "lehrer": "teacher",
    "nachbar": "neighbour",
    "brief": "letter",
    "sieht": "sees",
    "sucht": "seeks",
    "findet": "finds",
    "heute": "today",
    "morgen": "tomorrow",
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(TOOL), *arguments], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not TOOL.exists(), reason="the tools are not part of an installed package")
def test_learns_translations_from_sentences(tmp_path: Path) -> None:
    names = random.Random(3)
    lines = []
    for _ in range(300):
        who, whom = names.sample(["hund", "katze", "vogel", "lehrer", "nachbar", "brief"], 2)
        does, when = names.choice(["sieht", "sucht", "findet"]), names.choice(["heute", "morgen"])
        english = f"{ENGLISH[when]} the {ENGLISH[who]} {ENGLISH[does]} the {ENGLISH[whom]} ."
        lines.append(f"Der {who} {does} {when} den {whom} .\t{english.capitalize()}")
    texts = tmp_path / "de-en.tsv.gz"
    texts.write_bytes(gzip.compress("\n".join(lines).encode()))
    done = run(f"de={texts}", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    with np.load(tmp_path / "words_de_en.npz") as data:
        strengths = Lexicon("de", dict(data)).strengths(list(ENGLISH), list(ENGLISH.values()))
    assert (np.diag(strengths) > 0.8).all()
    assert (strengths - np.diag(np.diag(strengths))).max() < 0.1


@pytest.mark.skipif(not TOOL.exists(), reason="the tools are not part of an installed package")
def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    texts = tmp_path / "bad.tsv.gz"
    texts.write_bytes(gzip.compress(b"Nur eine Spalte.\n"))
    done = run(f"de={texts}", "--out", str(tmp_path))
    assert done.returncode == 1
    assert "bad.tsv.gz: a line has 1 columns" in done.stderr
    assert "Traceback" not in done.stderr
