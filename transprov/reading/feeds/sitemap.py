"""News sitemaps and indexes of sitemaps: addresses and titles of articles, whose text stands on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from transprov.errors import InputError
from transprov.reading.feeds.items import FETCH, Entry, FeedOptions, Listed, Problem
from transprov.reading.feeds.markup import plain, prepared
from transprov.reading.feeds.opening import Resource
from transprov.reading.feeds.xml import child_text, complaint, elements


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Listed | Problem]:
    """The articles of a sitemap, or the sitemaps of an index, in its order.

    Raises `InputError` for a sitemap when pages are not to be fetched: it holds no text.
    """
    data, cut = resource.read(options.max_feed_bytes)
    markup = prepared(data, declared=resource.charset, resource=resource.name)
    if not options.fetch_pages:
        raise InputError(f"is a sitemap, which names pages but holds no text; {FETCH}", resource=resource.name)
    for element in elements(markup.data, "sitemap"):
        if address := child_text(element, "loc"):
            yield Listed(urljoin(resource.name, address) if resource.is_url else address)
    for element in elements(markup.data, "url"):
        address = child_text(element, "loc")
        if address:
            yield Entry(
                resource.name,
                url=urljoin(resource.name, address) if resource.is_url else address,
                title=plain(child_text(element, "title")),
                published=child_text(element, "publication_date"),
                modified=child_text(element, "lastmod"),
                language=child_text(element, "language"),
                outlet=plain(child_text(element, "name")),
                warnings=markup.warnings,
            )
    if broken := cut or complaint(markup.data):
        yield Problem(resource.name, f"{resource.name}: {broken}")
