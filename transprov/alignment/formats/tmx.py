"""Translation memories, TMX 1.4b: one unit a linked bead, its score, similarity and move as properties.

Sentences of one side are joined with a space. Characters that XML 1.0 cannot hold are left out, halves of surrogate
pairs become U+FFFD, a carriage return becomes a line feed (as any XML reader would make it). Specification:
https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from transprov.alignment.formats.common import assemble, move_numbers, number, probability, side_text, wrong
from transprov.errors import InputError
from transprov.types import Alignment, Bead

_UNKNOWN = "und"
"""ISO 639's code for a language that could not be told."""
_ALL = "*all*"
"""TMX's name for "any of the unit's languages is the source"."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""Elements that hold the codes of another format, not text."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(alignment: Alignment) -> str:
    """The memory, with an XML declaration. Raises `InputError` when the alignment holds no sentences."""
    from xml.etree import ElementTree

    import transprov

    if alignment.links and not (alignment.source and alignment.target):
        raise InputError("a translation memory needs the sentences, and this alignment has indices only")
    root = ElementTree.Element("tmx", version="1.4")
    attributes = {
        "creationtool": "transprov",
        "creationtoolversion": transprov.__version__,
        "segtype": "sentence",
        "o-tmf": "transprov",
        "adminlang": "en",
        "srclang": _xml(alignment.source_language or _ALL),
        "datatype": "plaintext",
    }
    ElementTree.SubElement(root, "header", attributes)
    body = ElementTree.SubElement(root, "body")
    moved = move_numbers(alignment)
    for i, bead in enumerate(alignment.beads):
        if not bead.is_link:
            continue
        unit = ElementTree.SubElement(body, "tu")
        _property(unit, "x-score", f"{bead.score:.6f}")
        if bead.similarity is not None:
            _property(unit, "x-similarity", f"{bead.similarity:.6f}")
        if i in moved:
            _property(unit, "x-move", str(moved[i]))
        for language, text in (
            (alignment.source_language, side_text(alignment.source, bead.source)),
            (alignment.target_language, side_text(alignment.target, bead.target)),
        ):
            variant = ElementTree.SubElement(unit, "tuv", {_LANG: _xml(language or _UNKNOWN)})
            ElementTree.SubElement(variant, "seg").text = _xml(text)
    # one unit a line, by hand: `indent` would do it for every element, and white space in a segment counts
    for element in (root, *root, *body):
        element.tail = "\n"
    root.text = body.text = "\n"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """Sentences and 1:1 beads, one a unit that has both languages; sentences given are of no use here.

    The source is the language of the header, or of a unit's first variant; the target the first other one. Nothing
    outside the text is read and no entity expanded. Raises `InputError`.
    """
    root = _parsed(text, resource)
    header = root.find("header")
    told = header.get("srclang", _ALL) if header is not None else _ALL
    beads: list[Bead] = []
    lines: list[int] = []
    texts: tuple[list[str], list[str]] = ([], [])
    moves: list[int | None] = []
    languages: tuple[str | None, str | None] = (None, None)
    for unit in root.iter("tu"):
        variants = [(variant.get(_LANG) or variant.get("lang") or _UNKNOWN, variant) for variant in unit.iter("tuv")]
        if len(variants) < 2:
            continue
        first = next((i for i, (language, _) in enumerate(variants) if _same(language, languages[0] or told)), 0)
        others = [i for i in range(len(variants)) if i != first]
        second = next((i for i in others if _same(variants[i][0], languages[1])), others[0])
        languages = (languages[0] or variants[first][0], languages[1] or variants[second][0])
        properties = {prop.get("type"): (prop.text or "") for prop in unit.iter("prop")}
        line = unit.sourceline or 1
        score, similarity = properties.get("x-score", "1"), properties.get("x-similarity")
        beads.append(
            Bead(
                (len(beads),),
                (len(beads),),
                probability(number(score, resource, line)),
                None if similarity is None else number(similarity, resource, line),
            )
        )
        move = properties.get("x-move", "")
        moves.append(int(move) if move.isascii() and move.isdigit() and len(move) < 10 else None)
        lines.append(line)
        texts[0].append(_segment(variants[first][1], resource))
        texts[1].append(_segment(variants[second][1], resource))
    alignment = assemble(beads, lines=lines, source=texts[0], target=texts[1], moves=moves, resource=resource)
    known = [None if language in (None, _UNKNOWN) else language for language in languages]
    return replace(alignment, source_language=known[0], target_language=known[1])


def _parsed(text: str, resource: str | None) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        # of the text as decoded, whatever its declaration still says
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise wrong(resource, error.lineno or 1, f"not XML ({error.msg})") from None
    definition = root.getroottree().docinfo.internalDTD
    if definition is not None and next(iter(definition.iterentities()), None) is not None:
        raise InputError("the file defines entities, which a translation memory has no need of", resource=resource)
    if root.tag != "tmx":
        raise wrong(resource, root.sourceline or 1, f"not a translation memory: it begins with <{str(root.tag)[:40]}>")
    return root


def _segment(variant: Any, resource: str | None) -> str:
    segment = variant.find("seg")
    if segment is None:
        raise wrong(resource, variant.sourceline or 1, "a variant without a <seg>")
    return _said(segment)


def _said(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CODES:
            parts.append(_said(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _same(language: str, other: str | None) -> bool:
    return other is not None and language.partition("-")[0].lower() == other.partition("-")[0].lower()


def _property(unit: Any, kind: str, value: str) -> None:
    from xml.etree import ElementTree

    ElementTree.SubElement(unit, "prop", type=kind).text = value


def _xml(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
