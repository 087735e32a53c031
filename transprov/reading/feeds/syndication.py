"""RSS (all versions) and Atom, by feedparser, which knows what feeds get wrong; it is given bytes and never fetches."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

from transprov.errors import InputError
from transprov.reading.feeds.items import Entry, FeedOptions, Problem
from transprov.reading.feeds.markup import FAILURES, Markup, plain, prepared
from transprov.reading.feeds.opening import Resource
from transprov.types import Declaration, DeclarationKind

_START = re.compile(rb"<(?:[\w.-]{1,30}:)?(?:item|entry)[\s>]")


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    """The items of the feed in its order, then what could not be read. Raises `InputError` when nothing can be."""
    data, cut = resource.read(options.max_feed_bytes)
    markup = prepared(data, declared=resource.charset, resource=resource.name)
    del data
    parsed = _parsed(markup, resource.name)
    feed = parsed["feed"]
    found: list[Any] = parsed["entries"]
    if not parsed.get("version") and not found:
        raise InputError("is not an RSS or Atom feed that can be read", resource=resource.name)
    broken = _broken(parsed, cut)
    if broken and not found:
        raise InputError(broken, resource=resource.name)
    count = len(found)
    found.reverse()
    while found:
        yield _entry(found.pop(), feed, resource, markup.warnings)
    if broken:
        begun = len(_START.findall(markup.data))
        read = f"{count} of {begun} items" if begun > count else f"{count} item{'' if count == 1 else 's'}"
        yield Problem(resource.name, f"{resource.name}: {broken}; {read} could be read, others may be missing")


def _parsed(markup: Markup, name: str) -> Any:
    import feedparser

    try:
        # the HTML inside becomes text later, so there is nothing to sanitise, which is most of the time it takes
        return feedparser.parse(io.BytesIO(markup.data), sanitize_html=False, resolve_relative_uris=False)
    except FAILURES as error:
        raise InputError(f"is not a feed that can be read ({type(error).__name__})", resource=name) from None


def _broken(parsed: Any, cut: str | None) -> str | None:
    """Why the feed may not be complete; None when it is sound."""
    if cut:
        return cut
    error = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if not isinstance(error, SAXException):
        return None
    line = getattr(error, "getLineNumber", lambda: None)()
    return f"is not well-formed XML (line {line}: {error.getMessage()})" if line else "is not well-formed XML"


def _entry(entry: Any, feed: Any, resource: Resource, notes: tuple[str, ...]) -> Entry:
    body, summary = _body(entry)
    source = _get(entry, "source") or {}
    base = resource.name if resource.is_url else None
    feed_link = _link(_get(feed, "link"), base)
    return Entry(
        resource.name,
        scope=feed_link or _link(_get(feed, "id")) or resource.label,
        guid=_text(_get(entry, "id")),
        url=_link(_get(entry, "link"), feed_link or base),
        title=plain(_get(entry, "title")),
        html=body,
        published=_text(_get(entry, "published") or _get(entry, "updated") or _get(entry, "created")),
        modified=_text(_get(entry, "updated")) if _get(entry, "published") else None,
        language=_text(_get(entry, "language") or _language(entry) or _get(feed, "language")),
        outlet=plain(_get(entry, "publisher") or _get(feed, "title")),
        declarations=tuple(_declarations(entry, source)),
        warnings=notes,
        summary=summary,
    )


def _get(mapping: Any, key: str) -> Any:
    """The value itself: feedparser's own lookup stands in for one date with another."""
    return dict.get(mapping, key)


def _body(entry: Any) -> tuple[str | None, bool]:
    """The fullest text of the entry, and whether it is no more than a summary."""
    contents = [
        c for c in _get(entry, "content") or () if str(_get(c, "type") or "").startswith(("text/", "application/x"))
    ]
    full = max((_html(c) for c in contents), key=len, default="")
    detail = _get(entry, "summary_detail")
    short = _html(detail) if detail else _get(entry, "summary") or ""
    if len(full) >= len(short) and full.strip():
        return full, False
    return (short, not full.strip()) if short.strip() else (None, False)


def _html(detail: Any) -> str:
    value = str(_get(detail, "value") or "")
    if _get(detail, "type") == "text/plain":
        from transprov.reading.feeds.documents import paragraphs

        return paragraphs(value)
    return value


def _language(entry: Any) -> Any:
    for detail in (*(_get(entry, "content") or ()), _get(entry, "title_detail") or {}):
        if found := _get(detail, "language"):
            return found
    return None


def _declarations(entry: Any, source: Any) -> Iterator[Declaration]:
    name = plain(_get(source, "title") or _get(source, "value"))
    if name:
        yield Declaration(DeclarationKind.SOURCE_LINE, name, name, "feed")
    # RSS names the feed, Atom the site, that the item was taken from
    if address := _link(_get(source, "href") or _get(source, "url") or _get(source, "link")):
        yield Declaration(DeclarationKind.BASED_ON, address, address, "feed")
    for key, kind in (("dc_source", DeclarationKind.SOURCE_LINE), ("author", DeclarationKind.AUTHOR)):
        if value := plain(_get(entry, key)):
            yield Declaration(kind, value[:300], value, "feed")


def _text(value: Any) -> str | None:
    text = " ".join(str(value).split()) if isinstance(value, str) else ""
    return text or None


def _link(value: Any, base: str | None = None) -> str | None:
    """An http(s) address, a relative one resolved; None for anything else that feeds put in its place."""
    text = _text(value)
    if text and base and ":" not in text.partition("/")[0]:
        try:
            text = urljoin(base, text)
        except ValueError:
            return None
    return text if text and text.lower().startswith(("http://", "https://")) and len(text) <= 2_000 else None
