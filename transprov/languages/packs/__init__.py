"""One folder per language, holding what is particular to it as data; a new language is a new folder and nothing else.

`pack.toml` holds what segmentation needs, `page.toml` the words of the page around an article, `provenance.toml` what
gives a text away as coming from this language. Every key is optional; unknown keys are errors, so that a typing mistake
in a pack cannot pass unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib import resources
from typing import Any

import tomli

from transprov.errors import ConfigError
from transprov.languages.calendar import month_names, weekday_names

_FILES = ("pack.toml", "page.toml", "provenance.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """What is particular to one language.

    Abbreviations are written without spaces and without their last dot. One in small letters stands for any case; one
    with a capital for that form only (and for capitals throughout): "Mag" is a title, "mag" is a verb.
    """

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    titles: frozenset[str] = frozenset()
    """Abbreviations that stand before a name, and so never end a sentence: "dr", "mme", "sen"."""
    inline: frozenset[str] = frozenset()
    """Others that never end a sentence: "z.b", "e.g", "bzw"."""
    before_number: frozenset[str] = frozenset()
    """Abbreviations only when a number follows: "nr", "no", "p"."""
    before_number_endings: frozenset[str] = frozenset()
    """Ends of compounds that are abbreviated before a number: Bahnhof*str.* 12."""
    ambiguous: frozenset[str] = frozenset()
    """May end a sentence, but more often do not: "u.a", "u.s", "inc"; they end it before a sentence starter."""
    may_end: frozenset[str] = frozenset()
    """May end a sentence, and do so when a capital follows: "etc", "usw"."""
    starters: frozenset[str] = frozenset()
    """Lower-cased words that, with a capital, nearly always open a sentence."""
    name_particles: frozenset[str] = frozenset()
    """Starters that also open family names: M. *Le* Drian."""
    capital_nouns: bool = False
    """Whether every noun has a capital, so that one after a full stop tells little."""
    ordinal_dot: bool = False
    """Whether ordinal numbers are written with a full stop: 18. Januar."""
    ordinal_cues: frozenset[str] = frozenset()
    """Words before a number that make "3." an ordinal: der, im, zum."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Words after a number that do: Jahrhundert, Stock (month names apart)."""
    quotations: tuple[tuple[str, str], ...] = (('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"))
    """Opening and closing marks in use, usual ones first."""
    furniture: frozenset[str] = frozenset()
    """Casefolded lines of the page around the article: share bars, "You may like", consent, newsletter."""
    furniture_prefixes: tuple[str, ...] = ()
    """Casefolded beginnings of such lines: "read also", "copyright"."""
    related_cues: tuple[str, ...] = ()
    """Casefolded labels after which headlines of other articles follow: "you may like", "mehr zum thema"."""
    credit_cues: tuple[str, ...] = ()
    """Casefolded words before the colon of a picture or source credit: "foto", "quelle"."""
    agencies: frozenset[str] = frozenset()
    """News agencies as written in credits of this language: "dpa", "AFP"."""
    source_cues: tuple[str, ...] = ()
    """Casefolded words before the colon of a source line, no picture credit: "quelle", "source"."""
    byline_cues: tuple[str, ...] = ()
    """Casefolded words that open an author's byline: "von", "by", "reporting by"."""
    material_cues: tuple[str, ...] = ()
    """Casefolded phrases before the agencies a text rests on: "mit material von", "avec"."""
    origin_cues: tuple[str, ...] = ()
    """Casefolded phrases before the outlet or agency that had a text first: "originally published by"."""
    published_cues: tuple[str, ...] = ()
    """Casefolded words before a publication time: "veröffentlicht am", "stand"."""
    updated_cues: tuple[str, ...] = ()
    """Casefolded words before the time of a later change: "aktualisiert", "mis à jour le"."""
    translation_cues: tuple[str, ...] = ()
    """Casefolded phrases before the language that a text was translated from: "translated from"."""
    machine_translation_cues: tuple[str, ...] = ()
    """Casefolded beginnings of a note that a text was translated by machine: "translated by software"."""
    outlets: tuple[str, ...] = ()
    """News outlets that publish in this language, as they are named."""
    domains: tuple[str, ...] = ()
    """Top-level domains under which hardly anything but this language is published: ".de"."""
    home_agencies: frozenset[str] = frozenset()
    """News agencies that report mainly in this language."""
    world_agencies: frozenset[str] = frozenset()
    """Agencies at home in this language that also report in English."""
    picture_agencies: frozenset[str] = frozenset()
    """Picture agencies that serve the outlets of this language."""
    english_furniture: tuple[str, ...] = ()
    """Casefolded English renderings of its page furniture that English pages do not use: "on the same subject"."""
    clock_marks: tuple[str, ...] = ()
    """Expressions for its way of writing dates and times in a publication line: "13h50"."""

    abbreviations: frozenset[str] = field(init=False, repr=False)
    """All abbreviations of whatever class."""

    def __post_init__(self) -> None:
        """Join the classes once: segmentation asks for the whole at every full stop."""
        known = self.titles | self.inline | self.before_number | self.ambiguous | self.may_end
        object.__setattr__(self, "abbreviations", known)

    @property
    def months(self) -> Mapping[str, int]:
        """Casefolded month names and short forms, without their dots, to 1..12; from Babel, read at first use."""
        return month_names(self.code)

    @property
    def weekdays(self) -> Mapping[str, int]:
        """Casefolded weekday names and short forms, without their dots, to 0 (Monday)..6; from Babel."""
        return weekday_names(self.code)


def supported() -> tuple[str, ...]:
    """Codes of the languages that have a pack of their own, sorted."""
    root = resources.files(__name__)
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.is_dir() and not entry.name.startswith("_")))


@lru_cache(maxsize=256)
def pack(code: str | None) -> LanguagePack:
    """The pack of an ISO 639-1 code (region and case do not matter); a generic one for every other value."""
    short = (code or "").strip().lower().replace("_", "-").partition("-")[0]
    if short not in supported():
        return LanguagePack(code=short or "und", name=short or "unknown language")
    data: dict[str, Any] = {}
    for file in _FILES:
        source = resources.files(__name__) / short / file
        if source.is_file():
            data.update(tomli.loads(source.read_text(encoding="utf-8")))
    return _from_data(short, data)


def _from_data(code: str, data: Mapping[str, Any]) -> LanguagePack:
    shapes = {each.name: str(each.type) for each in fields(LanguagePack) if each.init and each.name != "code"}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in shapes:
            raise ConfigError(f"unknown key {key!r}; known: {', '.join(sorted(shapes))}", resource=f"packs/{code}")
        if key in ("furniture", "furniture_prefixes", "english_furniture") or key.endswith("_cues"):
            value = [each.casefold() for each in _words(value)]
        if shapes[key].startswith("frozenset"):
            values[key] = frozenset(_words(value))
        elif key == "quotations":
            values[key] = tuple((pair[0], pair[1]) for pair in value)
        elif shapes[key].startswith("tuple"):
            values[key] = tuple(value)
        else:
            values[key] = value
    return LanguagePack(code=code, **values)


def _words(value: str | list[str]) -> list[str]:
    """A list as it is, or one string of words: long lists of single words read better that way."""
    return value.split() if isinstance(value, str) else value
