"""The encoder that the command line and the settings ask for, with the cache they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transprov.cli.command import Context
from transprov.errors import ConfigError

if TYPE_CHECKING:
    from transprov.encoding import Encoder


def chosen_encoder(name: str | None, context: Context) -> Encoder:
    """The encoder called `name`, else that of the settings, else the embedded one; each text is encoded once.

    Raises `ConfigError` for an unknown name and `ModelMissingError` for one that is not installed.
    """
    from transprov.encoding import Composing, load_encoder
    from transprov.encoding.cache import CachingComposer, CachingEncoder, cached

    settings = context.settings
    try:
        encoder = load_encoder(name or settings.encoder, cache=False)
    except ConfigError as error:
        if name is None and settings.path is not None:
            raise ConfigError(f"encoder: {error}", resource=str(settings.path)) from None
        raise
    if settings.cache:
        return cached(encoder, megabytes=settings.cache_mb)
    return (CachingComposer if isinstance(encoder, Composing) else CachingEncoder)(encoder)
