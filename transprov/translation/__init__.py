"""Sentences to a hypothesis of how they read in another language. Works without any model: then there is none."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from transprov.translation.choosing import AUTO, NONE, installed_translator, load_translator
from transprov.translation.chrf import chrf
from transprov.translation.protocol import CallableTranslator, Callback, Translation, Translator

if TYPE_CHECKING:
    from transprov.translation.argos import ArgosTranslator
    from transprov.translation.cache import CachingTranslator
    from transprov.translation.libretranslate import LibreTranslate

__all__ = [
    "AUTO",
    "NONE",
    "ArgosTranslator",
    "CachingTranslator",
    "CallableTranslator",
    "Callback",
    "LibreTranslate",
    "Translation",
    "Translator",
    "chrf",
    "installed_translator",
    "load_translator",
]

_HOMES = {
    "ArgosTranslator": "transprov.translation.argos",
    "CachingTranslator": "transprov.translation.cache",
    "LibreTranslate": "transprov.translation.libretranslate",
}


def __getattr__(name: str) -> object:
    # no check without a translator needs sqlite or a network library
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
