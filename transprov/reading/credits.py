"""Lines that say where an article or a picture comes from: a small grammar, strict enough for running prose to fail it.

agency line    wal / AFP / dpa / Reuters · (dpa/AFP) · fst/dpa
source line    Quelle: tagesschau.de · Source: AFP · Mit Material von dpa · Avec AFP
picture        Foto: Jane Doe/dpa · Photo by X / AFP · © Getty Images · picture alliance/dpa | Jane Doe
byline         Von Max Muster, Berlin · By Jane Doe and John Roe
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transprov.reading.cues import Cues, opening
from transprov.reading.times import read_times
from transprov.types import DeclarationKind, Span

_MAX_LINE = 200
_MAX_VALUE = 120

_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dal",
        "dos",
        "der",
        "den",
        "zu",
        "zur",
        "vom",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "les",
        "y",
        "e",
        "ter",
        "ten",
        "und",
        "et",
        "and",
        "i",
    ]
)
_NAME_WORD = re.compile(r"(?:[A-Z]\.|[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?)")
_DOMAIN = re.compile(
    r"(?:[a-z0-9äöüß-]{2,40}\.){1,3}(?:com|org|net|info|eu|de|fr|at|ch|be|lu|uk|co\.uk|it|es|nl|pl|ru|tr|tv|news|example)",
    re.I,
)
_SPLIT = re.compile(r"\s*[/,;|·•+&()\[\]]\s*|\s+(?:und|et|and|y|e|avec|with|mit)\s+|\s+[-–—]\s+")
_PIPES = re.compile(r"\s*[|·•;]\s*|\s{3,}|\t+")
_JOINER = re.compile(r"(?:und|et|and|y|e|avec|with|mit|sowie)\s+")
_INITIALS = re.compile(r"[a-zäöü]{2,4}|[A-Z]{2,5}|[a-z]{1,3}\.[a-z]{1,3}")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.I)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)[\s:,]*)+(?=.{0,80}(?:19|20)\d\d|.{0,80}(?:rights|rechte|droits))", re.I
)
_PICTURE_HOUSES = re.compile(
    r"(?:picture[ -]alliance|imago(?:\simages)?|getty(?:\simages)?|afp via getty|shutterstock|alamy|adobe\s?stock|istock|unsplash|"
    r"pixabay|(?:ap|afp|epa)\s(?:photo|foto)|keystone|epa-efe|zuma|ullstein\sbild|sipa(?:\spress)?|maxppp|hans\slucas)\b",
    re.I,
)
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Item:
    """One declared thing and its place in the line."""

    kind: DeclarationKind
    value: str
    span: Span


def read_credit_line(line: str, cues: Cues) -> tuple[Item, ...]:
    """What a line declares that is nothing but a credit, byline, source or time line, in order; else nothing.

    A line of several parts ("Von Max Muster | 18.01.2024") counts when every part is such a line, or all but short labels.
    """
    if not line.strip() or len(line) > _MAX_LINE:
        return ()
    whole = _part(line, 0, cues)
    if whole:
        return whole
    parts = list(_pieces(line))
    if len(parts) < 2:
        return ()
    found = [_part(text, at, cues) for text, at in parts]
    known = sum(map(bool, found))
    # "Posted by Newsloop Team | Aug 7, 2024 | Germany": one label besides is allowed
    labels = all(items or len(text.split()) <= 2 for items, (text, _) in zip(found, parts, strict=True))
    if known and labels and len(parts) - known <= 1:
        return tuple(item for items in found for item in items)
    return ()


def trailing_credit(line: str, cues: Cues) -> tuple[int, tuple[Item, ...]] | None:
    """A credit at the end of a caption or paragraph: where it begins and what it says; None when there is none.

    "Der Hafen von oben. Foto: Jane Doe/dpa", "... sagte sie. (dpa/AFP)".
    """
    for match in _TAIL.finditer(line):
        start = match.start("credit")
        tail = line[start:]
        if not line[:start].strip() or len(tail) > _MAX_VALUE:
            continue
        in_brackets = tail[0] in _OPEN and tail.rstrip(".")[-1:] in _CLOSE
        items = _picture(tail, start, cues)
        if not items and in_brackets:
            items = _agency_line(tail, start, cues)
        if items:
            return start, items
    return None


# a bracket, "©" or a new sentence that may open a credit; what follows decides
_TAIL = re.compile(r"(?:(?<=[.!?…:\"”“»«)])|(?=\s[(\[©])|(?=\s[^\W\d_]{3,15}\s?[:©]))\s+(?P<credit>[(\[©]|\w)")


def copyright_holder(line: str) -> Item | None:
    """The owner in a copyright tail ("© 2024 Zeitung GmbH. Alle Rechte vorbehalten."); None for any other line."""
    match = _COPYRIGHT.match(line.strip())
    if match is None or len(line) > 300:
        return None
    base = len(line) - len(line.lstrip())
    owner = re.compile(
        r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,:]*)?(?:by\s|par\s)?(?P<name>[^.|,;()]{2,60}?)\s*(?:[-–]?\s*(?:19|20)\d\d)?\s*(?=[.|,;()]|$)"
    )
    found = owner.match(line.strip(), match.end())
    if found is None or not any(c.isalpha() for c in found["name"]):
        return Item(DeclarationKind.SOURCE_LINE, line.strip(), Span(base, base + len(line.strip())))
    return Item(DeclarationKind.OUTLET, found["name"], Span(base + found.start("name"), base + found.end("name")))


def dateline_agencies(text: str, cues: Cues) -> tuple[Item, ...]:
    """Agencies in the dateline that opens a text: "BERLIN (dpa) -", "Paris (AFP/Reuters) –"."""
    match = re.match(r"[^\W\d_][^().!?\n]{0,60}\((?P<who>[^()]{2,60})\)\s?[-–—:]", text)
    if match is None:
        return ()
    return _agencies(match["who"], match.start("who"), cues, strict=True)


def _pieces(line: str) -> Iterator[tuple[str, int]]:
    at = 0
    for cut in [*_PIPES.finditer(line), None]:
        end = cut.start() if cut else len(line)
        if line[at:end].strip():
            yield line[at:end], at
        at = cut.end() if cut else end


def _part(raw: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """One part of a line; `base` is its place in the line."""
    line = raw.strip()
    base += len(raw) - len(raw.lstrip())
    if times := read_times(line, cues):
        return tuple(
            Item(
                DeclarationKind.MODIFIED if time.updated else DeclarationKind.PUBLISHED,
                time.when.isoformat(),
                time.span.shifted(base),
            )
            for time in times
        )
    return (
        _source_line(line, base, cues)
        or _picture(line, base, cues)
        or _material(line, base, cues)
        or _agency_line(line, base, cues)
        or _byline(line, base, cues)
    )


def _source_line(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    if _DOMAIN.fullmatch(line):
        return (Item(DeclarationKind.SOURCE_LINE, line, Span(base, base + len(line))),)
    at = _after_cue(_unbracketed(line), cues.source, colon=True)
    if not at:
        return ()
    offset = 1 if line[0] in _OPEN else 0
    value = _unbracketed(line)[at:].rstrip()
    if not _is_label(value, cues):
        return ()
    start = base + offset + at
    item = Item(DeclarationKind.SOURCE_LINE, value, Span(start, start + len(value)))
    return (item, *_agencies(value, start, cues))


def _material(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    inner = _unbracketed(line).rstrip(". ")
    at = _after_cue(inner, cues.material)
    if not at and inner.casefold() not in cues.material:
        return ()
    agencies = _agencies(inner[at:], base + at + (line[0] in _OPEN), cues, strict=True) if at else ()
    if at and not agencies:
        return ()
    if not at and len(inner.split()) < 2:
        return ()
    return (Item(DeclarationKind.SOURCE_LINE, inner, Span(base, base + len(line))), *agencies)


def _agency_line(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    agencies = _agencies(line, base, cues, strict=True)
    if not agencies:
        return ()
    value = _unbracketed(line).strip(". ")
    return (Item(DeclarationKind.SOURCE_LINE, value, Span(base, base + len(line))), *agencies)


def _agencies(text: str, base: int, cues: Cues, *, strict: bool = False) -> tuple[Item, ...]:
    """The agencies among the parts of `text`; `strict`: nothing when a part is neither an agency nor initials."""
    found: list[Item] = []
    small: list[Item] = []
    for part, at in _parts(text, 0):
        span = Span(base + at, base + at + len(part))
        if cues.agency(part):
            found.append(Item(DeclarationKind.AGENCY, part, span))
        elif len(part) > 2 and cues.agency(part.upper()):
            small.append(Item(DeclarationKind.AGENCY, part.upper(), span))
        elif strict and not _INITIALS.fullmatch(part):
            return ()
    # "afp" may be an author's initials, unless an agency stands beside it
    return tuple(sorted(found + small, key=lambda item: item.span)) if found else ()


def _parts(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names of an enumeration and their places, from `start` on."""
    for cut in [*_SPLIT.finditer(text, start), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        joiner = _JOINER.match(piece)
        part = piece[joiner.end() if joiner else 0 :].strip(" .:\xa0")
        if part:
            yield part, text.index(part, start)
        start = cut.end() if cut else end


def _picture(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    inner = _unbracketed(line)
    shift = 1 if line[0] in _OPEN else 0
    if _COPYRIGHT.match(inner):
        return ()
    at = _after_cue(inner, cues.picture, colon=True) or _after_cue(
        inner, ("photo by", "photograph by", "photo de", "foto von")
    )
    rights = _RIGHTS.match(inner, at)
    if rights and rights.group().casefold() != "copyright":
        at = rights.end() + len(inner[rights.end() :]) - len(inner[rights.end() :].lstrip(" :"))
    house = _PICTURE_HOUSES.match(inner)
    if not at and not house:
        return _name_and_agency(inner, base + shift, cues)
    value = inner[at:].rstrip(". ")
    if not _is_label(value, cues, clauses=False):
        return ()
    start = base + shift + at
    return (Item(DeclarationKind.PHOTO_CREDIT, value, Span(start, start + len(value))),)


def _name_and_agency(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """ "Jane Doe / AFP", as under pictures of French sites."""
    parts = [part.strip() for part in line.rstrip(". ").split("/")]
    agencies = sum(map(cues.agency, parts))
    if not 0 < agencies < len(parts) <= 4 or not all(
        cues.agency(part) or (len(part.split()) > 1 and _is_name(part)) for part in parts
    ):
        return ()
    value = line.rstrip(". ")
    return (Item(DeclarationKind.PHOTO_CREDIT, value, Span(base, base + len(value))),)


def _byline(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    at = _after_cue(line, ("posted by", *cues.byline))
    if not at or line[-1:] in "!?:;…":
        return ()
    labelled = ":" in line[:at]
    found: list[Item] = []
    for part, place in _parts(line, at):
        span = Span(base + place, base + place + len(part))
        if cues.agency(part):
            found.append(Item(DeclarationKind.AGENCY, part, span))
        elif _is_name(part) and not any(word.casefold() in cues.weekdays | cues.months.keys() for word in part.split()):
            found.append(Item(DeclarationKind.AUTHOR, part, span))
        elif not _INITIALS.fullmatch(part):
            return ()
    authors = [item for item in found if item.kind is DeclarationKind.AUTHOR]
    if authors and not labelled and len(authors[0].value.split()) < 2:
        return ()  # "By Christmas"
    # after a comma stand places and offices: "Von Max Muster, Berlin", "By Jane Doe, Political Correspondent"
    return tuple(item for item in found if item not in authors[1:] or not _after_comma(line, item, base, authors))


def _after_comma(line: str, item: Item, base: int, authors: list[Item]) -> bool:
    before = line[: item.span.start - base].rstrip()
    return before.endswith(",") and (len(item.value.split()) < 2 or item is authors[-1])


def _after_cue(line: str, phrases: tuple[str, ...], *, colon: bool = False) -> int:
    """Index after a cue phrase and its colon or space; 0 when the line does not open with one (and a colon, if asked)."""
    end = opening(line, phrases)
    if not end:
        return 0
    rest = line[end:]
    lead = re.match(r"\s*[:：]\s*|\s*/\s*(?=\S)" if colon else r"\s*[:：]?\s*", rest)
    if lead is None or (not colon and not lead.group()):
        return 0
    end += lead.end()
    return end if end < len(line) else 0


def _unbracketed(line: str) -> str:
    """The inside of a line that stands in brackets as a whole."""
    bare = line.rstrip(".")
    if len(bare) > 2 and bare[0] in _OPEN and bare[-1] == _CLOSE[_OPEN.index(bare[0])]:
        return bare[1:-1]
    return line


def _is_label(value: str, cues: Cues, *, clauses: bool = True) -> bool:
    """Whether this reads like names rather than like a clause: short, capitalised, no sentence inside.

    With `clauses`, a quarter of the words may be small ("eigene Recherche, Statistisches Bundesamt").
    """
    if not value or len(value) > _MAX_VALUE or re.search(r"[.!?]\s+\S+\s+\S+\s+\S+", value):
        return False
    words = re.findall(r"[^\s/|,;:()©]+", _PICTURE_HOUSES.sub("Agency", value))
    if not words or len(words) > 14:
        return False
    small = [word for word in words if word[0].islower() and not _is_known(word, cues)]
    if len(words) <= 2:
        return len(small) < 2
    return len(small) <= (max(1, len(words) // 4) if clauses else 0)


def _is_known(word: str, cues: Cues) -> bool:
    return word in _PARTICLES or cues.agency(word.strip(".")) or _DOMAIN.fullmatch(word) is not None


def _is_name(text: str) -> bool:
    """One to six words with capitals, name particles between them, no digits."""
    words = text.split()
    if not 1 <= len(words) <= 6 or (words[0][0].islower() and words[0] not in _PARTICLES):
        return False
    if not any(word[0].isupper() for word in words):
        return False
    return all(_NAME_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words)
