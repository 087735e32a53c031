"""The article that a page describes in JSON-LD (schema.org), read tolerantly: pages get commas and quotes wrong."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from transprov.types import DeclarationKind

_ARTICLES = re.compile(r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$")
_MOST_NODES = 5_000
_MOST_CHARS = 2_000_000
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

Found = tuple[DeclarationKind, str]


def read_json_ld(tree: Any) -> tuple[list[Found], tuple[str, ...]]:
    """Kind and raw value of everything the page's main article declares, in a fixed order; and warnings.

    The main article is the first that stands for itself rather than in a list of others.
    """
    warnings: list[str] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        data = _parsed(script.text or "")
        if data is None:
            if "some JSON-LD of the page is malformed and was ignored" not in warnings:
                warnings.append("some JSON-LD of the page is malformed and was ignored")
            continue
        article = next(_articles(data), None)
        if article is not None:
            return list(_declared(article)), tuple(warnings)
    return [], tuple(warnings)


def _parsed(text: str) -> Any:
    """The data of one script; None when it cannot be mended."""
    text = re.sub(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$", "", text[:_MOST_CHARS]).strip()
    for attempt in (text, _TRAILING_COMMA.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt.rstrip("; \n"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """Article nodes, breadth first; those in lists of links ("ItemList", "hasPart") are not the page's own."""
    queue: list[Any] = [data]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            types = node.get("@type")
            if any(isinstance(t, str) and _ARTICLES.match(t) for t in (types if isinstance(types, list) else [types])):
                yield node
            queue.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _declared(article: dict[str, Any]) -> Iterator[Found]:
    for value in _languages(article):
        yield DeclarationKind.LANGUAGE, value
    for key, kind in (
        ("headline", DeclarationKind.TITLE),
        ("datePublished", DeclarationKind.PUBLISHED),
        ("dateModified", DeclarationKind.MODIFIED),
        ("author", DeclarationKind.AUTHOR),
        ("publisher", DeclarationKind.OUTLET),
        ("sourceOrganization", DeclarationKind.SOURCE_LINE),
        ("provider", DeclarationKind.SOURCE_LINE),
        ("creditText", DeclarationKind.SOURCE_LINE),
    ):
        for value in _names(article.get(key)):
            yield kind, value
    for key, kind in (
        ("translationOfWork", DeclarationKind.TRANSLATION_OF),
        ("isBasedOn", DeclarationKind.BASED_ON),
        ("isBasedOnUrl", DeclarationKind.BASED_ON),
        ("workTranslation", DeclarationKind.ALTERNATE),
    ):
        for value in _works(article.get(key)):
            yield kind, value
    for work in _as_list(article.get("translationOfWork")):
        if isinstance(work, dict):
            for value in _languages(work):
                yield DeclarationKind.TRANSLATION_OF, value.partition("-")[0].lower()
    for picture in _as_list(article.get("image")):
        if isinstance(picture, dict):
            for key in ("creditText", "copyrightNotice", "creator", "author", "copyrightHolder"):
                credits = list(_names(picture.get(key)))
                if credits:
                    yield from ((DeclarationKind.PHOTO_CREDIT, credit) for credit in credits)
                    break


def _languages(work: dict[str, Any]) -> Iterator[str]:
    """Language codes, "de" or "de-DE"; of an object its short name."""
    yield from _names(work.get("inLanguage"), ("alternateName", "name", "@value"))


def _as_list(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [value]


def _names(value: Any, keys: tuple[str, ...] = ("name", "alternateName", "@value")) -> Iterator[str]:
    """Names of persons, organisations and languages, given as strings or as objects; HTML entities resolved."""
    for item in _as_list(value):
        if isinstance(item, dict):
            item = next((item[k] for k in keys if item.get(k)), None)
        if isinstance(item, list):
            item = next((one for one in item if isinstance(one, str)), None)
        if isinstance(item, str) and item.strip():
            yield html.unescape(item)


def _works(value: Any) -> Iterator[str]:
    """The address of another work, or its title when it has none."""
    for item in _as_list(value):
        if isinstance(item, dict):
            item = next((item[k] for k in ("url", "@id", "headline", "name") if isinstance(item.get(k), str)), None)
        if isinstance(item, str) and item.strip():
            yield item
