"""Names in a text: forms from the tables, given names and what follows them, capitals that no dictionary explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transprov.facts.names.language import NameLanguage, name_language
from transprov.facts.names.value import NameValue, Standing
from transprov.languages.names import Hit, Word, given_names, given_names_spelt, name_table, words_of
from transprov.languages.vocabulary import is_listed, is_ordinary
from transprov.types import Mention, Span

KIND_NAME = "name"
_VOWEL = re.compile("[aeiouy]")
_SYLLABLE = re.compile(
    "(?:e[sn]?|s|n)?(?:schm|schn|schr|schl|schw|sch|str|spr|spl|pfl|pfr|[bpgkf][lr]|[dt]r|[gk]n|ch|ps|ph|th|rh|s[kptmn]|tz|wr|qu|zw|."
    "|)[aeiouy]|[a-z]{1,2}$"
)
"""How the second part of a German compound begins, or a broken one ends: "Dingo-lfing" is none."""
_PLURAL_ENDINGS = ("e", "en", "ln", "rn")
_LONG = 8
_NOUN = 5
_VERY_LONG = 10
_LONGEST_ACRONYM = 5
_TITLE_CASE = 0.65
"""Share of longer words with a capital from which a line is a headline in title case."""


@lru_cache(maxsize=512)
def analyse(text: str, language: str) -> tuple[tuple[Word, ...], tuple[Hit, ...]]:
    """The words of a text and every form from the tables among them."""
    words = words_of(text)
    return words, name_table(language).hits(words)


def find(text: str, language: str) -> tuple[Mention, ...]:
    """Every name, word by word except for names of several words in the tables.

    Weak ones (ordinary words) only after "Mr" and the like, where they name a person all the same.
    """
    words, hits = analyse(text, language)
    if not words:
        return ()
    data = name_language(language)
    known = _longest(words, hits)
    standings = _standings(words, hits, known, data)
    mentions: list[Mention] = []
    run = at = 0
    while at < len(words):
        hit = known.get(at)
        standing = _known_standing(hit) if hit else standings[at]
        end = hit.end if hit else at + 1
        if standing is None:
            at += 1
            continue
        if at and not (words[at].gap.strip() in _JOINING and (standings[at - 1] is not None)):
            run += 1
        entities = frozenset(
            each.entity for each in hits if each.start == at and each.sure and (hit is None or each.end == end)
        )
        titled = at > 0 and words[at - 1].fold in data.addresses and words[at].fold not in data.titles
        if standing is Standing.WEAK and not titled:
            at = end
            continue
        acronym = words[at].is_acronym and end == at + 1
        value = NameValue(tuple(words[at:end]), standing, entities, acronym, titled, run)
        span = Span(words[at].start, words[end - 1].end)
        quoted = text[span.start : span.end]
        mentions.append(Mention(KIND_NAME, span, quoted, value, quoted))
        at = end
    return tuple(mentions)


@lru_cache(maxsize=512)
def weak_capitals(text: str, language: str) -> tuple[Mention, ...]:
    """Ordinary words with a capital that no sentence start explains, one mention a word."""
    words, hits = analyse(text, language)
    data = name_language(language)
    if data.capital_nouns or _is_title_case(words):
        return ()
    standings = _standings(words, hits, _longest(words, hits), data)
    found = []
    for word, standing in zip(words, standings, strict=True):
        if standing is Standing.WEAK and not word.opens and len(word.fold) > 2:
            span = Span(word.start, word.end)
            quoted = text[span.start : span.end]
            found.append(Mention(KIND_NAME, span, quoted, NameValue((word,), Standing.WEAK), quoted))
    return tuple(found)


def _known_standing(hit: Hit) -> Standing:
    return Standing.PEOPLE if hit.inflected and hit.end == hit.start + 1 else Standing.KNOWN


_JOINING = frozenset({"", "-", "'", "’", ".", "‐", "‑", "&"})


def _longest(words: Sequence[Word], hits: Sequence[Hit]) -> dict[int, Hit]:
    """The forms that name something, by their first word; the longest from the left where they overlap."""
    chosen: dict[int, Hit] = {}
    end = 0
    named = [hit for hit in hits if hit.naming and not _is_shouted_form(words, hit)]
    for hit in sorted(named, key=lambda hit: (hit.start, -hit.end, hit.inflected)):
        if hit.start >= end:
            chosen[hit.start] = hit
            end = hit.end
    return chosen


def _is_shouted_form(words: Sequence[Word], hit: Hit) -> bool:
    """As in "ABOUT US": an acronym among words in capitals is none."""
    around = (words[hit.start - 1] if hit.start else None, words[hit.end] if hit.end < len(words) else None)
    return (
        hit.end == hit.start + 1 and words[hit.start].is_acronym and any(_shouted(words[hit.start], w) for w in around)
    )


def _standings(
    words: Sequence[Word], hits: Sequence[Hit], known: dict[int, Hit], data: NameLanguage
) -> list[Standing | None]:
    title_case = _is_title_case(words)
    standings: list[Standing | None] = []
    quiet = {at for hit in hits if hit.silent for at in range(hit.start, hit.end)}
    covered = {at for hit in known.values() for at in range(hit.start, hit.end)}
    for at, word in enumerate(words):
        if at in covered:
            standings.append(Standing.KNOWN)
        else:
            before = words[at - 1] if at else None
            after_name = bool(standings) and standings[-1] is Standing.PERSON and word.gap in (" ", "-")
            after = words[at + 1] if at + 1 < len(words) else None
            standing = _standing(word, before, after, after_name, title_case, data)
            if standing is Standing.UNKNOWN and _is_listed_with_nouns(words, standings, at, data):
                standing = Standing.WEAK
            standings.append(Standing.WEAK if standing is not None and at in quiet else standing)
    return standings


def _standing(
    word: Word, before: Word | None, after: Word | None, after_name: bool, title_case: bool, data: NameLanguage
) -> Standing | None:
    """What speaks for a word being a name; None when nothing does."""
    if not word.capital or word.fold in data.not_names or any(letter.isdigit() for letter in word.text):
        return None
    if word.is_acronym and len(word.fold) <= _LONGEST_ACRONYM:
        return Standing.UNKNOWN if not _shouted(word, before) else None
    if len(word.fold) < 3 or not data.has_data or (after is not None and _is_cut_off(after.gap)):
        return None
    ordinary = _is_ordinary(word, data)
    if _is_given_name(word, ordinary, data):
        return Standing.PERSON
    if after_name and not title_case and not (ordinary and _follows_surname(before)):
        return Standing.PERSON
    if before is not None and before.fold in data.titles and word.gap in (" ", ". ") and not title_case:
        return Standing.PERSON if not ordinary or _is_addressed(before, word, data) else Standing.WEAK
    if data.speech_verbs and _speaks(word, before, after, data):
        return Standing.PERSON
    if not ordinary:
        weak = (
            _is_glued(word, data.code)
            or _is_abbreviation(after)
            or not _VOWEL.search(word.fold)
            or _begins_as_noun(word, data)
            or (before is not None and _is_noun_after(before, word, data))
        )
        return Standing.WEAK if weak else Standing.UNKNOWN
    return None if word.opens else Standing.WEAK


def _is_given_name(word: Word, ordinary: bool, data: NameLanguage) -> bool:
    """Whether a word is a common given name and not rather the ordinary word it looks like."""
    if word.fold not in given_names():
        return False
    if data.capital_nouns:
        return word.text.lower() in given_names_spelt() and word.fold not in data.ambiguous_given
    return not (ordinary and word.opens)


def _follows_surname(before: Word | None) -> bool:
    """Whether the name before is more than a given name, so that another word may follow: "der Eileen Gray Tisch"."""
    return before is not None and before.fold not in given_names()


def _is_listed_with_nouns(
    words: Sequence[Word], standings: Sequence[Standing | None], at: int, data: NameLanguage
) -> bool:
    """As in "Kornspeicher und Dreschtennen", "Gas- oder Öltamponade": what stands beside a noun is one."""
    if not data.capital_nouns or at < 2 or words[at - 1].fold not in data.and_words:
        return False
    return words[at - 2].capital and standings[at - 2] in (Standing.WEAK, None) and not words[at - 2].opens


def _is_glued(word: Word, code: str) -> bool:
    """As in "MHNund", "UhrZum": words that lost the space between them."""
    if word.text[:2].isupper():
        return word.text[-2:].islower()
    inner = [at for at, letter in enumerate(word.text) if at and letter.isupper()]
    return bool(inner) and is_ordinary(word.text[: inner[0]].lower(), code)


def _begins_as_noun(word: Word, data: NameLanguage) -> bool:
    """As in "Obstwürzeln": a long word that begins with a noun is a compound, misspelt or with a rare second part."""
    if not data.capital_nouns or len(word.text) < _LONG:
        return False
    first = _NOUN if len(word.text) <= _VERY_LONG else _NOUN - 1
    return any(
        is_listed(word.text[:cut], data.code) and _SYLLABLE.match(word.fold[cut:])
        for cut in range(first, len(word.text) - 1)
    )


def _is_abbreviation(after: Word | None) -> bool:
    """Whether a full stop follows that ends no sentence: "laut Tsch. Statistikamt", "aus Vergl. entfernen"."""
    return after is not None and after.gap == ". " and not after.capital


def _is_noun_after(before: Word, word: Word, data: NameLanguage) -> bool:
    """Whether the word before makes this one a noun: German names mostly stand without article and adjective."""
    if not data.capital_nouns or word.gap != " " or (before.capital and not before.opens):
        return False
    return before.fold in data.determiners or (len(before.fold) > 4 and before.fold.endswith(_ADJECTIVE_ENDINGS))


_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


def _is_addressed(title: Word, word: Word, data: NameLanguage) -> bool:
    """Whether an ordinary word after a title is a name all the same: "Mr. Tailor", not "Queen Mother"."""
    return not data.capital_nouns and title.fold in data.addresses and word.fold not in data.titles


def _is_cut_off(gap: str) -> bool:
    """As in "Import- und Export", "geograf...": half a word."""
    return gap[:2] in ("- ", "..", "\u2010 ") or gap[:1] == "…"


def _speaks(word: Word, before: Word | None, after: Word | None, data: NameLanguage) -> bool:
    """As in "Heil sagte", "..., sagte Grindel.": a noun without article beside a verb of saying."""
    if word.fold in data.not_speakers or word.fold.endswith(_PLURAL_ENDINGS):
        return False
    if before is not None and before.fold in data.speech_verbs and word.gap == " ":
        return after is None or after.gap.strip() != "" or not after.capital
    return word.opens and not _is_ordinary(word, data) and after is not None and after.fold in data.speech_verbs


def _is_ordinary(word: Word, data: NameLanguage) -> bool:
    small = word.text.lower().replace("β", "ß")
    if data.capital_nouns and "ss" in small and is_ordinary(small.replace("ss", "ß").capitalize(), data.code):
        return True
    if is_ordinary(small.capitalize() if data.capital_nouns else small, data.code) or small.endswith(data.word_endings):
        return True
    if data.code == "de" and small.removesuffix("s").endswith("ing"):
        # "Crowdfunding" is taken from English; "Dingolfing" and "Straubing" are towns
        return is_ordinary(small.removesuffix("s"), "en")
    return data.code == "en" and small.endswith("s") and is_ordinary(small[:-1], data.code)


def _shouted(word: Word, before: Word | None) -> bool:
    """Whether a word stands among others in capitals: a headline, no acronym."""
    return before is not None and before.text.isupper() and len(before.text) > 3 and word.text.isupper()


def _is_title_case(words: Sequence[Word]) -> bool:
    longer = [word for word in words if len(word.text) > 3]
    return len(longer) >= 3 and sum(word.capital for word in longer) > _TITLE_CASE * len(longer)
