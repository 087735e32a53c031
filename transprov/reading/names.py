"""The small parts of credit lines: names, agencies, labels, enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transprov.reading.cues import Cues, opening
from transprov.reading.times import read_times
from transprov.types import DeclarationKind, Span

_MAX_VALUE = 120
_PARTICLES = frozenset(
    {"von", "van", "de", "du", "des", "del", "della", "di", "da", "dal", "dos", "der", "den", "zu", "zur", "vom", "bin"}
    | {"ibn", "al", "el", "la", "le", "les", "y", "e", "ter", "ten", "und", "et", "and", "i"}
)
# the names of outlets may end in digits: "WorldBrief24 Desk"
_NAME_WORD = re.compile(r"(?:[A-Z]\.|[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|[^\W\d_]{4,}\d{1,3})")
DOMAIN = re.compile(
    r"(?:[a-z0-9äöüß-]{2,40}\.){1,3}"
    r"(?:com|org|net|info|eu|de|fr|at|ch|be|lu|uk|co\.uk|it|es|nl|pl|ru|tr|tv|news|example)",
    re.I,
)
INITIALS = re.compile(r"[a-zäöü]{2,4}|[A-Z]{2,5}|[A-Z]\.[\s\xa0-]?[A-Z]|[a-z]{1,3}\.[a-z]{1,3}")
PICTURE_HOUSES = re.compile(
    r"(?:picture[ -]alliance|imago(?:\simages)?|getty(?:\simages)?|afp via getty|shutterstock|alamy|adobe\s?stock|"
    r"istock|unsplash|pixabay|(?:ap|afp|epa)\s(?:photo|foto)|keystone|epa-efe|zuma|ullstein\sbild|sipa(?:\spress)?|"
    r"maxppp|hans\slucas)\b",
    re.I,
)
_SPLIT = re.compile(r"\s*[/,;|·•+&()\[\]]\s*|\s+(?:und|et|and|y|e|avec|with|mit)\s+|\s+[-–—]\s+")
_JOINER = re.compile(r"(?:und|et|and|y|e|avec|with|mit|sowie)\s+")
OPEN, CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Item:
    """One declared thing and its place in the line."""

    kind: DeclarationKind
    value: str
    span: Span


def enumerated(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names of an enumeration and their places, from `start` on."""
    for cut in [*_SPLIT.finditer(text, start), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        joiner = _JOINER.match(piece)
        part = piece[joiner.end() if joiner else 0 :].strip(" .:\xa0")
        if part:
            yield part, text.index(part, start)
        start = cut.end() if cut else end


def agencies_in(text: str, base: int, cues: Cues, *, strict: bool = False) -> tuple[Item, ...]:
    """The agencies among the parts of `text`; `strict`: nothing when a part is neither an agency nor initials."""
    found: list[Item] = []
    small: list[Item] = []
    for part, at in enumerated(text, 0):
        span = Span(base + at, base + at + len(part))
        if cues.is_agency(part):
            found.append(Item(DeclarationKind.AGENCY, part, span))
        elif len(part) > 2 and cues.is_agency(part.upper()):
            small.append(Item(DeclarationKind.AGENCY, part.upper(), span))
        elif strict and not INITIALS.fullmatch(part):
            return ()
    # "afp" may be an author's initials, unless an agency stands beside it
    return tuple(sorted(found + small, key=lambda item: item.span)) if found else ()


def after_cue(line: str, phrases: tuple[str, ...], *, colon: bool = False) -> int:
    """Index after a cue phrase and its colon or space; 0 when it does not open with one (and a colon, if asked)."""
    end = opening(line, phrases)
    if not end:
        return 0
    rest = line[end:]
    if colon and " " in line[:end] and rest.startswith(", "):
        return end + 2 if end + 2 < len(line) else 0  # "Image source, Getty Images"
    lead = re.match(r"\s*[:：]\s*|\s*/\s*(?=\S)" if colon else r"\s*[:：]?\s*", rest)
    if lead is None or (not colon and not lead.group()):
        return 0
    end += lead.end()
    return end if end < len(line) else 0


def unbracketed(line: str) -> str:
    """The inside of a line that stands in brackets as a whole."""
    bare = line.rstrip(".")
    if len(bare) > 2 and bare[0] in OPEN and bare[-1] == CLOSE[OPEN.index(bare[0])]:
        return bare[1:-1]
    return line


def is_label(value: str, cues: Cues, *, clauses: bool = True) -> bool:
    """Whether this reads like names rather than like a clause: short, capitalised, no sentence inside.

    With `clauses`, a quarter of the words may be small ("eigene Recherche, Statistisches Bundesamt").
    """
    if not value or len(value) > _MAX_VALUE or re.search(r"[.!?]\s+\S+\s+\S+\s+\S+", value):
        return False
    names = re.sub(r"\([^()]*\)", " ", value)  # a remark: "(automatic translation)"
    words = re.findall(r"[^\s/|,;:()©]+", PICTURE_HOUSES.sub("Agency", names))
    if not words or len(words) > 14:
        return False
    small = [word for word in words if word[0].islower() and not _is_known(word, cues)]
    if len(words) <= 2:
        return len(small) < 2
    return len(small) <= (max(1, len(words) // 4) if clauses else 0)


def _is_known(word: str, cues: Cues) -> bool:
    return word in _PARTICLES or cues.is_agency(word.strip(".")) or DOMAIN.fullmatch(word) is not None


def is_name(text: str) -> bool:
    """One to six words with capitals, name particles between them, no digits."""
    words = text.split()
    if not 1 <= len(words) <= 6 or (words[0][0].islower() and words[0] not in _PARTICLES):
        return False
    if not any(word[0].isupper() for word in words):
        return False
    return all(_NAME_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words)


def time_items(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """The publication and modification times that a line consists of; `base` is its place."""
    return tuple(
        Item(
            DeclarationKind.MODIFIED if time.updated else DeclarationKind.PUBLISHED,
            time.value,
            time.span.shifted(base),
        )
        for time in read_times(line, cues)
    )
