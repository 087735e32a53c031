"""What a stream gives, and what the formats hand over before documents are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transprov.reading.limits import Limits
from transprov.types import Declaration, Document

FETCH = "fetch the pages (--fetch, or fetch_pages in Python)"
"""The way out for feeds that name pages and do not hold their text."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """How feeds are read; the defaults fit the feeds of news sites and stop what is none."""

    fetch_pages: bool = False
    """Read the page that an item links to, not the text that the feed gives."""
    allow_private: bool = False
    """Whether URLs may lead to private, loopback, link-local or reserved addresses."""
    total_seconds: float = 30.0
    """Longest time for one feed or page: name lookup, every redirect and the download together."""
    max_feed_bytes: int = 100_000_000
    """Largest feed, in bytes, after decompression. JSONL and WARC files are read piece by piece and may be larger."""
    max_item_bytes: int = 2_000_000
    """Largest text of one item, and largest page fetched for one; pictures inside the text do not count."""
    max_redirects: int = 5
    cache_folder: Path | None = None
    """Where feeds and pages are kept so that servers are asked only for what is new (ETag, Last-Modified)."""

    @property
    def feed_limits(self) -> Limits:
        """The limits for one feed."""
        return Limits(self.max_feed_bytes, self.total_seconds, self.max_redirects, self.allow_private)

    @property
    def page_limits(self) -> Limits:
        """The limits for one page."""
        return Limits(self.max_item_bytes, self.total_seconds, self.max_redirects, self.allow_private)


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a stream, or the reason why there is none."""

    key: str
    """Unique within its stream and the same in every run; the id of the document."""
    origin: str
    """The feed or file it came from."""
    document: Document | None = None
    problem: str | None = None
    """One line that names the resource and the reason; None when there is a document."""
    published_raw: str | None = None
    """The time of publication as the feed writes it, whether or not it could be read."""
    outlet: str | None = None
    """Who published it: the name of the publication, else the title of its feed, else the host."""
    url: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        """Refuse an item that has both a document and a problem, or neither."""
        if (self.document is None) == (self.problem is None):
            raise ValueError("an item has either a document or a problem")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a format gives it; exactly one of `html`, `text` and `page` should hold it."""

    origin: str
    key: str | None = None
    """What to call it, for what is known by its place: the path of a file in its folder."""
    scope: str | None = None
    """What the guid is unique in: the address of the feed; None takes the origin."""
    guid: str | None = None
    url: str | None = None
    title: str | None = None
    """Plain text."""
    html: str | None = None
    """The body of the article as a piece of HTML."""
    text: str | None = None
    """The article as plain text, in `language` if that is named."""
    page: str | None = None
    """A whole web page around the article."""
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    """As the feed declares it, which is often that of its template."""
    outlet: str | None = None
    declarations: tuple[Declaration, ...] = ()
    """What the feed says of its origin besides the fields above."""
    warnings: tuple[str, ...] = ()
    summary: bool = False
    """Whether the body is known to be a summary of the article."""
    whole: bool = False
    """Whether the text is known to be the article itself, which no page need be fetched for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a feed that could not be read, in place of an entry."""

    origin: str
    reason: str
    """One line that names the resource."""
    key: str | None = None
    """What to call it in every run; None takes the origin."""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Another feed that a list names, to be read in its place."""

    url: str
    title: str | None = None
