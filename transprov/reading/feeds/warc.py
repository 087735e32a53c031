"""WARC, the archive format of crawlers (ISO 28500), by warcio: the extra `transprov[warc]`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, Any

from transprov.errors import InputError, ModelMissingError
from transprov.reading.decoding import decode
from transprov.reading.feeds.items import Entry, FeedOptions, Problem
from transprov.reading.feeds.opening import Resource

_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 16


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    """The pages of the archive in its order, read one by one, so it may be of any size.

    Pages are the responses with status 200 and the resources that are HTML; pictures, scripts, redirects and the
    crawler's own records are passed over. Raises `ModelMissingError` without warcio.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
    except ImportError:
        raise ModelMissingError(
            "is a WARC archive; reading it needs a package that is not installed: pip install 'transprov[warc]'",
            resource=resource.name,
        ) from None
    count = 0
    with _raw(resource) as file:
        try:
            for record in ArchiveIterator(file):
                found = _entry(record, resource, options)
                if found is not None:
                    count += 1
                    yield found
            if _breaks_off(file):
                raise EOFError
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            why = "is a damaged WARC archive or breaks off"
            if not count:
                raise InputError(f"{why} ({type(error).__name__})", resource=resource.name) from None
            yield Problem(resource.name, f"{resource.name}: {why}; {count} pages were read, others may be missing")


def _breaks_off(file: IO[bytes]) -> bool:
    """Whether the last record is cut short where warcio takes it for the end: inside the head of a gzip member."""
    file.seek(0)
    if file.read(2) != b"\x1f\x8b":
        return False
    file.seek(0)
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while chunk := file.read(_CHUNK):
            while chunk:
                if member.eof:
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
                member.decompress(chunk)
                chunk = member.unused_data
    except zlib.error:
        return True
    return not member.eof


def _raw(resource: Resource) -> IO[bytes]:
    """The file as it is: each record is a gzip member of its own, which warcio takes apart."""
    if resource.path is not None:
        return resource.path.open("rb")
    import io

    return io.BytesIO(resource.data or b"")


def _entry(record: Any, resource: Resource, options: FeedOptions) -> Entry | Problem | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in {"response", "resource"} or not url:
        return None
    url = url.strip().strip("<>")
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    media_type, _, parameters = kind.partition(";")
    if (headers and headers.get_statuscode() != "200") or media_type.strip().lower() not in _PAGES:
        return None
    data = record.content_stream().read(options.max_item_bytes + 1)
    if len(data) > options.max_item_bytes:
        reason = f"{resource.name}: {url} is larger than {options.max_item_bytes / 1e6:g} MB (max_item_bytes)"
        return Problem(resource.name, reason, key=url, url=url)
    charset = parameters.partition("charset=")[2].split(";")[0].strip().strip("\"'") or None
    try:
        decoded = decode(data, declared=charset, resource=url)
    except InputError as error:
        return Problem(resource.name, f"{resource.name}: {error}", key=url, url=url)
    return Entry(resource.name, url=url, page=decoded.text, warnings=decoded.warnings)
