"""Feeds, lists of feeds, folders and archives of articles, as one stream of items: a document or what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from transprov.reading.feeds.items import FeedOptions, Item

__all__ = ["FeedOptions", "Item", "stream"]


def stream(where: str | PathLike[str], *, options: FeedOptions | None = None) -> Iterator[Item]:
    """The articles of `where`, one after the other: each `Item` has a document or a problem, never both.

    `where` is a path or an http(s) URL of an RSS, Atom or JSON feed, an OPML list, a news sitemap, a JSONL file, a WARC
    archive or a single article, gzipped or not, or a folder of such files, which is read with its subfolders in the
    order of names. What is wrong with one item, one feed of a list or one file of a folder is an item with a problem,
    and the stream goes on. Keys are unique within one stream and the same in every run. Only URLs, and lists that name
    some, reach the network.

    Raises `InputError` when `where` itself cannot be read at all, and `ModelMissingError` when it is a WARC archive
    and the extra `warc` is not installed; both at the first item asked for.
    """
    from transprov.reading.feeds.streaming import stream as stream_now

    return stream_now(where, options or FeedOptions())
