"""One stream out of whatever was named: formats give entries, lists give feeds, and every entry becomes an item."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.errors import InputError
from transprov.reading.feeds import articles, syndication
from transprov.reading.feeds.documents import document_of, host_of, outlet_of
from transprov.reading.feeds.items import Entry, FeedOptions, Item, Problem
from transprov.reading.feeds.keys import Keys, content_hash, feed_name, key_of, tidy
from transprov.reading.feeds.opening import Resource, from_path, from_url
from transprov.reading.feeds.sniffing import Format, format_of
from transprov.reading.loading import is_url

if TYPE_CHECKING:
    from transprov.reading.feeds.fetching import Page

_FAILURES = (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError)
"""What the libraries below raise on input their authors did not think of; one item of it must not end a run."""

_FORMATS: dict[Format, Callable[[Resource, FeedOptions], Iterator[Entry | Problem]]] = {
    Format.SYNDICATION: syndication.entries,
    Format.ARTICLE: articles.entries,
}


def stream(where: str | os.PathLike[str], options: FeedOptions) -> Iterator[Item]:
    """See `transprov.reading.feeds.stream`."""
    name = os.fspath(where)
    items = _Items(options)
    for found in _found(name, options):
        item = items.item(found)
        if item is not None:
            yield item


def _found(name: str, options: FeedOptions) -> Iterator[Entry | Problem]:
    resource = from_url(name, options) if is_url(name) else from_path(Path(name))
    yield from _entries(resource, options)


def _entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    return _FORMATS[format_of(resource.head, resource.name)](resource, options)


class _Items:
    """Entries to items: keys that are unique, pages fetched where that is asked for, failures as problems."""

    def __init__(self, options: FeedOptions) -> None:
        self._options = options
        self._keys = Keys()
        self._pages: Callable[[str], Page] | None = None

    def item(self, found: Entry | Problem) -> Item | None:
        """None for what was in the stream before, word for word."""
        if isinstance(found, Problem):
            return self._problem(found)
        said = found.html or found.text or found.page
        content = content_hash(found.title, said or found.url)
        key = self._keys.take(key_of(found, content), content)
        if key is None:
            return None
        try:
            found = self._with_page(found)
            document = document_of(found, key, self._options)
        except InputError as error:
            return self._failed(found, key, str(error).removeprefix(f"{error.resource}: "))
        except _FAILURES as error:
            return self._failed(found, key, f"cannot be read ({type(error).__name__} in a library for markup)")
        return Item(
            key, found.origin, document, None, found.published, outlet_of(found, document), found.url, document.title
        )

    def _with_page(self, entry: Entry) -> Entry:
        if not self._options.fetch_pages or entry.page is not None:
            return entry
        if entry.url is None:
            raise InputError("has no address to fetch its page from")
        if self._pages is None:
            from transprov.reading.feeds.fetching import PageFetcher

            self._pages = PageFetcher(self._options).page
        page = self._pages(entry.url)
        return replace(entry, url=page.url, page=page.text, warnings=(*entry.warnings, *page.warnings))

    def _failed(self, entry: Entry, key: str, reason: str) -> Item:
        label = entry.title or entry.url or key
        problem = f"{entry.origin}: item “{label[:120]}”: {reason}"
        return Item(key, entry.origin, None, problem, entry.published, outlet_of(entry), entry.url, entry.title)

    def _problem(self, found: Problem) -> Item | None:
        key = self._keys.take(tidy(found.key or feed_name(found.origin)), content_hash(found.reason))
        if key is None:
            return None
        outlet = found.outlet or host_of(found.url or found.origin)
        return Item(key, found.origin, None, found.reason, found.published, outlet, found.url, found.title)
