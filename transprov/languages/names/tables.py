"""Names that differ between languages, by what they name: countries (with Babel), places, organisations, people.

One entity has forms in English, German and French; other languages have what Babel knows. See the TOML files for how
forms are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli

from transprov.languages.names.tokens import Word, plain, words_of

_FILES = ("countries", "places", "organisations", "people")
_COLUMNS = {"en": 0, "de": 1, "fr": 2}
_SHORTEST_NAMING_STEM = 5
_SHORTEST_PREFIX = 4
_SPOKEN_ACRONYM = 4
_STEM_INDEX = 2
"""First letters that stems are looked up by."""
_CUT_OFF = ("- ", "\u2010 ", "\u2011 ")
_JOINING = frozenset({"und", "oder", "sowie", "bis"})
_SHORTEST_SHARED = 3
"""Letters that two shortened compounds share at least: the sea of "Nord- und Ostsee"."""
_GROUP = 3
"""First letters that forms are grouped by until they are asked for; not fewer than `_STEM_INDEX`."""
_PEOPLE_ENDINGS = frozenset(
    {
        "", "s", "er", "ers", "ern", "erin", "erinnen", "e", "en", "n", "ne", "nen", "ns", "ese", "esen", "esin",
        "isch", "ische", "ischen", "ischer", "isches", "ischem", "nisch", "nische", "nischen", "nischer", "nisches",
        "ier", "iern", "ierin", "aner", "anern", "ner", "nern", "nerin", "nerinnen",
    }
)  # fmt: skip
DIRECTIONS = (
    "nordost", "nordwest", "sudost", "sudwest",
    "nord", "sud", "ost", "west", "zentral", "mittel", "inner", "ober", "unter", "nieder", "neu", "gross", "klein",
    "alt", "exil", "rest", "gesamt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start` to `end` (exclusive) of a text are a form of one entity."""

    start: int
    end: int
    entity: str
    naming: bool
    """Whether the form is good enough a name to expect it in a translation; else it only counts as a counterpart."""
    sure: bool
    """Whether the whole word is a form, or begins with a long one: "Hessen", not "Danzig" for "Dan*"."""
    silent: bool
    """Marked in the tables as a word whose absence is no alarm."""
    inflected: bool = False
    """A stem and an ending: an adjective or a people rather than the place itself."""


class _Form(NamedTuple):
    # thousands are made at start, for which a frozen dataclass takes four times as long
    rest: tuple[str, ...]
    entity: str
    naming: bool
    sure: bool
    silent: bool = False
    inflected: bool = False


