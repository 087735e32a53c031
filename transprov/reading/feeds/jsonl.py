"""JSON lines: one article a line, as other programs hand articles over. docs/feeds.md has the fields."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from transprov.errors import InputError
from transprov.reading.decoding import decode
from transprov.reading.feeds.fields import address, string
from transprov.reading.feeds.items import Entry, FeedOptions, Problem
from transprov.reading.feeds.keys import feed_name
from transprov.reading.feeds.markup import plain
from transprov.reading.feeds.opening import Resource, unreadable
from transprov.types import Declaration, DeclarationKind

_WIDE = (b"\xff\xfe", b"\xfe\xff")


def entries(resource: Resource, options: FeedOptions) -> Iterator[Entry | Problem]:
    """The articles in the order of the lines; read line by line, so the file may be of any size."""
    if resource.head.startswith(_WIDE):
        raise InputError("is UTF-16; JSON lines are UTF-8", resource=resource.name)
    number = 0
    # escapes ("\u00fc") make a line up to three times as long as its text in UTF-8
    most = 3 * options.max_item_bytes
    with resource.open() as file:
        try:
            while line := file.readline(most + 1):
                number += 1
                size = len(line)
                if size > most and not line.endswith(b"\n"):
                    while not line.endswith(b"\n") and (line := file.readline(1 << 20)):
                        size += len(line)
                    yield _problem(resource, number, f"is {size / 1e6:.1f} MB, larger than an article can be")
                elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _entry(line, number, resource)
        except (EOFError, OSError, zlib.error) as error:
            yield Problem(resource.name, f"{resource.name}: {unreadable(error)}; {number} lines were read")


def _problem(resource: Resource, number: int, reason: str) -> Problem:
    key = f"{resource.label or feed_name(resource.name)}#line-{number}"
    return Problem(resource.name, f"{resource.name}: line {number} {reason}", key=key)


def _entry(line: bytes, number: int, resource: Resource) -> Entry | Problem:
    try:
        decoded = decode(line.rstrip(b"\r\n"), resource=resource.name)
        record = json.loads(decoded.text, strict=False)
    except InputError:
        return _problem(resource, number, "is no text")
    except (ValueError, RecursionError):
        return _problem(resource, number, "is not valid JSON")
    if not isinstance(record, dict):
        return _problem(resource, number, "is no JSON object")
    text, body, page = string(record, "text"), string(record, "html"), string(record, "page")
    url = address(record, "url")
    if text is None and body is None and page is None and url is None:
        return _problem(resource, number, 'has neither "text" nor "html", "page" or "url"')
    return Entry(
        resource.name,
        scope=resource.label,
        guid=string(record, "id"),
        url=url,
        title=plain(string(record, "title")),
        text=text if page is None and body is None else None,
        html=body if page is None else None,
        page=page,
        published=string(record, "published"),
        modified=string(record, "modified"),
        language=string(record, "language"),
        outlet=plain(string(record, "outlet")),
        declarations=tuple(_declarations(record)),
        warnings=decoded.warnings,
        whole=text is not None or body is not None,
    )


def _declarations(record: Mapping[str, Any]) -> Iterator[Declaration]:
    for name, kind in (("source", DeclarationKind.SOURCE_LINE), ("author", DeclarationKind.AUTHOR)):
        value = plain(string(record, name))
        if value:
            yield Declaration(kind, value[:300], value, "feed")
    if origin := address(record, "source_url"):
        yield Declaration(DeclarationKind.BASED_ON, origin, origin, "feed")
