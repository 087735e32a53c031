"""One stream out of whatever was named: formats give entries, lists give feeds, and every entry becomes an item."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.errors import InputError, TransprovError
from transprov.reading.feeds import articles, jsonfeed, jsonl, opml, sitemap, syndication, warc
from transprov.reading.feeds.documents import document_of, host_of, outlet_of
from transprov.reading.feeds.folder import files
from transprov.reading.feeds.items import Entry, FeedOptions, Item, Listed, Problem
from transprov.reading.feeds.keys import Keys, content_hash, feed_name, key_of, tidy
from transprov.reading.feeds.markup import FAILURES
from transprov.reading.feeds.opening import Resource, from_path, from_url
from transprov.reading.feeds.sniffing import Format, format_of
from transprov.reading.loading import is_url

if TYPE_CHECKING:
    from transprov.reading.feeds.fetching import Page

_FORMATS: dict[Format, Callable[[Resource, FeedOptions], Iterator[Entry | Listed | Problem]]] = {
    Format.SYNDICATION: syndication.entries,
    Format.JSON_FEED: jsonfeed.entries,
    Format.JSON_LINES: jsonl.entries,
    Format.OPML: opml.entries,
    Format.SITEMAP: sitemap.entries,
    Format.WARC: warc.entries,
    Format.ARTICLE: articles.entries,
}
_DEEPEST = 4
"""Lists in lists that are followed: an index of sitemaps in a list is two."""


def stream(where: str | os.PathLike[str], options: FeedOptions) -> Iterator[Item]:
    """See `transprov.reading.feeds.stream`."""
    name = os.fspath(where)
    if not name:
        raise InputError("the path is empty; name a feed, a file or a folder")
    items = _Items(options)
    for found in _found(name, options):
        item = items.item(found)
        if item is not None:
            yield item


def _found(name: str, options: FeedOptions) -> Iterator[Entry | Problem]:
    reader = _Reader(options)
    if is_url(name):
        yield from reader.entries(from_url(name, options))
        return
    try:
        is_folder = Path(name).is_dir()
    except ValueError:  # NUL in a path
        raise InputError("the path holds a NUL character; check the name") from None
    if is_folder:
        yield from reader.folder(Path(name))
    else:
        yield from reader.entries(from_path(Path(name)))


class _Reader:
    """Follows what lists name; no address twice, so lists that name each other come to an end."""

    def __init__(self, options: FeedOptions) -> None:
        self._options = options
        self._seen: set[str] = set()

    def folder(self, folder: Path) -> Iterator[Entry | Problem]:
        """The entries of all files; one that cannot be read is a problem. Raises `InputError` for an empty folder."""
        empty = True
        try:
            for path, label in files(folder):
                empty = False
                try:
                    yield from self.entries(from_path(path, label))
                except TransprovError as error:
                    yield Problem(str(path), str(error), key=label)
        except InputError as error:
            if empty:
                raise
            yield Problem(str(folder), str(error))
        if empty:
            raise InputError("is an empty folder; put articles or feeds into it", resource=str(folder))

    def entries(self, resource: Resource, depth: int = 0) -> Iterator[Entry | Problem]:
        """The entries of a resource and of what it lists. Raises `InputError` when the resource cannot be read."""
        self._seen.add(resource.name)
        for found in _FORMATS[format_of(resource.head, resource.name)](resource, self._options):
            if isinstance(found, Listed):
                yield from self._listed(found, resource, depth + 1)
            else:
                yield found

    def _listed(self, listed: Listed, by: Resource, depth: int) -> Iterator[Entry | Problem]:
        if listed.url in self._seen:
            return
        self._seen.add(listed.url)
        try:
            if depth > _DEEPEST:
                raise InputError("stands too deep in lists of lists; name it by itself", resource=listed.url)
            yield from self.entries(from_url(listed.url, self._options), depth)
        except TransprovError as error:
            yield Problem(listed.url, f"{by.name}: {error}", url=listed.url, title=listed.title)


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
        except FAILURES as error:
            return self._failed(found, key, f"cannot be read ({type(error).__name__} in a library for markup)")
        return Item(
            key, found.origin, document, None, found.published, outlet_of(found, document), found.url, document.title
        )

    def _with_page(self, entry: Entry) -> Entry:
        if not self._options.fetch_pages or entry.page is not None or entry.whole:
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
