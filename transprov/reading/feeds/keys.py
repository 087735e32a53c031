"""What an item is called: the same in every run, and no other item of the stream."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from transprov.reading.feeds.items import Entry

_LONGEST = 400
_EVERYWHERE = re.compile(r"[a-z][a-z0-9+.-]*://|urn:|tag:", re.I)
"""Guids that are unique in the world by their form; others ("4711") only in their feed."""
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def content_hash(*parts: str | None) -> str:
    """16 hex digits for what an item says, white space apart."""
    said = "\x1f".join(" ".join((part or "").split()) for part in parts)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def key_of(entry: Entry, content: str) -> str:
    """Its own key, else the guid, else the address, else the feed and the content."""
    if entry.key:
        return tidy(entry.key)
    if entry.guid:
        guid = entry.guid
        return tidy(guid if _EVERYWHERE.match(guid) else f"{entry.scope or feed_name(entry.origin)}#{guid}")
    return tidy(entry.url or f"{entry.scope or feed_name(entry.origin)}#{content}")


def feed_name(origin: str) -> str:
    """A feed's address, or the name of its file: its folder may be called otherwise the next time."""
    return origin if "://" in origin else PurePath(origin).name


def tidy(key: str) -> str:
    """A key without white space and what terminals do not show, and no longer than a key should be."""
    key = _UNSEEN.sub("_", key.strip())
    return key if len(key) <= _LONGEST else f"{key[: _LONGEST - 17]}~{content_hash(key)}"


class Keys:
    """The keys of one stream."""

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: dict[str, list[str]] = {}

    def take(self, key: str, content: str) -> str | None:
        """A key that no other content has; None when the same content had the key before.

        The second content under one key gets a suffix made of itself, so the order of items may change between runs
        without one being taken for the other.
        """
        seen = self._taken.setdefault(key, [])
        if content in seen:
            return None
        seen.append(content)
        return key if len(seen) == 1 else f"{key}~{content}"
