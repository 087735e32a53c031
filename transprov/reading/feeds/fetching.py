"""Feeds and pages over the network: kept copies, robots.txt, and one request at a time for each host."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from transprov.errors import InputError
from transprov.reading.decoding import decode
from transprov.reading.feeds.items import FeedOptions
from transprov.reading.limits import Limits
from transprov.reading.urls import Asking, Fetched, fetch

AGENT = "transprov"
_FEED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.5"
)
_ROBOTS_BYTES = 500_000
_NOT_MODIFIED = 304
_PATIENCE = 3
_turns: dict[str, threading.Lock] = {}
_turns_guard = threading.Lock()


def fetch_feed(url: str, options: FeedOptions) -> Fetched:
    """Download a feed. Raises `InputError` on every failure, naming the URL.

    robots.txt is not asked: a feed is published for programs to read, and the user named this one.
    """
    return _fetch(url, options.feed_limits, Asking(accept=_FEED, any_type=True), options.cache_folder)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text, the address that answered in the end, and what had to be guessed."""

    url: str
    text: str
    warnings: tuple[str, ...]


class PageFetcher:
    """Downloads the pages that items link to, as their sites' robots.txt allow."""

    def __init__(self, options: FeedOptions) -> None:
        """Take the limits and the folder for kept copies from `options`."""
        self._limits = options.page_limits
        self._cache = options.cache_folder
        self._robots: dict[str, RobotFileParser | str] = {}
        self._silent: dict[str, int] = {}

    def page(self, url: str) -> Page:
        """The page. Raises `InputError`, naming `url`, when it may not or cannot be read.

        A host that let the time run out three times in a row is not asked again: a feed of a thousand items would
        otherwise wait for it a thousand times.
        """
        host = urlsplit(url).netloc.lower()
        if self._silent.get(host, 0) >= _PATIENCE:
            raise InputError(f"is not fetched: its host let {_PATIENCE} requests run out of time", resource=url)
        began = time.monotonic()
        try:
            answer = _fetch(url, self._limits, Asking(before=self._check), self._cache)
        except InputError:
            late = time.monotonic() - began >= self._limits.total_seconds
            self._silent[host] = self._silent.get(host, 0) + 1 if late else 0
            raise
        self._silent[host] = 0
        decoded = decode(answer.data, declared=answer.charset, resource=url)
        return Page(answer.url, decoded.text, decoded.warnings)

    def _check(self, address: str) -> None:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = _rules_of(site, self._limits)
        rules = self._robots[site]
        if isinstance(rules, str):
            raise InputError(f"is not fetched, since its site's robots.txt cannot be read: {rules}", resource=address)
        if not rules.can_fetch(AGENT, address):
            raise InputError("may not be fetched: its site's robots.txt forbids it", resource=address)


def _rules_of(site: str, limits: Limits) -> RobotFileParser | str:
    """The rules of a site, or why they cannot be had; after RFC 9309, none where there is no robots.txt (4xx)."""
    missing = frozenset(range(400, 500))
    asking = Asking(accept="text/plain, */*;q=0.1", statuses=missing | {200}, any_type=True)
    rules = RobotFileParser()
    try:
        answer = fetch(f"{site}/robots.txt", replace(limits, max_bytes=_ROBOTS_BYTES), asking)
    except InputError as error:
        return str(error)
    found = answer.status == 200 and answer.data.lstrip()[:1] != b"<"
    rules.parse(answer.data.decode("utf-8-sig", "replace").splitlines() if found else [])
    return rules


def _fetch(url: str, limits: Limits, asking: Asking, folder: Path | None) -> Fetched:
    """Download, or take the kept copy when the server says that it is still good."""
    with _turn(url):
        if folder is None:
            return fetch(url, limits, asking)
        kept = _kept(folder, url)
        if kept is not None:
            asking = replace(asking, headers=kept.conditions, statuses=asking.statuses | {_NOT_MODIFIED})
        answer = fetch(url, limits, asking)
        if answer.status == _NOT_MODIFIED and kept is not None:
            return kept.fetched
        if answer.etag or answer.last_modified:
            _keep(folder, url, answer)
        return answer


@contextmanager
def _turn(url: str) -> Iterator[None]:
    """Wait until no other thread of this process asks the same host."""
    host = urlsplit(url).netloc.lower() if "://" in url else ""
    with _turns_guard:
        lock = _turns.setdefault(host, threading.Lock())
    with lock:
        yield


@dataclass(frozen=True, slots=True)
class _Kept:
    fetched: Fetched

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        tags = (("If-None-Match", self.fetched.etag), ("If-Modified-Since", self.fetched.last_modified))
        return tuple((name, value) for name, value in tags if value)


def _files(folder: Path, url: str) -> tuple[Path, Path]:
    name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]
    return folder / f"{name}.json", folder / f"{name}.body"


def _kept(folder: Path, url: str) -> _Kept | None:
    """The kept copy; None when there is none, or when its two files are not of one download."""
    told, body = _files(folder, url)
    try:
        data = body.read_bytes()
        record = json.loads(told.read_text("utf-8"))
        if record["asked"] != url or record["sha256"] != hashlib.sha256(data).hexdigest():
            return None
        return _Kept(
            Fetched(record["url"], data, record["content_type"], record["charset"], 200, record["etag"],
                    record["last_modified"])
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a kept copy is a convenience: without one the whole is asked for


def _keep(folder: Path, url: str, answer: Fetched) -> None:
    told, body = _files(folder, url)
    record = {
        "asked": url,
        "url": answer.url,
        "content_type": answer.content_type,
        "charset": answer.charset,
        "etag": answer.etag,
        "last_modified": answer.last_modified,
        "sha256": hashlib.sha256(answer.data).hexdigest(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(body, answer.data)
        _write(told, json.dumps(record).encode())
    except OSError as error:
        raise InputError(
            f"cannot keep downloads ({error.strerror or 'output error'}); name another folder (cache_folder)",
            resource=str(folder),
        ) from None


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
