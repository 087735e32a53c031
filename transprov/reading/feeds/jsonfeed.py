"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from transprov.errors import InputError
from transprov.reading.decoding import decode
from transprov.reading.feeds.documents import paragraphs
from transprov.reading.feeds.fields import address, string
from transprov.reading.feeds.items import Entry, FeedOptions, Problem
from transprov.reading.feeds.markup import plain
from transprov.reading.feeds.opening import Resource
from transprov.types import Declaration, DeclarationKind


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    """The items of the feed in its order. Raises `InputError` when it is no JSON or no JSON Feed."""
    data, cut = resource.read(options.max_feed_bytes)
    if cut:
        raise InputError(cut, resource=resource.name)
    decoded = decode(data, declared=resource.charset, resource=resource.name)
    try:
        feed = json.loads(decoded.text, strict=False)
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"is not valid JSON{where}", resource=resource.name) from None
    except RecursionError:
        raise InputError("is JSON nested deeper than any feed", resource=resource.name) from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise InputError(
            'is JSON but no JSON Feed: it has no list of "items"; one article a line goes into a .jsonl file',
            resource=resource.name,
        )
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield _entry(item, feed, resource, decoded.warnings)
        else:
            yield Problem(
                resource.name, f"{resource.name}: item {number} is no JSON object", key=f"{resource.name}#{number}"
            )


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], resource: Resource, notes: tuple[str, ...]) -> Entry:
    url = address(item, "url") or _relative(item, resource)
    body = string(item, "content_html")
    text = string(item, "content_text")
    summary = string(item, "summary") if body is None and text is None else None
    return Entry(
        resource.name,
        scope=address(feed, "feed_url", "home_page_url") or resource.label,
        guid=string(item, "id"),
        url=url,
        title=plain(string(item, "title")),
        html=body or (paragraphs(text or summary or "") or None),
        published=string(item, "date_published"),
        modified=string(item, "date_modified"),
        language=string(item, "language") or string(feed, "language"),
        outlet=plain(string(feed, "title")),
        declarations=tuple(_declarations(item, feed)),
        warnings=notes,
        summary=summary is not None,
    )


def _relative(item: Mapping[str, Any], resource: Resource) -> str | None:
    given = string(item, "url")
    return urljoin(resource.name, given) if given and resource.is_url and "://" not in given else None


def _declarations(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Iterator[Declaration]:
    # "the URL of a page elsewhere", which a linkblog writes about and an aggregator copies from
    if external := address(item, "external_url"):
        yield Declaration(DeclarationKind.BASED_ON, external, external, "feed")
    authors = item.get("authors") or feed.get("authors") or [item.get("author")]
    for author in authors[:20] if isinstance(authors, list) else []:
        name = plain(string(author, "name")) if isinstance(author, dict) else None
        if name:
            yield Declaration(DeclarationKind.AUTHOR, name[:300], name, "feed")
