"""One http(s) URL to bytes, within limits and without being led to the inside of the network it runs in.

Proxies of the environment are not used: behind one, the addresses a page leads to could not be checked.
"""

from __future__ import annotations

import http.client
import re
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from transprov.errors import InputError
from transprov.reading.connecting import ascii_host, checked_addresses, connected
from transprov.reading.limits import DEFAULT_LIMITS, Limits

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXTUAL = frozenset({"application/xhtml+xml", "application/xml", "application/octet-stream"})
_SAVE = "open it in a browser, save the page and give that file"
_URL_SAFE = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave: the address that answered in the end, the decompressed bytes, and what the header said."""

    url: str
    data: bytes
    content_type: str | None = None
    """Lower-case media type without parameters."""
    charset: str | None = None
    """As the Content-Type header names it; not verified."""
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask for a URL; the default is for the page of an article."""

    accept: str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"
    headers: tuple[tuple[str, str], ...] = ()
    """Further request headers."""
    statuses: frozenset[int] = frozenset({200})
    """Answers that are no failure."""
    any_type: bool = False
    """Whether the media type may be other than that of a page of text."""
    before: Callable[[str], None] | None = None
    """Called with every address, redirects too, before it is asked for; may raise `InputError` to forbid it."""


_PAGE = Asking()


def fetch(url: str, limits: Limits = DEFAULT_LIMITS, asking: Asking = _PAGE) -> Fetched:
    """Download `url` within `limits`, following redirects. Raises `InputError` on every failure, naming the URL."""
    deadline = time.monotonic() + limits.total_seconds
    current = _parsed(url, url)
    for _ in range(limits.max_redirects + 1):
        if asking.before is not None:
            asking.before(urlunsplit(current))
        try:
            answer = _request(current, deadline, limits, url, asking)
        except TimeoutError:
            late = f"no complete answer within {limits.total_seconds:g} s; try later, or {_SAVE}"
            raise InputError(late, resource=url) from None
        except ssl.SSLCertVerificationError as error:
            why = f"its certificate cannot be verified ({error.verify_message}); {_SAVE}"
            raise InputError(why, resource=url) from None
        except ssl.SSLError as error:
            raise InputError(f"no secure connection ({error.reason or 'TLS failure'}); {_SAVE}", resource=url) from None
        except http.client.HTTPException:
            raise InputError(f"the answer breaks off or is not HTTP; try again, or {_SAVE}", resource=url) from None
        except OSError as error:
            why = f"cannot connect ({error.strerror or 'network failure'}); check the address and the network"
            raise InputError(why, resource=url) from None
        if isinstance(answer, Fetched):
            return answer
        current = _parsed(urljoin(urlunsplit(current), answer), url)
    raise InputError(f"more than {limits.max_redirects} redirects; {_SAVE}", resource=url)


def _parsed(url: str, asked: str) -> SplitResult:
    """Split and check one address; `asked` is the one the user gave, for the message."""
    place = "" if url == asked else "redirects to what "
    invalid = InputError(f"{place}is not a valid URL", resource=asked)
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise invalid from None
    if parts.scheme not in {"http", "https"}:
        raise InputError(f"{place}is not an http or https URL; only those can be read", resource=asked)
    if not host or any(c.isspace() or not c.isprintable() for c in parts.netloc):
        raise invalid
    if "@" in parts.netloc:
        raise InputError(f"{place}is a URL with a user name, which is not read; {_SAVE}", resource=asked)
    return parts._replace(fragment="")


def _request(parts: SplitResult, deadline: float, limits: Limits, asked: str, asking: Asking) -> Fetched | str:
    """One hop: the download, or the address it redirects to. Raises what the network raises."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = checked_addresses(host, port, deadline, allow_private=limits.allow_private, asked=asked)
    target = quote(parts.path or "/", safe=_URL_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_URL_SAFE + "?")
    with connected(parts.scheme, ascii_host(host, asked), port, addresses, deadline) as connection:
        connection.request("GET", target, headers=_headers(asking))
        response = connection.getresponse()
        if response.status in _REDIRECTS and (location := response.getheader("Location")):
            # http.client reads headers as Latin-1; servers send UTF-8
            return location.encode("latin-1", "replace").decode("utf-8", "replace")
        _check_answer(response, limits, asked, asking)
        data = _body(response, limits, asked)
        if time.monotonic() >= deadline:
            raise TimeoutError  # without a length, a connection shut down looks like the end of the answer
        media_type, charset = _content_type(response)
        etag, changed = response.getheader("ETag"), response.getheader("Last-Modified")
        return Fetched(urlunsplit(parts), data, media_type, charset, response.status, etag, changed)


def _headers(asking: Asking) -> dict[str, str]:
    from transprov import __version__

    return {
        "User-Agent": f"transprov/{__version__}",
        "Accept": asking.accept,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **dict(asking.headers),
    }


def _content_type(response: http.client.HTTPResponse) -> tuple[str | None, str | None]:
    if "Content-Type" not in response.headers:
        return None, None
    return response.headers.get_content_type(), response.headers.get_content_charset()


def _check_answer(response: http.client.HTTPResponse, limits: Limits, asked: str, asking: Asking) -> None:
    if response.status not in asking.statuses:
        # our own wording of the status: the server's is untrusted text
        known = {status.value: status.phrase for status in HTTPStatus}
        status = f"{response.status} {known.get(response.status, '')}".strip()
        raise InputError(f"the server answers {status}; check the address, or {_SAVE}", resource=asked)
    media_type, _ = _content_type(response)
    typed = response.status == 200 and not asking.any_type  # "not modified" has no content to be of a type
    if media_type and typed and not media_type.startswith("text/") and media_type not in _TEXTUAL:
        safe = re.sub(r"[^\w/+.-]", "?", media_type)[:60]
        raise InputError(f"is {safe}, not a page of text; give the address of an article", resource=asked)
    if (response.length or 0) > limits.max_bytes:
        raise _too_large(limits, asked)


def _too_large(limits: Limits, asked: str) -> InputError:
    return InputError(f"is larger than {limits.readable_size}; {_SAVE}, cut to the article", resource=asked)


def _body(response: http.client.HTTPResponse, limits: Limits, asked: str) -> bytes:
    """The decompressed body; never holds more than the limit, however much a compressed body would unfold to."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise InputError(f"comes in a compression that was not asked for; {_SAVE}", resource=asked)
    unpack = None if coding in {"identity", ""} else _Unpacker(limits.max_bytes + 1)
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(65536):
        piece = unpack.feed(chunk) if unpack else chunk
        size += len(piece)
        if size > limits.max_bytes:
            raise _too_large(limits, asked)
        parts.append(piece)
    if response.length or (unpack and not unpack.complete):
        raise http.client.IncompleteRead(b"")
    return b"".join(parts)


class _Unpacker:
    """gzip or zlib data, piece by piece, of several members where need be, and never more than `most` bytes in all."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._engine = zlib.decompressobj(wbits=47)  # 32 + 15: gzip or zlib by its header, largest window

    @property
    def complete(self) -> bool:
        return self._engine.eof

    def feed(self, data: bytes) -> bytes:
        out: list[bytes] = []
        while data and self._left > 0:
            if self._engine.eof:
                self._engine = zlib.decompressobj(wbits=47)
            try:
                piece = self._engine.decompress(data, self._left)
            except zlib.error:
                raise http.client.HTTPException from None
            out.append(piece)
            self._left -= len(piece)
            data = self._engine.unused_data or self._engine.unconsumed_tail
        return b"".join(out)
