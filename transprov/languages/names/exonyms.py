"""Places whose names another language spells otherwise than English: Mailand, Londres, Kasachstan, Varsavia.

Countries, territories and the cities that time zones are called after come from CLDR (Babel), some more cities of
German and French from the tables of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from transprov.languages.names.tables import city_names, given_names
from transprov.languages.names.tokens import plain
from transprov.languages.vocabulary import is_listed

_SHORTEST = 4
_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}")
_NO_PLACES = frozenset({"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"})


@cache
def exonyms(language: str) -> Mapping[str, str]:
    """English names of places by their names in `language`, these folded (no accents, small letters).

    Left out are names that English has as well, for whatever place or person or as a word, and places where the
    language is an official one: what they call themselves is part of many proper names. Empty for an unknown language.
    """
    if language == "en":
        return {}
    english = {entity: name for entity, name in _places("en") if _NAME.fullmatch(name)}
    known = {fold(name) for name in english.values()} | given_names()
    return {
        folded: english[entity]
        for entity, name in _places(language)
        if entity in english
        and _NAME.fullmatch(name)
        and len(folded := fold(name)) >= _SHORTEST
        and folded not in known
        and folded not in fold(english[entity])
        and not is_listed(folded, "en")
        and not _at_home(entity, language)
    }


def fold(name: str) -> str:
    """A name as the keys of `exonyms` are: without accents, in small letters, with straight apostrophes."""
    return plain(name).lower().replace("’", "'")


def _places(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    yield from city_names(language)
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return
    for zone in get_global("zone_territories"):
        city = zone.rpartition("/")[2].replace("_", " ")
        if "/" in zone and not zone.startswith("Etc/"):
            yield zone, locale.time_zones.get(zone, {}).get("city") or city
    for code, name in locale.territories.items():
        if len(code) == 2 and code not in _NO_PLACES:
            yield code, "Turkey" if (language, code) == ("en", "TR") else name


def _at_home(entity: str, language: str) -> bool:
    from babel.core import get_global
    from babel.languages import get_official_languages

    territory = entity if len(entity) == 2 else get_global("zone_territories").get(entity, "")
    return language in get_official_languages(territory, regional=True, de_facto=True)
