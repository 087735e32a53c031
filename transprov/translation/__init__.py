"""Sentences to a hypothesis of how they read in another language. Works without any model: then there is none."""

from transprov.translation.argos import ArgosTranslator
from transprov.translation.cache import CachingTranslator
from transprov.translation.choosing import installed_translator, load_translator
from transprov.translation.chrf import chrf
from transprov.translation.libretranslate import LibreTranslate
from transprov.translation.protocol import CallableTranslator, Translation, Translator

__all__ = [
    "ArgosTranslator",
    "CachingTranslator",
    "CallableTranslator",
    "LibreTranslate",
    "Translation",
    "Translator",
    "chrf",
    "installed_translator",
    "load_translator",
]
