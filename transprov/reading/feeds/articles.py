"""A single article, a page or a plain text, as a stream of one."""

from __future__ import annotations

from collections.abc import Iterator

from transprov.errors import InputError
from transprov.reading.decoding import decode
from transprov.reading.feeds.items import Entry, FeedOptions, Problem
from transprov.reading.feeds.opening import Resource
from transprov.reading.loading import sniff


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    """The one article of a file.

    Raises `InputError` when it is no text, and for what a URL gives: a server that answers with a page where a feed
    should be has no feed, and its notice is no article.
    """
    data, cut = resource.read(options.max_feed_bytes)
    if cut:
        raise InputError(cut, resource=resource.name)
    decoded = decode(data, declared=resource.charset, resource=resource.name)
    html = sniff(decoded.text, resource.name) == "html"
    if resource.is_url:
        what = "a web page" if html else "text"
        raise InputError(
            f"is {what}, not a feed; name the address of a feed, or check the article by itself (transprov check)",
            resource=resource.name,
        )
    if html:
        yield Entry(resource.name, key=resource.label or resource.name, page=decoded.text, warnings=decoded.warnings)
    else:
        yield Entry(resource.name, key=resource.label or resource.name, text=decoded.text, warnings=decoded.warnings)
