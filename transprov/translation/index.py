"""Packages by name, from argostranslate's index: the only part of the package that goes to the network by itself.

It is called by `transprov models install NAME` and by nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any

from transprov.errors import InputError
from transprov.translation.installing import MAX_BYTES
from transprov.translation.packages import version_key

INDEX = "ARGOS_PACKAGE_INDEX"
"""Environment variable of argostranslate: where another index is."""
_DEFAULT = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
_NAME = re.compile(r"(?:translate-)?([a-z]{2,3})[_-]([a-z]{2,3})(?:-(\d+(?:[._]\d+)*))?(?:\.argosmodel)?", re.ASCII)
_INDEX_BYTES = 20_000_000
_SECONDS = 60.0
_CHUNK = 1 << 16
_DIGEST = re.compile(r"(?:sha256[:-])?([0-9a-f]{64})", re.ASCII | re.IGNORECASE)

Progress = Callable[[int, int | None], None]
"""Called with the bytes that have come, and of how many where the server says so."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be downloaded."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]
    sha256: str | None
    """Where the index tells one; argostranslate's own does not."""


def is_name(text: str) -> bool:
    """Whether `text` could name a package: translate-en_de, en_de, translate-en_de-1_9."""
    return _NAME.fullmatch(text) is not None


def find_offer(name: str) -> Offer:
    """The newest package of the index that `name` means. Raises `InputError` for none, or without the index."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise InputError("is no package's name; they are such as translate-en_de", resource=name)
    source, target, version = match.groups()
    offers = [one for one in read_index() if (one.source, one.target) == (source, target)]
    if version:
        offers = [one for one in offers if version_key(one.version) == version_key(version)]
    if not offers:
        raise InputError("is not in argostranslate's index", resource=name)
    return max(offers, key=lambda one: version_key(one.version))


def read_index() -> list[Offer]:
    """All translation packages of the index. Raises `InputError`, naming its address."""
    base = os.environ.get(INDEX) or _DEFAULT
    url = base.rstrip("/") + "/index.json"
    data = b"".join(_chunks(url, _INDEX_BYTES, None))
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise InputError("is no index of Argos packages", resource=url)
    return [offer for row in rows if isinstance(row, dict) and (offer := _offer(row)) is not None]


def _offer(row: dict[str, Any]) -> Offer | None:
    if row.get("type", "translate") != "translate":
        return None
    links = tuple(one for one in row.get("links") or () if isinstance(one, str))
    told = next((row[key] for key in ("sha256", "checksum", "hash") if isinstance(row.get(key), str)), "")
    digest = _DIGEST.fullmatch(told)
    return Offer(
        source=str(row.get("from_code")),
        target=str(row.get("to_code")),
        version=str(row.get("package_version") or ""),
        links=links,
        sha256=digest[1].lower() if digest else None,
    )


def download(offer: Offer, path: Path, progress: Progress | None = None) -> str:
    """Write the package to `path`, from the first of its links that answers; returns its SHA-256.

    Raises `InputError` when none does, and when the checksum of the index is not that of what came.
    """
    problem = InputError("has no address in the index", resource=f"translate-{offer.source}_{offer.target}")
    for link in offer.links:
        digest = hashlib.sha256()
        try:
            with path.open("wb") as file:
                for chunk in _chunks(link, MAX_BYTES, progress):
                    digest.update(chunk)
                    file.write(chunk)
        except InputError as error:
            problem = error
            continue
        if offer.sha256 is not None and digest.hexdigest() != offer.sha256:
            raise InputError("has another checksum than the index says; not installed", resource=link)
        return digest.hexdigest()
    raise problem


def _chunks(url: str, most: int, progress: Progress | None) -> Iterator[bytes]:
    with _answer(url) as answer:
        length = answer.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        come = 0
        while chunk := answer.read(_CHUNK):
            come += len(chunk)
            if come > most:
                raise InputError(f"is larger than {most / 1e6:g} MB", resource=url)
            if progress is not None:
                progress(come, total)
            yield chunk
        if total is not None and come < total:
            raise InputError("the download breaks off; try again", resource=url)


@contextmanager
def _answer(url: str) -> Iterator[Any]:
    """The open answer; whatever the network does while it is read is an `InputError` that names the address."""
    _require_http(url)
    opener = urllib.request.build_opener(_Redirects())
    request = urllib.request.Request(url, headers={"User-Agent": "transprov"})
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        raise InputError(f"the server answers {error.code}", resource=url) from None
    except TimeoutError:
        raise InputError(f"no answer within {_SECONDS:g} s; try later", resource=url) from None
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        why = getattr(reason, "strerror", None) or type(reason).__name__
        raise InputError(f"cannot be downloaded ({why}); check the network", resource=url) from None


class _Redirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Follow to the web only: the handler of the standard library follows to ftp as well."""
        _require_http(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_http(url: str) -> None:
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise InputError("is not an http or https address", resource=url)
