"""OPML: a list of feeds, as feed readers export it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from transprov.reading.feeds.items import FeedOptions, Listed, Problem
from transprov.reading.feeds.markup import plain, prepared
from transprov.reading.feeds.opening import Resource
from transprov.reading.feeds.xml import complaint, elements, ensure


def entries(resource: Resource, options: FeedOptions) -> Iterator[Listed | Problem]:
    """The feeds of the list in its order, those in folders too. Raises `InputError` when it names none."""
    data, cut = resource.read(options.max_feed_bytes)
    markup = prepared(data, declared=resource.charset, resource=resource.name)
    found = False
    seen: set[str] = set()
    for outline in elements(markup.data, "outline"):
        attributes = {str(name).lower(): value for name, value in outline.attrib.items()}
        address = attributes.get("xmlurl") or (attributes.get("url") if attributes.get("type") == "include" else None)
        if not address:
            continue
        found = True
        url = urljoin(resource.name, address.strip()) if resource.is_url else address.strip()
        title = plain(attributes.get("title") or attributes.get("text"))
        if url in seen:
            continue
        seen.add(url)
        if "://" not in url:
            yield Problem(resource.name, f"{resource.name}: names the feed {url[:200]!r}, which is no URL", key=url)
        else:
            yield Listed(url, title)
    ensure(found, "feeds (outline elements with an xmlUrl)", resource.name)
    if broken := cut or complaint(markup.data):
        yield Problem(resource.name, f"{resource.name}: {broken}")
