"""What a page says, or lets slip, about being a translation, apart from how its sentences are worded.

Explicit notes decide; names of foreign outlets and agencies, foreign addresses, translated page furniture and foreign
ways of writing the time speak for a language each, most of all together. The weights are judgements, not measurements:
no public collection of copies with their pages exists to fit them on. Docs: docs/detection.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from transprov.languages.packs import pack, supported
from transprov.types import Declaration, DeclarationKind, Document, Evidence, SegmentKind

NOTE, ORIGINAL, ADDRESS, OUTLET, AGENCY, FURNITURE, PICTURE, CLOCK, OTHER_VERSION, WORLD_AGENCY = (
    9.0, 7.0, 6.0, 5.0, 2.5, 2.5, 1.2, 1.8, 1.0, 0.7
)  # fmt: skip
"""Natural logarithms of likelihood ratios, from "it says so" down to "such pages often do"."""
_UNDETERMINED = "und"
_LONGEST = 300
_ENOUGH = 3
"""Characters by which phrases are looked up; none is shorter."""
_NAMED = (DeclarationKind.SOURCE_LINE, DeclarationKind.OUTLET, DeclarationKind.BASED_ON)
_LINKS = (DeclarationKind.CANONICAL, DeclarationKind.BASED_ON, DeclarationKind.TRANSLATION_OF)
_PATH_LANGUAGE = re.compile(r"^/(?P<code>[a-z]{2})(?:[-_][a-z]{2})?/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    pattern: re.Pattern[str]
    language: str


def declared_evidence(document: Document) -> tuple[Evidence, ...]:
    """What the page declares for being a translation, strongest first; one piece of evidence for each thing said."""
    found = [
        *_notes(document),
        *_links(document),
        *_names(document),
        *_furniture(document),
        *_clocks(document),
    ]
    # said five times it is still one thing
    distinct: dict[tuple[str, str | None], Evidence] = {}
    for one in sorted(found, key=lambda one: -one.weight):
        distinct.setdefault((one.rule, one.language), one)
    return tuple(sorted(distinct.values(), key=lambda one: (-one.weight, one.span.start if one.span else -1)))


def _evidence(rule: str, weight: float, message: str, language: str | None, said: Declaration | None) -> Evidence:
    text = said.raw[:_LONGEST] if said else ""
    return Evidence(f"declared-{rule}", weight, message, said.span if said else None, text, language)


def _notes(document: Document) -> Iterator[Evidence]:
    for said in document.provenance.of(DeclarationKind.TRANSLATION_OF):
        if said.where == "text" or "/" not in said.value:
            code = None if said.value == _UNDETERMINED else said.value
            if code == "en":
                continue
            of = f" from {pack(code).name}" if code and code in supported() else ""
            yield _evidence("translation", NOTE, f"the page says that it was translated{of}", code, said)


def _links(document: Document) -> Iterator[Evidence]:
    for kind in _LINKS:
        for said in document.provenance.of(kind):
            language = _language_of_address(said.value)
            if language is None:
                continue
            if kind is DeclarationKind.CANONICAL:
                message = f"the page gives an address with {pack(language).name} content as its canonical one"
                yield _evidence("address", ADDRESS, message, language, said)
            else:
                message = f"the page names an original at an address with {pack(language).name} content"
                yield _evidence("original", ORIGINAL, message, language, said)
    for said in document.provenance.of(DeclarationKind.ALTERNATE):
        code = said.value.partition(" ")[0].partition("-")[0]
        if code in supported() and code != "en":
            message = f"the page links a version of the article in {pack(code).name}"
            yield _evidence("version", OTHER_VERSION, message, code, said)


def _language_of_address(address: str) -> str | None:
    """The language that an address gives away by its domain or the first part of its path; None for English or none."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    named = _PATH_LANGUAGE.match(parts.path)
    if host and named and (code := named.group("code").lower()) in supported():
        return None if code == "en" else code
    return next((code for domain, code in _domains() if host.endswith(domain)), None)


