"""Which format a resource has, told from its first bytes: names and content types of feeds are often wrong."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

_PROLOGUE = re.compile(
    r"""\s*(?:<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->|<!DOCTYPE(?:"[^"]{0,1000}"|'[^']{0,1000}'|\[.{0,40000}?\]\s*(?=>)|[^>\['"]){0,200}>)""",
    re.I | re.S,
)
_ROOT = re.compile(r"\s*<(?:[\w.-]{1,30}:)?([\w.-]{1,30})[\s/>]")
_KNOWN = re.compile(r"<(?:[\w.-]{1,30}:)?(html|rss|rdf|feed|opml|urlset|sitemapindex)[\s>]", re.I)
"""For what stands behind a prologue that cannot be made sense of."""
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')


class Format(StrEnum):
    """What can be streamed."""

    SYNDICATION = "rss-or-atom"
    OPML = "opml"
    SITEMAP = "sitemap"
    JSON_FEED = "json-feed"
    JSON_LINES = "jsonl"
    WARC = "warc"
    ARTICLE = "article"


_ROOTS = {
    "rss": Format.SYNDICATION,
    "rdf": Format.SYNDICATION,
    "feed": Format.SYNDICATION,
    "channel": Format.SYNDICATION,
    "opml": Format.OPML,
    "urlset": Format.SITEMAP,
    "sitemapindex": Format.SITEMAP,
}


def format_of(head: bytes, name: str) -> Format:
    """The format of what begins with `head`; its `name` decides only between the kinds of JSON."""
    if head.startswith(b"WARC/"):
        return Format.WARC
    text = _readable(head).lstrip("\ufeff \t\r\n\x00")
    if text.startswith("<"):
        return _ROOTS.get(_root(text), Format.ARTICLE)
    if re.match(r"\{|\[\s*\{", text):
        plain = name.lower().split("?")[0].removesuffix(".gz")
        first_line = text.partition("\n")[0].rstrip()
        lines = plain.endswith((".jsonl", ".ndjson")) or (first_line.startswith("{") and first_line.endswith("}"))
        if _JSON_FEED.search(text) and not plain.endswith((".jsonl", ".ndjson")):
            return Format.JSON_FEED
        if lines and (plain.endswith((".jsonl", ".ndjson")) or "\n{" in text.rstrip()):
            return Format.JSON_LINES
        return Format.JSON_FEED
    return Format.JSON_LINES if name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")) else Format.ARTICLE


def _root(text: str) -> str:
    """The local name of the root element, in lower case; empty when there is none."""
    at = 0
    while found := _PROLOGUE.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at) or _KNOWN.search(text)
    return root[1].lower() if root else ""


def _readable(head: bytes) -> str:
    """The ASCII part of the head at least, whatever the encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if head[1:2] == b"\0" or head[:1] == b"\0":
        return head.replace(b"\0", b"").decode("latin-1")
    return head.decode("utf-8", "replace")
