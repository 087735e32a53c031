"""What the head of a page declares: meta elements, links, `html lang`, and the article in its JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from transprov.reading.jsonld import read_json_ld
from transprov.reading.times import parse_iso
from transprov.types import Declaration, DeclarationKind

_LONGEST = 300
_LONGEST_URL = 2000

_META: dict[str, DeclarationKind] = {
    "og:title": DeclarationKind.TITLE,
    "og:site_name": DeclarationKind.OUTLET,
    "og:locale": DeclarationKind.LANGUAGE,
    "article:published_time": DeclarationKind.PUBLISHED,
    "article:modified_time": DeclarationKind.MODIFIED,
    "article:author": DeclarationKind.AUTHOR,
    "author": DeclarationKind.AUTHOR,
    "date": DeclarationKind.PUBLISHED,
    "pubdate": DeclarationKind.PUBLISHED,
    "last-modified": DeclarationKind.MODIFIED,
    "language": DeclarationKind.LANGUAGE,
    "content-language": DeclarationKind.LANGUAGE,
    "dc.title": DeclarationKind.TITLE,
    "dc.creator": DeclarationKind.AUTHOR,
    "dc.publisher": DeclarationKind.OUTLET,
    "dc.date": DeclarationKind.PUBLISHED,
    "dc.date.issued": DeclarationKind.PUBLISHED,
    "dc.date.modified": DeclarationKind.MODIFIED,
    "dc.language": DeclarationKind.LANGUAGE,
    "dc.source": DeclarationKind.SOURCE_LINE,
    "dcterms.source": DeclarationKind.SOURCE_LINE,
    "original-source": DeclarationKind.BASED_ON,
    "syndication-source": DeclarationKind.BASED_ON,
}
_URLS = frozenset({DeclarationKind.CANONICAL, DeclarationKind.BASED_ON, DeclarationKind.ALTERNATE})


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page declares, in its order, JSON-LD first; and what could not be read there."""

    declarations: tuple[Declaration, ...]
    languages: tuple[str, ...]
    """Codes declared for the article, most telling first."""
    warnings: tuple[str, ...] = ()


def read_head(tree: Any, url: str | None) -> Head:
    """The declarations of a page. `url` resolves relative links; nothing is fetched."""
    base = url if url and "://" in url else None
    article, warnings = read_json_ld(tree)
    found = [_declared(kind, value, "json-ld", base) for kind, value in article]
    found.extend(_declared(kind, value, "meta", base) for kind, value in _meta(tree))
    found.extend(_declared(kind, value, "link", base) for kind, value in _links(tree))
    declarations = tuple(dict.fromkeys(d for d in found if d is not None))
    if not any(d.kind is DeclarationKind.TITLE for d in declarations):
        declarations += _title_element(tree)
    languages = dict.fromkeys(d.value for d in declarations if d.kind is DeclarationKind.LANGUAGE)
    return Head(declarations, tuple(languages), warnings)


def _declared(kind: DeclarationKind, raw: str, where: str, base: str | None) -> Declaration | None:
    """One declaration with its normalised value; None when the page says nothing usable."""
    raw = " ".join(raw.split())
    if not raw:
        return None
    value = raw[:_LONGEST]
    if kind in _URLS:
        value = _resolved(raw, base)
    elif kind is DeclarationKind.LANGUAGE:
        code = re.split(r"[-_,;\s]", raw.lower())[0]
        value = code if re.fullmatch(r"[a-z]{2,3}", code) and code not in {"und", "mul", "zxx"} else ""
    elif kind in {DeclarationKind.PUBLISHED, DeclarationKind.MODIFIED}:
        when = parse_iso(raw)
        value = "" if when is None else when.isoformat() if ":" in raw else when.date().isoformat()
    elif kind is DeclarationKind.AUTHOR and "://" in raw:
        value = ""
    return Declaration(kind, value, raw[:_LONGEST_URL], where) if value else None


def _resolved(raw: str, base: str | None) -> str:
    language, space, link = raw.rpartition(" ")
    try:
        link = urljoin(base, link) if base else link
    except ValueError:
        return ""
    return (language + space + link)[:_LONGEST_URL]


def _meta(tree: Any) -> Iterator[tuple[DeclarationKind, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        kind = _META.get((name or "").strip().lower())
        content = element.get("content")
        if kind and content:
            yield kind, content
    if lang := tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield DeclarationKind.LANGUAGE, lang
    for element in tree.iter("source"):
        # RSS's <source url="...">Outlet</source>, which aggregators leave in their pages; not that of <picture>
        if element.get("url"):
            yield DeclarationKind.BASED_ON, element.get("url")


def _links(tree: Any) -> Iterator[tuple[DeclarationKind, str]]:
    own = (tree.get("lang") or "").lower().partition("-")[0]
    for element in tree.iter("link"):
        relation, target = (element.get("rel") or "").lower().split(), (element.get("href") or "").strip()
        if not target:
            continue
        if "canonical" in relation:
            yield DeclarationKind.CANONICAL, target
        language = (element.get("hreflang") or "").strip().lower()
        if "alternate" in relation and language not in {"", "x-default"} and language.partition("-")[0] != own:
            yield DeclarationKind.ALTERNATE, f"{language} {target}"


def _title_element(tree: Any) -> tuple[Declaration, ...]:
    for element in tree.iter("title"):
        text = " ".join("".join(element.itertext()).split())
        if text:
            return (Declaration(DeclarationKind.TITLE, text[:_LONGEST], text[:_LONGEST], "meta"),)
    return ()