@cache
def _domains() -> tuple[tuple[str, str], ...]:
    return tuple((domain, code) for code in supported() for domain in pack(code).domains)


def _names(document: Document) -> Iterator[Evidence]:
    for said in document.provenance.declarations:
        if said.kind in _NAMED and (language := _named(said.value, _known("outlets"))):
            message = f"the text names a {pack(language).name} outlet as where it comes from"
            yield _evidence("outlet", OUTLET, message, language, said)
        elif said.kind in (*_NAMED, DeclarationKind.AGENCY) and (
            language := _named(said.value, _known("home_agencies"))
        ):
            message = f"the text is credited to an agency that reports mainly in {pack(language).name}"
            yield _evidence("agency", AGENCY, message, language, said)
        elif said.kind in (*_NAMED, DeclarationKind.AGENCY) and (
            language := _named(said.value, _known("world_agencies"))
        ):
            message = (
                f"the text is credited to an agency at home in {pack(language).name}, which also writes in English"
            )
            yield _evidence("agency", WORLD_AGENCY, message, language, said)
        elif said.kind is DeclarationKind.PHOTO_CREDIT and (language := _named(said.value, _known("picture_agencies"))):
            message = f"a picture is from an agency that serves {pack(language).name} outlets"
            yield _evidence("picture", PICTURE, message, language, said)


@cache
def _known(field: str) -> tuple[_Name, ...]:
    """The names in one field of the packs that only one language has.

    "20 Minuten" is German, "Público" may be Spanish or Portuguese.
    """
    owners: dict[str, set[str]] = {}
    for code in supported():
        names = getattr(pack(code), field)
        for name in names if isinstance(names, tuple) else sorted(names):
            owners.setdefault(name, set()).add(code)
    return tuple(
        _Name(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", 0 if name.isupper() else re.IGNORECASE), *codes)
        for name, codes in owners.items()
        if len(codes) == 1
    )


def _named(value: str, names: tuple[_Name, ...]) -> str | None:
    return next((name.language for name in names if name.pattern.search(value[:_LONGEST])), None)


def _furniture(document: Document) -> Iterator[Evidence]:
    """English renderings of foreign page furniture; those of several languages name none."""
    for segment in document.segments:
        if segment.kind is SegmentKind.SENTENCE and len(segment.text) > _LONGEST // 4:
            continue
        line = segment.text.casefold()
        codes = {code for words, code in _phrases().get(line[:_ENOUGH], ()) if _stands(words, line)}
        if codes:
            language = codes.pop() if len(codes) == 1 else None
            yield Evidence(
                "declared-furniture",
                FURNITURE,
                f"a line of the page around the article reads like translated{_from(language)} page furniture",
                segment.span,
                segment.text[:_LONGEST],
                language,
            )


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Phrases and their languages by how they begin."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code in supported():
        for words in pack(code).english_furniture:
            found.setdefault(words[:_ENOUGH], []).append((words, code))
    return {begun: tuple(those) for begun, those in found.items()}


def _stands(words: str, line: str) -> bool:
    """Whether a line is the words, or the words before a colon or at the end of a picture's line."""
    words = words.rstrip(":")
    if line == words or line.startswith(f"{words}:"):
        return True
    return len(words.split()) > 1 and len(line) < 2 * len(words) + 20 and line.startswith(words + " ")


def _clocks(document: Document) -> Iterator[Evidence]:
    """Dates and times in lines about the article; in its sentences a time may be quoted from anywhere."""
    for segment in document.segments:
        if segment.kind not in (SegmentKind.FURNITURE, SegmentKind.CREDIT):
            continue
        codes = [code for code in supported() if any(mark.search(segment.text) for mark in _marks(code))]
        if len(codes) == 1:
            message = f"a date or time on the page is written the {pack(codes[0]).name} way"
            yield Evidence("declared-clock", CLOCK, message, segment.span, segment.text[:_LONGEST], codes[0])


@cache
def _marks(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(mark, re.IGNORECASE) for mark in pack(code).clock_marks)


def _from(language: str | None) -> str:
    return f" {pack(language).name}" if language else ""
