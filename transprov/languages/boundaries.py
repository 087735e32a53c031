"""Whether a sentence ends at a full stop, question mark or ellipsis: one place judged by the facts of a pack."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from transprov.languages.packs import LanguagePack

_REACH = 40
_LONG_WORD = 5
_QUOTES = "\"'„“”«»‚‘’›‹"
_EDGE = "([{*–—¿¡" + _QUOTES
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}[.-]+)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_CONSONANTS = re.compile(r"(?i:[bcdfghjklmnpqrstvwxz])[bcdfghjklmnpqrstvwxz]{1,3}")
"""No word of the languages with a pack is spelt so, but many an unlisted abbreviation: Cmdr, bspw, sg."""
_DATE = re.compile(r"\d{1,2}\.\d{1,2}")
_ENUMERATOR = re.compile(r"\d{1,3}|[a-zA-Z]|[ivx]{1,4}")
_BEFORE_WORD = re.compile(r"[\W_]*")
_WORD = re.compile(r"[^\W_]+(?:['’](?=\w))?")
_TIME_ZONE = re.compile(r"[A-Z]{1,3}T|UTC")
_CAMEL = re.compile(r"[a-z][A-Z][a-z]")
_DOMAIN = re.compile(r"[a-z\d-]{1,30}\.[a-z]{2,10}\b")
_AGENCY = re.compile(r"\(([^()]{2,30})\)")


class Verdict(Enum):
    """What the rules of a language say of a possible boundary."""

    ENDS = "ends"
    RUNS_ON = "runs on"
    OPEN = "open"
    """No rule applies: an unlisted short word with a full stop, and a capital after it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A possible sentence end in a text."""

    text: str
    begin: int
    """Where the sentence starts that would end here."""
    mark: int
    """Index of the first terminator."""
    marks: str
    """The run of terminators: ".", "?!", "...", "…"."""
    quoted: bool
    """Whether a closing quotation mark follows the terminators."""
    bracketed: bool
    """Whether a bracket that was opened inside the sentence closes right after the terminators."""
    next: int
    """Index of the first character that is not white space after it."""


@dataclass(frozen=True, slots=True)
class _Next:
    """The word after a possible boundary."""

    word: str
    starter: bool
    """Whether it is one that, with a capital, nearly always opens a sentence."""
    is_name: bool
    """Whether it is spelt as a name that starts small and may still open a sentence: iPhone, eBay, example.org."""
    direct: bool
    """Whether no quotation mark, bracket or dash stands before it."""


def judge(place: Place, pack: LanguagePack) -> Verdict:
    """Whether the sentence ends at `place`, from the words on both sides of it and the facts in the pack."""
    following = _following(place, pack)
    if place.bracketed and place.marks == "." and _is_abbreviation(_last_token(place).strip(_EDGE), pack):
        return Verdict.RUNS_ON
    if following.word[:1].islower() and not following.is_name:
        return Verdict.ENDS if _starts_small(place, pack, following) else Verdict.RUNS_ON
    if place.marks.strip(".…"):
        return Verdict.ENDS
    if place.marks != ".":
        return _after_ellipsis(place, pack, following)
    return _after_dot(place, pack, following)


def _following(place: Place, pack: LanguagePack) -> _Next:
    text = place.text
    lead = _BEFORE_WORD.match(text, place.next, place.next + _REACH)
    at = lead.end() if lead else place.next
    found = _WORD.match(text, at, at + _REACH)
    word = found.group() if found else ""
    starter = word.casefold().replace("’", "'") in pack.starters
    if len(word) == 1 and text[at + 1 : at + 2] == ".":
        starter = False  # "J. A. Smith": an initial, not the article "A"
    elif len(word) > 1 and word.isupper():
        starter = False  # "THE U.S. IS OUT": where all is in capitals, a capital tells nothing
    is_name = bool(_CAMEL.match(word) or _DOMAIN.match(text, at, at + _REACH))
    return _Next(word, starter, is_name, at == place.next)


def _starts_small(place: Place, pack: LanguagePack, following: _Next) -> bool:
    """A small letter opens a sentence after a long word and a quotation mark, or as the name of an agency."""
    agency = _AGENCY.match(place.text, place.next)
    if agency:
        return agency[1].casefold() in {name.casefold() for name in pack.agencies}
    word = _last_token(place).strip(_EDGE)
    opened = place.text[place.next] in _QUOTES and place.text[place.next + 1 : place.next + 2].isalpha()
    return opened and not place.quoted and place.marks != "…" and len(word) >= _LONG_WORD and word.isalpha()


def _after_ellipsis(place: Place, pack: LanguagePack, following: _Next) -> Verdict:
    before = place.text[place.mark - 1 : place.mark]
    if before and before in "([":
        return Verdict.RUNS_ON
    if (before.isspace() or place.mark == place.begin) and not following.starter and not place.quoted:
        # " ... ": an omission inside the sentence, at least where every noun has a capital
        return Verdict.RUNS_ON if pack.capital_nouns else Verdict.OPEN
    return Verdict.ENDS


def _after_dot(place: Place, pack: LanguagePack, following: _Next) -> Verdict:
    token = _last_token(place)
    word = token.strip(_EDGE)
    if not word:
        return Verdict.ENDS
    if _is_enumerator(place, token, word):
        return Verdict.RUNS_ON
    listed = _by_class(place, pack, word, following)
    if listed is not None:
        return listed
    if word.isdecimal() or _DATE.fullmatch(word):
        return _after_number(place, pack, token, following)
    if place.quoted:
        return Verdict.ENDS
    if len(word) == 1 and word.isalpha():
        return _after_letters(place, pack, word, following)
    if _DOTTED.fullmatch(word):
        return _unless_sentence_starts(place, pack, following)
    if len(word) > 1 and _ROMAN.fullmatch(word) and (pack.ordinal_dot or _has_cue(place, pack)):
        return _unless_sentence_starts(place, pack, following)
    if _CONSONANTS.fullmatch(word) and (pack.capital_nouns or word[0].isupper()):
        return _after_letters(place, pack, word, following)
    if not pack.starters:
        return Verdict.OPEN
    if following.starter or following.is_name or not following.direct or len(word) >= _LONG_WORD:
        return Verdict.ENDS
    return Verdict.OPEN


def _tokens_before(place: Place) -> list[str]:
    """The last tokens before the mark; the very last one touches it."""
    tokens = place.text[max(place.begin, place.mark - _REACH) : place.mark].split()
    return [*tokens, ""] if place.text[place.mark - 1 : place.mark].isspace() else tokens


def _last_token(place: Place) -> str:
    tokens = _tokens_before(place)
    return tokens[-1] if tokens else ""


def _is_enumerator(place: Place, token: str, word: str) -> bool:
    """ "1." or "a." with nothing of the sentence before it, or after the colon or dash that announces an item."""
    if not _ENUMERATOR.fullmatch(word):
        return False
    if place.mark - len(token) <= place.begin:
        return True
    tokens = _tokens_before(place)
    return len(tokens) > 1 and (tokens[-2].endswith(":") or (word.isdecimal() and tokens[-2] in ("-", "–")))


def _listed(word: str, entries: Collection[str]) -> bool:
    """An entry in small letters stands for any case, one with a capital for itself and for capitals throughout."""
    return word in entries or word.lower() in entries or (word.isupper() and word.capitalize() in entries)


def _is_abbreviation(word: str, pack: LanguagePack) -> bool:
    return _listed(word, pack.abbreviations) or bool(_DOTTED.fullmatch(word))


def _by_class(place: Place, pack: LanguagePack, word: str, following: _Next) -> Verdict | None:
    """The verdict on a listed abbreviation, also one written with spaces ("z. B.") or at the end of a compound."""
    known = pack.abbreviations
    if word.isupper() and word.isalpha() and len(word) > 1 and not following.word.isupper() and word not in known:
        return None  # an acronym, unless the text around it is in capitals too: AP, MS
    spaced = _spaced_abbreviation(place, known)
    if spaced is None and following.word and _listed(f"{word}.{following.word}", known):
        return Verdict.RUNS_ON
    number = following.word[:1].isdecimal() or (following.direct and bool(_ROMAN.fullmatch(following.word)))
    for form in (spaced, word, word.rpartition("-")[2] if "." not in word else None):
        if form is None:
            continue
        if _listed(form, pack.titles) or _listed(form, pack.inline):
            return Verdict.RUNS_ON
        if number and (_listed(form, pack.before_number) or form.lower().endswith(tuple(pack.before_number_endings))):
            return Verdict.RUNS_ON
        if _listed(form, pack.ambiguous):
            starts_quote = not following.direct and place.text[place.next] in _QUOTES and not pack.capital_nouns
            return Verdict.ENDS if place.quoted or starts_quote else _unless_sentence_starts(place, pack, following)
        if len(form) > 1 and _listed(form, known):
            return Verdict.RUNS_ON if _dates(following.word, pack) and "." in form else Verdict.ENDS
    return None


def _dates(word: str, pack: LanguagePack) -> bool:
    """What follows the time of day: "5 a.m. Monday", "9 p.m. EST"."""
    return word.casefold() in pack.weekdays or bool(_TIME_ZONE.fullmatch(word))


def _spaced_abbreviation(place: Place, known: Collection[str]) -> str | None:
    tokens = _tokens_before(place)[-4:]
    for first in range(len(tokens) - 1):
        if all(token.endswith(".") for token in tokens[first:-1]):
            joined = "".join(tokens[first:]).lstrip(_EDGE)
            if _listed(joined, known):
                return joined
    return None


def _unless_sentence_starts(place: Place, pack: LanguagePack, following: _Next) -> Verdict:
    return Verdict.ENDS if following.starter and not _opens_name(place, pack, following) else Verdict.RUNS_ON


def _opens_name(place: Place, pack: LanguagePack, following: _Next) -> bool:
    """A. *Le* Pen: a particle with a capital, and a capital after it."""
    if following.word.lower() not in pack.name_particles:
        return False
    words = place.text[place.next : place.next + _REACH].split()
    return len(words) > 1 and words[1][0].isupper()


def _after_letters(place: Place, pack: LanguagePack, letters: str, following: _Next) -> Verdict:
    tokens = _tokens_before(place)
    if letters[0].islower() and len(tokens) > 1 and tokens[-2][-1:].isdecimal():
        return Verdict.ENDS  # a unit: "nach 100 m.", "en 5 kg."
    return _unless_sentence_starts(place, pack, following)


def _after_number(place: Place, pack: LanguagePack, token: str, following: _Next) -> Verdict:
    """An ordinal where ordinals have a dot, such as "am 3. Oktober", or a count at the end: "auf Platz 3. Merkel"."""
    if not pack.starters:
        return Verdict.OPEN
    number = token.strip(_EDGE)
    if place.quoted or not following.word or len(number) > 2:
        return Verdict.ENDS
    after = following.word.casefold()
    if after in pack.ordinal_nouns or (pack.ordinal_dot and after in pack.months):
        return Verdict.RUNS_ON
    if following.starter or not following.direct or after[0].isdecimal():
        return Verdict.ENDS
    if _has_cue(place, pack):
        return Verdict.RUNS_ON
    before = _tokens_before(place)[:-1]
    counted = bool(before) and not token.startswith("(") and before[-1].strip(_EDGE)[:1].isalpha()
    return Verdict.ENDS if counted or not pack.ordinal_dot else Verdict.RUNS_ON


def _has_cue(place: Place, pack: LanguagePack) -> bool:
    """Whether the word before the number asks for an ordinal: *der* 3., *im* 19."""
    before = _tokens_before(place)[:-1]
    return bool(before) and before[-1].strip(_EDGE).casefold() in pack.ordinal_cues
