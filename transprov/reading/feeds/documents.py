"""From what a feed gives for one article to its `Document`, by the same ways as pages and texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from transprov.errors import InputError
from transprov.reading.declared import provenance
from transprov.reading.feeds.dates import read_date
from transprov.reading.feeds.items import FETCH, Entry, FeedOptions
from transprov.types import Declaration, DeclarationKind, Document

_MARKED = re.compile(r"</?[a-zA-Z][^<>]{0,5000}>|<!--")
_INLINE_DATA = re.compile(r"""(["'])data:[^"'<>]{0,40};base64,[^"'<>]*\1""")
_BACKLINK = re.compile(
    r"""<p>[^<>]{1,60}<a\b[^<>]{0,200}?\bhref=["']([^"'<>]{1,2000})["'][^<>]{0,200}>[^<>]{0,500}</a>"""
    r"""[^<>]{1,80}<a\b[^<>]{1,2200}>[^<>]{0,200}</a>[^<>]{0,10}</p>\s*\Z"""
)
_SUMMARY_WORDS = 120


def document_of(entry: Entry, key: str, options: FeedOptions) -> Document:
    """The document of an entry, its id the key. Raises `InputError` when there is no article in it."""
    notes = (*entry.warnings, *_notes(entry))
    if entry.page is not None:
        document = _from_page(entry, key, options, notes)
    elif entry.html is not None:
        document = _from_fragment(entry, key, options, notes)
    elif entry.text is not None:
        document = _from_text(entry, key, options, notes)
    else:
        raise InputError(f"has no text, only a title; {FETCH} if they are to be read")
    declared = (*_declarations(entry), *document.provenance.declarations)
    url = entry.url or document.provenance.url or entry.origin
    return replace(document, id=key, provenance=provenance(tuple(dict.fromkeys(declared)), (), url))


def paragraphs(text: str) -> str:
    """Plain text as HTML: a blank line parts paragraphs."""
    parts = (html.escape(part.strip("\n"), quote=False) for part in re.split(r"\n[ \t\r]*\n", text))
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in parts if part.strip())


def outlet_of(entry: Entry, document: Document | None = None) -> str | None:
    """Who published it: as the feed says, else as the page says, else the host of its address."""
    if entry.outlet:
        return entry.outlet
    said = document.provenance.values(DeclarationKind.OUTLET) if document else ()
    return said[0] if said else host_of(entry.url or entry.origin)


def host_of(url: str) -> str | None:
    """The host of a URL without "www."; None for a path."""
    try:
        host = urlsplit(url).hostname if "://" in url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _from_page(entry: Entry, key: str, options: FeedOptions, notes: tuple[str, ...]) -> Document:
    from transprov.reading.html import document_from_html

    page = _small(entry.page or "", options)
    return document_from_html(page, id=key, url=entry.url or entry.origin, warnings=notes)


def _from_fragment(entry: Entry, key: str, options: FeedOptions, notes: tuple[str, ...]) -> Document:
    from transprov.reading.html import document_from_fragment

    body = entry.html or ""
    if not _MARKED.search(body):
        # entities of text that was escaped twice; what looks like a tag afterwards is text
        body = paragraphs(html.unescape(body))
    body = _without_backlink(_small(body, options), entry.url)
    document = document_from_fragment(
        body, title=entry.title, declared_language=_code(entry.language), id=key, url=entry.url,
        warnings=notes,
    )  # fmt: skip
    words = len(document.text.split())
    if entry.summary and words < _SUMMARY_WORDS:
        note = f"the feed gives a summary of {words} words; {FETCH} for the whole articles"
        return replace(document, warnings=(*document.warnings, note))
    return document


def _without_backlink(body: str, url: str | None) -> str:
    """Without the last line that WordPress puts into feeds, "The post (link) appeared first on (link)."

    It is known in every language by its first link, which leads to the item itself.
    """
    start = max(0, body.rfind("<p>"))
    found = _BACKLINK.match(body, start)
    same = found is not None and url is not None and html.unescape(found[1]).rstrip("/") == url.rstrip("/")
    return body[:start] if same else body


def _from_text(entry: Entry, key: str, options: FeedOptions, notes: tuple[str, ...]) -> Document:
    from transprov.reading.plain import document_from_text

    text = _small(entry.text or "", options)
    title = entry.title
    if title and " ".join(title.split()) not in " ".join(text[: 4 * len(title) + 200].split()):
        text = f"{title}\n\n{text}"
    document = document_from_text(text, language=_code(entry.language), id=key, url=entry.url, warnings=notes)
    return replace(document, title=title) if title else document


def _small(text: str, options: FeedOptions) -> str:
    """The text without pictures spelled out inside it. Raises `InputError` when it is larger than an article is."""
    if len(text) > options.max_item_bytes // 4:
        text = _INLINE_DATA.sub('""', text)
        size = len(text.encode("utf-8", "replace"))
        if size > options.max_item_bytes:
            raise InputError(
                f"is {size / 1e6:.1f} MB, larger than an article can be; raise max_item_bytes "
                f"({options.max_item_bytes / 1e6:g} MB) if it is one"
            )
    return text


def _code(language: str | None) -> str | None:
    code = re.split(r"[-_,;\s]", (language or "").strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) and code not in {"und", "mul", "zxx"} else None


def _declarations(entry: Entry) -> Iterator[Declaration]:
    if entry.outlet:
        yield Declaration(DeclarationKind.OUTLET, entry.outlet[:300], entry.outlet, "feed")
    yield from entry.declarations
    if entry.title:
        yield Declaration(DeclarationKind.TITLE, entry.title[:300], entry.title, "feed")
    for kind, raw in ((DeclarationKind.PUBLISHED, entry.published), (DeclarationKind.MODIFIED, entry.modified)):
        when = read_date(raw)
        if raw and when is not None:
            clock = when.tzinfo is not None or (when.hour, when.minute) != (0, 0)
            yield Declaration(kind, when.isoformat() if clock else when.date().isoformat(), raw, "feed")
    if code := _code(entry.language):
        yield Declaration(DeclarationKind.LANGUAGE, code, entry.language or code, "feed")
    if entry.url:
        yield Declaration(DeclarationKind.CANONICAL, entry.url, entry.url, "feed")


def _notes(entry: Entry) -> Iterator[str]:
    if entry.published and read_date(entry.published) is None:
        yield f"the feed's publication time cannot be relied on: {entry.published[:80]!r}"
