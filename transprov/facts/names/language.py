"""What the finder of names knows of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.languages.calendar import month_names, weekday_names
from transprov.languages.names import plain
from transprov.languages.vocabulary import has_vocabulary


@dataclass(frozen=True, slots=True)
class NameLanguage:
    """Words of one language that tell names from other capitalised words."""

    code: str
    has_data: bool
    """Whether its vocabulary is known; without it every word might be a name."""
    capital_nouns: bool
    not_names: frozenset[str]
    titles: frozenset[str]
    addresses: frozenset[str]
    """Mr, Mrs and the like: titles that only persons' names follow, apart from other titles."""
    word_endings: tuple[str, ...]
    speech_verbs: frozenset[str]
    """Where every noun has a capital: verbs beside which a noun without article is a name."""
    not_speakers: frozenset[str]
    determiners: frozenset[str]
    and_words: frozenset[str]
    ambiguous_given: frozenset[str]
    """Given names that are nouns of everyday as well."""


@cache
def name_language(code: str) -> NameLanguage:
    """The data of one ISO 639-1 code; for a language without data, what is true everywhere."""
    table: Mapping[str, Any] = load_table(code, "names") or {}
    calendar = {plain(name).lower() for names in (month_names(code), weekday_names(code)) for name in names}
    plurals = {f"{name}s" for name in calendar}
    return NameLanguage(
        code,
        bool(table) and has_vocabulary(code),
        code == "de",
        frozenset(table.get("not_names", "").split()) | calendar | plurals,
        frozenset(table.get("titles", "").split()),
        frozenset(table.get("addresses", "").split()),
        tuple(table.get("word_endings", ())),
        frozenset(table.get("speech_verbs", "").split()),
        frozenset(table.get("not_speakers", "").split()),
        frozenset(table.get("determiners", "").split()),
        frozenset(table.get("and_words", "").split()),
        frozenset(table.get("ambiguous_given", "").split()),
    )
