"""The words that the page around an article uses, of the language at hand and of all others, ready for matching.

Credits travel untranslated ("Foto: dpa" under an English caption), so their words are looked for in every language;
bylines and furniture, whose words are common ones ("von", "mehr"), only in the document's language and in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from transprov.languages import LanguagePack, pack, supported

Phrases = tuple[str, ...]
"""Casefolded phrases, longest first, so that the first that matches is the right one."""


class Openings(Phrases):
    """Phrases that know, once asked, how to tell lines that open with one."""

    @cached_property
    def letters(self) -> frozenset[str]:
        """What the phrases begin with: hardly a line of an article does."""
        return frozenset(phrase[0] for phrase in self) | ({"ß"} if any(p.startswith("ss") for p in self) else set())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches where a folded line begins with a phrase, as whole words."""
        # a phrase may also end in an apostrophe or a space ("teilen auf "), after which no word border is asked for
        # case folding writes "ß" as "ss", which would move every later place, so the text keeps it
        forms = (
            re.escape(phrase).replace("ss", "(?:ss|ß)") + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in self
        )
        return re.compile("|".join(forms) or r"(?!)")


@dataclass(frozen=True, slots=True)
class Cues:
    """Casefolded phrases by what they announce, and the news agencies as they are written."""

    languages: tuple[str, ...]
    furniture: frozenset[str]
    furniture_prefixes: Phrases
    related: Phrases
    source: Phrases
    picture: Phrases
    byline: Phrases
    material: Phrases
    origin: Phrases
    published: Phrases
    updated: Phrases
    translation: Phrases
    machine_translation: Phrases
    weekdays: Phrases
    months: tuple[tuple[str, int], ...]
    agencies: frozenset[str]

    def is_agency(self, name: str) -> bool:
        """Whether `name` is a news agency; only longer names may differ in case ("Map" is none, "REUTERS" is one)."""
        return name in self.agencies or (len(name) > 3 and name.casefold() in _folded(self.agencies))

    def month(self, name: str) -> int | None:
        """The number, from 1, of a month by its name or short form."""
        return dict(self.months).get(name.casefold().rstrip("."))


@lru_cache(maxsize=8)
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


@lru_cache(maxsize=64)
def cues_for(language: str | None) -> Cues:
    """The cues for a document in `language` (ISO 639-1; None: of every language)."""
    everywhere = [pack(code) for code in supported()]
    near = [p for p in everywhere if language is None or p.code in {language.partition("-")[0].lower(), "en"}]
    sources = _longest_first(phrase for p in everywhere for phrase in p.source_cues)
    no_pictures = {*sources, *(phrase for p in everywhere for phrase in (*p.byline_cues, *p.material_cues))}
    months = {name: number for p in reversed(near) for name, number in p.months.items()}
    return Cues(
        languages=tuple(p.code for p in near),
        furniture=frozenset(phrase for p in near for phrase in p.furniture),
        # rights have a grammar of their own (`credits.copyright_holder`): "© Getty Images" is a picture's, "Copyright
        # law" a subject
        furniture_prefixes=Openings(
            p
            for p in _collect(near, "furniture_prefixes")
            if not p.startswith(("copyright", "©", "(c)", "image caption"))
        ),
        related=_collect(near, "related_cues"),
        source=sources,
        picture=_longest_first(phrase for p in everywhere for phrase in p.credit_cues if phrase not in no_pictures),
        byline=_collect(near, "byline_cues"),
        material=_collect(near, "material_cues"),
        origin=_collect(everywhere, "origin_cues"),
        published=_collect(near, "published_cues"),
        updated=_collect(near, "updated_cues"),
        translation=_collect(everywhere, "translation_cues"),
        machine_translation=_collect(everywhere, "machine_translation_cues"),
        weekdays=_longest_first(name for p in near for name in p.weekdays),
        months=tuple(months.items()),
        agencies=frozenset(name for p in everywhere for name in p.agencies),
    )


def _collect(packs: Iterable[LanguagePack], field: str) -> Phrases:
    return _longest_first(phrase for p in packs for phrase in getattr(p, field))


def _longest_first(phrases: Iterable[str]) -> Phrases:
    return Openings(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))


def opening(line: str, phrases: Phrases) -> int:
    """Where `line` goes on after the one of `phrases` that it opens with, as whole words; 0 when it opens with none."""
    openings = phrases if isinstance(phrases, Openings) else _openings(phrases)
    if fold(line[:1]) not in openings.letters:
        return 0
    found = openings.pattern.match(fold(line[:100]))
    return found.end() if found else 0


def fold(line: str) -> str:
    """Lower case, typewriter apostrophes and plain spaces, every character in its old place."""
    lowered = line.lower()
    if len(lowered) != len(line):  # "İ" grows
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in line)
    return lowered.replace("’", "'").replace("\xa0", " ").replace("\u202f", " ")


@lru_cache(maxsize=256)
def _openings(phrases: Phrases) -> Openings:
    return Openings(phrases)
