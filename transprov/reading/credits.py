"""Lines that say where an article or a picture comes from: a small grammar, strict enough for running prose to fail it.

Agency lines ("wal / AFP / dpa / Reuters", "(dpa/AFP)"), source lines ("Quelle: tagesschau.de", "Mit Material von dpa",
"Avec AFP"), picture credits ("Foto: Jane Doe/dpa", "© Getty Images") and, in `bylines`, authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transprov.reading.bylines import read_byline
from transprov.reading.cues import Cues
from transprov.reading.furniture import is_reading_time
from transprov.reading.names import (
    CLOSE,
    DOMAIN,
    OPEN,
    PICTURE_HOUSES,
    Item,
    after_cue,
    agencies_in,
    is_label,
    is_name,
    time_items,
    unbracketed,
)
from transprov.types import DeclarationKind, Span

_MAX_LINE = 200
_MAX_TAIL = 120
_PIPES = re.compile(r"\s*[|·•;]\s*|\s{3,}|\t+")
_RIGHTS = re.compile(r"©|\(c\)|copyright", re.I)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)[\s:,]*)+(?=.{0,80}(?:19|20)\d\d|.{0,80}(?:rights|rechte|droits|reproduction|nachdruck))",
    re.I,
)
_OWNER = re.compile(
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,:]*)?(?:by\s|par\s)?(?P<name>[^.|,;()]{2,60}?)"
    r"\s*(?:[-–]?\s*(?:19|20)\d\d)?\s*(?=[.|,;()]|\s[-–—]\s|$)"
)
# a bracket, "©" or a new sentence that may open a credit; what follows decides
_TAIL = re.compile(
    r"(?:(?<=[.!?…:\"”“»«)])|(?<=\s[-–—|])|(?=\s[(\[©])|(?=\s[^\W\d_]{3,15}\s?[:©]))\s+(?P<credit>[(\[©]|\w)"
)


def read_credit_line(line: str, cues: Cues) -> tuple[Item, ...]:
    """What a line declares that is nothing but a credit, byline, source or time line, in order; else nothing.

    A line of several parts ("Von Max Muster | 18.01.2024") counts when every part is such a line, or all but
    one short label.
    """
    if not line.strip() or len(line) > _MAX_LINE:
        return ()
    whole = _part(line, 0, cues)
    if whole:
        return whole
    parts = list(_pieces(line))
    if len(parts) < 2:
        return ()
    # "By Jane Doe · February 8, 2024 · 3 min read": how long it takes to read says nothing about the rest
    parts = [part for part in parts if not is_reading_time(part[0])]
    found = [_part(text, at, cues) for text, at in parts]
    known = sum(map(bool, found))
    # "Posted by Newsloop Team | Aug 7, 2024 | Germany": one label besides is allowed
    longest = 4 if any(item.kind is DeclarationKind.PUBLISHED for items in found for item in items) else 2
    labels = all(items or len(text.split()) <= longest for items, (text, _) in zip(found, parts, strict=True))
    if known and labels and len(parts) - known <= 1:
        return tuple(item for items in found for item in items)
    return ()


def trailing_credit(line: str, cues: Cues) -> tuple[int, tuple[Item, ...]] | None:
    """A credit at the end of a caption or paragraph: where it begins and what it says; None when there is none.

    "Der Hafen von oben. Foto: Jane Doe/dpa", "... sagte sie. (dpa/AFP)".
    """
    for match in _TAIL.finditer(line, max(0, len(line) - _MAX_TAIL - 40)):
        start = match.start("credit")
        tail = line[start:]
        if not line[:start].strip() or len(tail) > _MAX_TAIL:
            continue
        in_brackets = tail[0] in OPEN and tail.rstrip(".")[-1:] in CLOSE
        items = _picture(tail, start, cues)
        if not items and in_brackets:
            items = _agency_line(tail, start, cues)
        if items:
            return start, items
    return None


def copyright_holder(line: str) -> Item | None:
    """The owner in a copyright tail ("© 2024 Zeitung GmbH. Alle Rechte vorbehalten."); None for any other line."""
    tail = line.strip()
    match = _COPYRIGHT.match(tail)
    if match is None or len(line) > 300:
        return None
    base = len(line) - len(line.lstrip())
    found = _OWNER.match(tail, match.end())
    if found is None or not any(c.isalpha() for c in found["name"]):
        return Item(DeclarationKind.SOURCE_LINE, tail, Span(base, base + len(tail)))
    return Item(DeclarationKind.OUTLET, found["name"], Span(base + found.start("name"), base + found.end("name")))


def dateline_agencies(text: str, cues: Cues) -> tuple[Item, ...]:
    """Agencies in the dateline that opens a text: "BERLIN (dpa) -", "Paris (AFP/Reuters) –"."""
    match = re.match(r"[^\W\d_][^().!?\n]{0,60}\((?P<who>[^()]{2,60})\)\s?[-–—:]", text)
    if match is None:
        return ()
    return agencies_in(match["who"], match.start("who"), cues, strict=True)


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
    return (
        time_items(line, base, cues)
        or _source_line(line, base, cues)
        or _picture(line, base, cues)
        or _origin(line, base, cues)
        or _material(line, base, cues)
        or _outlet_with_agencies(line, base, cues)
        or _agency_line(line, base, cues)
        or read_byline(line, base, cues)
    )


def _source_line(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    if DOMAIN.fullmatch(line):
        return (Item(DeclarationKind.SOURCE_LINE, line, Span(base, base + len(line))),)
    at = after_cue(unbracketed(line), cues.source, colon=True)
    if not at:
        return ()
    offset = 1 if line[0] in OPEN else 0
    value = unbracketed(line)[at:].rstrip()
    if not is_label(value, cues):
        return ()
    start = base + offset + at
    item = Item(DeclarationKind.SOURCE_LINE, value, Span(start, start + len(value)))
    return (item, *agencies_in(value, start, cues))


def _origin(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """ "This article was originally published by dpa"."""
    inner = unbracketed(line).rstrip(". ")
    at = after_cue(inner, cues.origin)
    value = inner[at:]
    if not at or not is_label(value, cues, clauses=False):
        return ()
    start = base + (line[0] in OPEN) + at
    item = Item(DeclarationKind.SOURCE_LINE, value, Span(start, start + len(value)))
    return (item, *agencies_in(value, start, cues))


def _material(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    inner = unbracketed(line).rstrip(". ")
    at = after_cue(inner, cues.material)
    if not at and inner.casefold() not in cues.material:
        return ()
    agencies = agencies_in(inner[at:], base + at + (line[0] in OPEN), cues, strict=True) if at else ()
    if at and not agencies:
        return ()
    if not at and len(inner.split()) < 2:
        return ()
    return (Item(DeclarationKind.SOURCE_LINE, inner, Span(base, base + len(line))), *agencies)


def _outlet_with_agencies(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """ "Le Monde avec AFP": a name, one of the one-word cues, and nothing but agencies."""
    words = line.rstrip(".").split()
    for place in range(1, min(len(words) - 1, 6)):
        if words[place] in cues.material and is_name(" ".join(words[:place])):
            after = line.index(f" {words[place]} ") + len(words[place]) + 2
            if agencies := agencies_in(line[after:], base + after, cues, strict=True):
                return (Item(DeclarationKind.SOURCE_LINE, line, Span(base, base + len(line))), *agencies)
    return ()


def _agency_line(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    agencies = agencies_in(line, base, cues, strict=True)
    if not agencies:
        return ()
    value = unbracketed(line).strip(". ")
    return (Item(DeclarationKind.SOURCE_LINE, value, Span(base, base + len(line))), *agencies)


def _picture(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    inner = unbracketed(line)
    shift = 1 if line[0] in OPEN else 0
    if _COPYRIGHT.match(inner):
        return ()
    at = after_cue(inner, cues.picture, colon=True) or after_cue(
        inner, ("photo by", "photograph by", "photo de", "foto von")
    )
    rights = _RIGHTS.match(inner, at)
    if rights and (rights.group().casefold() != "copyright" or _names_picture_house(inner, cues)):
        at = rights.end() + len(inner[rights.end() :]) - len(inner[rights.end() :].lstrip(" :"))
    house = PICTURE_HOUSES.match(inner)
    if not at and not house:
        return _name_and_agency(inner, base + shift, cues)
    value = inner[at:].rstrip(". ")
    if not is_label(value, cues, clauses=False):
        return ()
    start = base + shift + at
    return (Item(DeclarationKind.PHOTO_CREDIT, value, Span(start, start + len(value))),)


def _names_picture_house(line: str, cues: Cues) -> bool:
    return any(map(cues.is_agency, line.split())) or PICTURE_HOUSES.search(line) is not None


def _name_and_agency(line: str, base: int, cues: Cues) -> tuple[Item, ...]:
    """ "Jane Doe / AFP", "Photo Jane Doe / AFP", as under pictures of French sites."""
    at = after_cue(line, cues.picture)
    value = line[at:].rstrip(". ")
    parts = [part.strip() for part in value.split("/")]
    agencies = sum(map(cues.is_agency, parts))
    if not 0 < agencies < len(parts) <= 4 or not all(
        cues.is_agency(part) or (len(part.split()) > 1 and is_name(part)) for part in parts
    ):
        return ()
    return (Item(DeclarationKind.PHOTO_CREDIT, value, Span(base + at, base + at + len(value))),)
