"""Any model of the sentence-transformers library as an encoder: the extra `transprov[sentence-transformers]`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from transprov.encoding.protocol import Floats
from transprov.errors import ModelMissingError

PREFIX = "sentence-transformers:"


class SentenceTransformersEncoder:
    """An `Encoder` around a sentence-transformers model that lies on this machine; not `Composing`."""

    def __init__(self, name: str) -> None:
        """Load the model `name`: a folder, or a model already in the Hugging Face cache. Nothing is downloaded.

        Raises `ModelMissingError` when the library or the model is not there.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelMissingError(
                f"the encoder {PREFIX}{name} needs a package that is not installed: "
                "pip install 'transprov[sentence-transformers]'"
            ) from error
        try:
            self._model: Any = SentenceTransformer(name, local_files_only=True)
        except (OSError, ValueError) as error:
            raise ModelMissingError(
                f"the model is not on this machine (transprov never downloads unasked): "
                f"huggingface-cli download {name}",
                resource=f"{PREFIX}{name}",
            ) from error
        self._name = name
        self._dimensions = int(self._model.get_sentence_embedding_dimension())

    @property
    def identity(self) -> str:
        """The model's name, its commit where the library knows it, and the library's version."""
        try:
            library = version("sentence-transformers")
        except PackageNotFoundError:
            library = "unknown"
        card = getattr(self._model, "model_card_data", None)
        commit = getattr(card, "base_model_revision", None)
        return f"{PREFIX}{self._name}{f'@{commit}' if commit else ''}/{library}"

    @property
    def dimensions(self) -> int:
        """Length of the model's vectors."""
        return self._dimensions

    def encode(self, texts: Sequence[str]) -> Floats:
        """(len(texts), dimensions) unit vectors."""
        if not texts:
            return np.empty((0, self._dimensions), dtype=np.float32)
        raw = self._model.encode(list(texts), convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(raw, dtype=np.float32)
