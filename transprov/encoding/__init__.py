"""Sentence vectors: the embedded default, optional models, and a cache in front of either."""

from __future__ import annotations

from functools import lru_cache

from transprov.encoding.protocol import Composing, Encoder, TokenFeatures
from transprov.errors import ConfigError

__all__ = ["Composing", "Encoder", "TokenFeatures", "default_encoder", "load_encoder"]

_EMBEDDED = "use-m3"
_SENTENCE_TRANSFORMERS = "sentence-transformers:"


def load_encoder(name: str | None = None, *, cache: bool = True) -> Encoder:
    """The encoder called `name`: None or "use-m3" for the embedded one, "sentence-transformers:MODEL" for the extra.

    With `cache`, texts already encoded, by this process or an earlier one, are remembered. Raises `ConfigError` for an
    unknown name and `ModelMissingError` when a package or model is not installed.
    """
    encoder: Encoder
    if name is None or name == _EMBEDDED:
        from transprov.encoding.embedded import EmbeddedEncoder

        encoder = EmbeddedEncoder()
    elif name.startswith(_SENTENCE_TRANSFORMERS) and name != _SENTENCE_TRANSFORMERS:
        from transprov.encoding.sentence_transformers import SentenceTransformersEncoder

        encoder = SentenceTransformersEncoder(name.removeprefix(_SENTENCE_TRANSFORMERS))
    else:
        raise ConfigError(f"no such encoder: {name!r}; there are {_EMBEDDED!r} and '{_SENTENCE_TRANSFORMERS}MODEL'")
    if not cache:
        return encoder
    from transprov.encoding.cache import cached

    return cached(encoder)


@lru_cache(maxsize=1)
def default_encoder() -> Encoder:
    """The embedded encoder behind its cache; the same object all through the process."""
    return load_encoder()