class NameTable:
    """The forms of one language, indexed by their first word."""

    def __init__(self, language: str) -> None:
        """Read the tables and Babel for one ISO 639-1 code."""
        self._compounds = language == "de"
        self._words: dict[str, list[_Form]] = {}
        self._stems: dict[str, list[_Form]] = {}
        self._stem_lengths: dict[str, tuple[int, ...]] = {}
        # of the thousands of forms a text has words for a few: the others wait to be asked for
        self._waiting: dict[str, list[tuple[str, str, bool]]] = {}
        for entity, form, naming in _forms(language):
            start = form[:_GROUP]
            if len(start) == _GROUP and start.isascii() and start.isalpha():
                self._waiting.setdefault(start.lower(), []).append((entity, form, naming))
            else:
                self._add(entity, form, naming)

    def _words_of(self, spelling: str) -> Sequence[_Form]:
        """The forms that begin with exactly this word."""
        for waiting in self._waiting.pop(spelling[:_GROUP].lower(), ()):
            self._add(*waiting)
        return self._words.get(spelling, ())

    def _stems_of(self, spelling: str) -> Iterator[tuple[int, _Form]]:
        """The forms that begin with a stem of this word, and the stem's length; the shortest first."""
        for waiting in self._waiting.pop(spelling[:_GROUP].lower(), ()):
            self._add(*waiting)
        for length in self._stem_lengths.get(spelling[:_STEM_INDEX], ()):
            for form in self._stems.get(spelling[:length], ()) if length <= len(spelling) else ():
                yield length, form

    def _add_stem(self, stem: str, form: _Form) -> None:
        lengths = self._stem_lengths.get(stem[:_STEM_INDEX], ())
        if len(stem) not in lengths:
            self._stem_lengths[stem[:_STEM_INDEX]] = tuple(sorted((*lengths, len(stem))))
        self._stems.setdefault(stem, []).append(form)

    def _add(self, entity: str, form: str, naming: bool) -> None:
        parts = _split(form)
        if not parts:
            return
        first, rest = parts[0], parts[1:]
        stem = first.removesuffix("*")
        if stem != first:
            enough = len(stem) >= _SHORTEST_NAMING_STEM or bool(rest)
            sure = len(stem) >= _SHORTEST_PREFIX
            self._add_stem(stem, _Form(rest, entity, naming and enough, sure, not naming))
            if (
                not rest
                and len(stem) > 2
                and (len(stem) >= _SHORTEST_NAMING_STEM or not (self._compounds and ":" not in entity))
            ):
                # Babel has the names of the countries; what else is there of them are adjectives and peoples
                of_country = ":" not in entity
                self._words.setdefault(stem, []).append(_Form(rest, entity, naming, True, not naming, of_country))
            return
        self._words.setdefault(first, []).append(_Form(rest, entity, naming, True, not naming))
        if first.isupper() and len(first) >= _SPOKEN_ACRONYM and not rest:
            # newspapers write acronyms that are spoken as words like words: Nato, Otan, Unesco
            self._words.setdefault(first.capitalize(), []).append(_Form(rest, entity, naming, True, not naming))
        if self._compounds and not rest and len(first) >= _SHORTEST_PREFIX and first.islower():
            self._add_stem(first, _Form(rest, entity, False, True))

    def hits(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Every form of every entity in a text, overlapping ones too, in order of their first word."""
        return tuple(hit for at in range(len(words)) for hit in self._hits_at(words, at))

    def _hits_at(self, words: Sequence[Word], at: int) -> Iterator[Hit]:
        word = words[at]
        spellings = (word.fold,) if word.fold == word.plain else (word.fold, word.plain)
        for spelling in spellings:
            for form in self._words_of(spelling):
                if _follows(form.rest, words, at + 1):
                    end = at + 1 + len(form.rest)
                    naming = form.naming and word.capital and (len(form.rest) != 1 or words[at + 1].capital)
                    yield Hit(at, end, form.entity, naming, form.sure, form.silent, form.inflected)
            for length, form in self._stems_of(spelling):
                if _follows(form.rest, words, at + 1):
                    ending = spelling[length:]
                    naming = form.naming and word.capital and self._inflects(ending)
                    # a country's name is no stem: what is written with a star is its adjective and its people
                    inflected = bool(ending) or (":" not in form.entity and not form.rest)
                    yield Hit(at, at + 1 + len(form.rest), form.entity, naming, form.sure, form.silent, inflected)
        if self._compounds:
            yield from self._shortened(words, at)
            yield from self._genitive(word, at)
            yield from self._behind_direction(word, at)

    def _inflects(self, ending: str) -> bool:
        """Whether the rest of a word makes a people or an adjective of a stem, where every noun has a capital.

        "Katal" is the beginning of Katalanen as well as of Kataloge.
        """
        return not self._compounds or ending in _PEOPLE_ENDINGS

    def _shortened(self, words: Sequence[Word], at: int) -> Iterator[Hit]:
        """As a counterpart, the first of two compounds that share their second part: "Nord- und Ostsee"."""
        if at + 2 >= len(words) or not words[at + 1].gap.startswith(_CUT_OFF) or words[at + 1].fold not in _JOINING:
            return
        first, second = words[at].fold, words[at + 2].fold
        for direction in DIRECTIONS if first in DIRECTIONS else ():
            if second.startswith(direction) and len(second) - len(direction) >= _SHORTEST_SHARED:
                whole = first + second.removeprefix(direction)
                forms = [*self._words_of(whole), *(form for _, form in self._stems_of(whole))]
                yield from (Hit(at, at + 1, form.entity, False, True, form.silent) for form in forms if not form.rest)

    def _genitive(self, word: Word, at: int) -> Iterator[Hit]:
        """As in "Großbritanniens", and adjectives made of cities, as in "Grazer Altstadt"."""
        for ending in ("s", "er", "ern"):
            if word.capital and word.fold.endswith(ending) and len(word.fold) - len(ending) >= _SHORTEST_PREFIX:
                for form in self._words_of(word.fold.removesuffix(ending)):
                    if not form.rest:
                        yield Hit(at, at + 1, form.entity, form.naming, True, form.silent, ending != "s")

    def _behind_direction(self, word: Word, at: int) -> Iterator[Hit]:
        """As in "Nordsyrien", "Ostukraine"; and, as a counterpart only, behind any word: "Kontinentaleuropa"."""
        for cut in range(2, len(word.fold) - _SHORTEST_PREFIX) if word.capital else ():
            for form in self._words_of(word.fold[cut:]):
                if not form.rest:
                    yield Hit(at, at + 1, form.entity, False, False, False)
        if not word.fold.startswith(DIRECTIONS):
            return
        for direction in DIRECTIONS:
            inner = word.fold.removeprefix(direction)
            if inner != word.fold and len(inner) >= _SHORTEST_PREFIX:
                for form in self._words_of(inner):
                    if not form.rest:
                        yield Hit(at, at + 1, form.entity, form.naming and word.capital, True, form.silent)
                for length, form in self._stems_of(inner):
                    if not form.rest and length >= _SHORTEST_PREFIX:
                        yield Hit(at, at + 1, form.entity, False, True, form.silent)


def _follows(rest: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    if at + len(rest) > len(words):
        return False
    for part, word in zip(rest, words[at:], strict=False):
        stem = part.removesuffix("*")
        spelling = word.plain if _keeps_case(stem) else word.fold
        if not (spelling.startswith(stem) if stem != part else spelling == stem):
            return False
    return True


def _keeps_case(word: str) -> bool:
    """Acronyms are told from words by their capitals: US, WHO, AfD."""
    # most words are small behind their first letter
    return not word[1:].islower() and sum(letter.isupper() for letter in word) >= 2


@cache
def _split(form: str) -> tuple[str, ...]:
    """The words of a form, folded (acronyms apart), each with the star it had."""
    parts: list[str] = []
    for piece in form.split():
        bare = piece.removesuffix("*")
        if bare.isascii() and bare.isalpha():
            # most pieces; the rest is what it comes to, but slower
            parts.append((bare if _keeps_case(bare) else bare.lower()) + piece[len(bare) :])
            continue
        words = words_of(piece.removesuffix("*"))
        parts.extend(word.plain if _keeps_case(word.plain) else word.fold for word in words)
        if words and piece.endswith("*"):
            parts[-1] += "*"
    return tuple(parts)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    tables: dict[str, Mapping[str, Any]] = {}
    for name in _FILES:
        text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
        tables.update(tomli.loads(text))
    return tables


def _forms(language: str) -> Iterator[tuple[str, str, bool]]:
    """(entity, form, naming) of one language; English forms also stand in texts of other languages."""
    for table, entries in _tables().items():
        if table == "given_names":
            continue
        if table == "alike":
            yield from ((f"alike:{name}", name, True) for name in entries["names"].split())
            continue
        for key, row in entries.items():
            columns = [[form.strip() for form in column.split(",")] for column in row.split("|")]
            entity = key if table == "countries" else f"{table}:{key}"
            for form in columns[_COLUMNS[language]] if language in _COLUMNS else ():
                if form:
                    yield entity, form.removeprefix("~").strip(), not form.startswith("~")
            if language != "en":
                for form in columns[0]:
                    if form and "*" not in form:
                        yield entity, form.removeprefix("~"), False
    yield from _from_babel(language)


_NOT_PLACES = frozenset({"ZZ", "001", "QO", "EU", "EZ", "UN", "XA", "XB"})
_NOT_LANGUAGES = frozenset({"und", "mul", "zxx", "mis", "root"})


def _from_babel(language: str) -> Iterator[tuple[str, str, bool]]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return
    for code, name in locale.territories.items():
        if code.partition("-")[0] not in _NOT_PLACES:
            for form in _without_brackets(name):
                yield code.partition("-")[0], form, not code[0].isdigit()
    yield from _cities(language)
    for code, name in locale.languages.items():
        if code not in _NOT_LANGUAGES and len(code) <= 3 and " " not in name and "-" not in name:
            yield f"language:{code}", name, False


_NOT_CITIES = frozenset(
    {
        "Easter",
        "Troll",
        "Center",
        "Current",
        "Unknown",
        "Wake",
        "Midway",
        "Reunion",
        "Knox",
        "Comoro",
        "Nome",
        "Oral",
        "Casey",
        "Davis",
        "Palmer",
        "Mawson",
    }
)


def _cities(language: str) -> Iterator[tuple[str, str, bool]]:
    """The cities that CLDR names time zones after, about four hundred."""
    from babel import Locale
    from babel.core import get_global

    names = Locale.parse(language).time_zones
    for zone in get_global("zone_territories"):
        city = zone.rpartition("/")[2].replace("_", " ")
        if "/" in zone and not zone.startswith("Etc/") and city not in _NOT_CITIES:
            yield f"zone:{zone}", names.get(zone, {}).get("city") or city, True


def _without_brackets(name: str) -> Iterator[str]:
    """As in "Congo - Kinshasa", "Myanmar (Birma)", "Sonderverwaltungsregion Hongkong"."""
    for part in name.replace("(", "–").replace(")", "").replace(" - ", "–").split("–"):
        if len(part.strip()) > 2 and " & " not in part:
            yield part.strip()
    if " & " in name:
        yield from (part.strip() for part in name.split(" & "))


def city_names(language: str) -> Iterator[tuple[str, str]]:
    """(entity, name) of the cities in the tables, English and languages with a column; stems of names left out."""
    for key, row in _tables()["cities"].items() if language in _COLUMNS else ():
        forms = [form.strip() for form in row.split("|")[_COLUMNS[language]].split(",")]
        whole = [form for form in forms if form.isprintable() and not form.startswith("~")]
        if language == "en":
            yield f"cities:{key}", whole[0].removesuffix("*").title() if whole else key.title()
        else:
            yield from ((f"cities:{key}", form) for form in whole if "*" not in form)


@cache
def name_table(language: str) -> NameTable:
    """The table of one language, read once."""
    return NameTable(language)


@cache
def given_names() -> frozenset[str]:
    """Common given names, folded."""
    return frozenset(plain(name) for name in given_names_spelt())


@cache
def given_names_spelt() -> frozenset[str]:
    """Common given names in small letters, with their accents."""
    return frozenset(_tables()["given_names"]["names"].lower().split())
