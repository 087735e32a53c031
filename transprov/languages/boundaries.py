"""Whether a sentence ends at a full stop, question mark or ellipsis: the judgement of one place, language by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from transprov.languages.packs import LanguagePack

_LOOK_BACK = 40
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}[.-]+)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLC]{1,6}")
_DATE_TAIL = re.compile(r"\d{1,2}\.\d{1,2}")
_WORD_START = re.compile(r"[\W_]*")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’](?=\w))?")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")


class Verdict(Enum):
    """What the rules of a language say of a possible boundary."""

    ENDS = "ends"
    RUNS_ON = "runs on"
    OPEN = "open"
    """No rule applies: an unlisted short word with a full stop and a capital after it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A possible sentence end in a text."""

    text: str
    begin: int
    """Where the running piece of text starts that the sentence stands in."""
    mark: int
    """Index of the first terminator."""
    marks: str
    """The run of terminators: ".", "?!", "...", "…"."""
    closed: bool
    """Whether closing quotation marks or brackets follow the terminators."""
    next: int
    """Index of the first character that is not white space after it."""


def judge(place: Place, pack: LanguagePack) -> Verdict:
    """Whether the sentence ends at `place`, from the words on both sides of it and the facts in the pack."""
    text = place.text
    opening = _WORD_START.match(text, place.next, place.next + _LOOK_BACK)
    at = opening.end() if opening else place.next
    found = _NEXT_WORD.match(text, at, at + _LOOK_BACK)
    following = found.group() if found else ""
    if following[:1].islower() and not _is_camel(following):
        return Verdict.RUNS_ON
    starter = _is_starter(text, at, following, pack)
    if "." not in place.marks and "…" not in place.marks:
        return Verdict.ENDS
    if len(place.marks) > 1 or place.marks == "…":
        return _after_ellipsis(place, starter)
    return _after_dot(place, pack, following, starter, direct=at == place.next)


def _is_camel(word: str) -> bool:
    """iPhone, eBay: names that start small and may still open a sentence."""
    return len(word) > 2 and word[1].isupper() and word[2:].islower()


def _is_starter(text: str, at: int, word: str, pack: LanguagePack) -> bool:
    if not word or word.casefold().replace("’", "'") not in pack.starters:
        return False
    # "J. A. Smith": a single letter with a dot is an initial, not the article "A"
    return not (len(word) == 1 and text[at + 1 : at + 2] == ".")


def _after_ellipsis(place: Place, starter: bool) -> Verdict:
    if place.marks.strip(".…"):
        return Verdict.ENDS
    before = place.text[place.mark - 1 : place.mark]
    if before in "([":
        return Verdict.RUNS_ON
    if before.isspace() and not starter and not place.closed:
        return Verdict.OPEN
    return Verdict.ENDS


def _after_dot(place: Place, pack: LanguagePack, following: str, starter: bool, *, direct: bool) -> Verdict:
    token = _token_before(place)
    word = token.lstrip("([{\"'„“”«»‚‘›‹*-–—¿¡").casefold()
    core = word.rpartition("-")[2] if "." not in word else word
    if not word:
        return Verdict.ENDS
    if _opens_piece(place, token) and _ENUMERATOR.fullmatch(token):
        return Verdict.RUNS_ON
    joined = _joined_abbreviation(place, pack)
    for form in filter(None, (joined, word, core)):
        verdict = _by_class(form, pack, following, starter, place.closed)
        if verdict is not None:
            return verdict
    if word.isdigit() or _DATE_TAIL.fullmatch(word):
        return _after_number(place, pack, word, following, starter, direct)
    bare = token.strip("([{\"'„“”«»‚‘›‹*-–—")
    if len(bare) == 1 and bare.isalpha():
        return _after_initial(place, pack, bare, following, starter)
    if _DOTTED.fullmatch(bare):
        return Verdict.ENDS if starter and not _continues_name(place, pack, following) else Verdict.RUNS_ON
    if _ROMAN.fullmatch(bare) and pack.ordinal_dot and len(bare) > 1:
        return Verdict.ENDS if starter or place.closed else Verdict.RUNS_ON
    if starter or place.closed or not direct or len(word) > 4:
        return Verdict.ENDS
    return Verdict.OPEN


def _token_before(place: Place) -> str:
    start = max(place.begin, place.mark - _LOOK_BACK)
    pieces = place.text[start : place.mark].split()
    if not pieces or place.text[place.mark - 1 : place.mark].isspace():
        return ""
    return pieces[-1]


def _opens_piece(place: Place, token: str) -> bool:
    return place.mark - len(token) == place.begin


def _joined_abbreviation(place: Place, pack: LanguagePack) -> str | None:
    """ "z. B.", "Dr. h. c.", "av. J.-C.": the longest listed abbreviation that is written with spaces and ends here."""
    start = max(place.begin, place.mark - _LOOK_BACK)
    pieces = place.text[start : place.mark].split()[-4:]
    for first in range(len(pieces) - 1):
        if all(piece.endswith(".") for piece in pieces[first:-1]):
            joined = "".join(pieces[first:]).casefold().lstrip("([{\"'„“”«»")
            if joined in pack.abbreviations:
                return joined
    return None


def _by_class(form: str, pack: LanguagePack, following: str, starter: bool, closed: bool) -> Verdict | None:
    if form in pack.titles or form in pack.inline:
        return Verdict.ENDS if closed and starter else Verdict.RUNS_ON
    if form in pack.before_number and (following[:1].isdigit() or _ROMAN.fullmatch(following)):
        return Verdict.RUNS_ON
    if form in pack.ambiguous:
        return Verdict.ENDS if starter or closed or not following else Verdict.RUNS_ON
    if form in pack.may_end or form in pack.before_number:
        return Verdict.ENDS
    return None


def _after_initial(place: Place, pack: LanguagePack, letter: str, following: str, starter: bool) -> Verdict:
    if place.closed:
        return Verdict.ENDS
    if letter.islower():
        # a single small letter is an abbreviation ("z. B.", "S. 5 f."), save at the end of formulas
        return Verdict.ENDS if starter else Verdict.RUNS_ON
    return Verdict.ENDS if starter and not _continues_name(place, pack, following) else Verdict.RUNS_ON


def _continues_name(place: Place, pack: LanguagePack, following: str) -> bool:
    """A. *Le* Pen: a particle with a capital, and a capital after it."""
    if following.casefold() not in pack.name_particles or not following[:1].isupper():
        return False
    rest = place.text[place.next : place.next + _LOOK_BACK].split()
    return len(rest) > 1 and rest[1][:1].isupper()


def _after_number(
    place: Place, pack: LanguagePack, number: str, following: str, starter: bool, direct: bool
) -> Verdict:
    if not pack.ordinal_dot or place.closed or not direct or not following:
        return Verdict.ENDS
    after = following.casefold()
    if _DATE_TAIL.fullmatch(number) or len(number) > 2:
        return Verdict.ENDS
    if after in pack.ordinal_nouns or after in pack.months:
        return Verdict.RUNS_ON
    if starter or following[0].isdigit():
        return Verdict.ENDS
    start = max(place.begin, place.mark - _LOOK_BACK)
    before = place.text[start : place.mark].split()[:-1]
    if before and before[-1].strip('([„“"»«').casefold() in pack.ordinal_cues:
        return Verdict.RUNS_ON
    if before and (before[-1][:1].isupper() or before[-1][:1].islower()):
        # "auf Platz 3. Merkel", "waren es 12. Merkel": a count, not a rank
        return Verdict.ENDS
    return Verdict.RUNS_ON
