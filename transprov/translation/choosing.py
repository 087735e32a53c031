"""The translator that a user means: a name, a URL, a function, or one of their own."""

from __future__ import annotations

from importlib.util import find_spec

from transprov.errors import ConfigError
from transprov.translation.protocol import CallableTranslator, Callback, Translator

AUTO, NONE = "auto", "none"


def load_translator(wanted: Translator | Callback | str | None, *, cache: bool = True) -> Translator | None:
    """ "auto": the installed Argos packages, behind the cache on disk unless `cache` is off; None where there are none.

    "none" or None: no translator. A URL: the LibreTranslate server there, which is not cached, since it does not tell
    when its models change. A function of (texts, source, target), or a `Translator`: that. Raises `ConfigError` for
    anything else.
    """
    if wanted is None or wanted == NONE:
        return None
    if wanted == AUTO:
        return installed_translator(cache=cache)
    if isinstance(wanted, str):
        if "://" not in wanted:
            raise ConfigError(f"unknown translator {wanted!r}; use auto, none, or the URL of a LibreTranslate server")
        from transprov.translation.libretranslate import LibreTranslate

        return LibreTranslate(wanted)
    if isinstance(wanted, Translator):
        return wanted
    if callable(wanted):
        return CallableTranslator(wanted)
    raise ConfigError(f"a translator is a name, a URL, a function or an object that translates, not {wanted!r:.60}")


def installed_translator(*, cache: bool = True) -> Translator | None:
    """The installed Argos packages; None where there are none, or nothing to run them with."""
    from transprov.translation.packages import installed

    packages, _ = installed()
    if not packages or find_spec("ctranslate2") is None:
        return None
    from transprov.translation.argos import ArgosTranslator
    from transprov.translation.cache import CachingTranslator

    translator = ArgosTranslator(packages)
    return CachingTranslator(translator) if cache else translator
