"""Alignments as text, one module a format: `write` and `read`, and `FORMATS` to list them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, TextIO

from transprov.alignment.formats import moses
from transprov.errors import ConfigError, InputError
from transprov.types import Alignment

__all__ = ["FORMATS", "Format", "read", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, and what it is in a few words."""

    name: str
    summary: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        item.name: item
        for item in (
            Format("tsv", "one bead a line: score, similarity, move, indices, texts"),
            Format("jsonl", "one bead a line, as JSON"),
            Format("json", "the whole alignment as one JSON object"),
            Format("tmx", "translation memory, TMX 1.4b: the linked beads"),
            Format("moses", "parallel text: the linked beads, two line files, or one with a tab"),
            Format("ladder", "hunalign's ladder of indices; knows no moves"),
            Format("vecalign", "vecalign's [0, 1]:[2]:cost"),
        )
    }
)


def write(alignment: Alignment, format: str, stream: TextIO | tuple[TextIO, TextIO] | None = None) -> str:
    """The alignment in a format, which is also written to `stream` if there is one.

    For "moses", `stream` may be a pair, which gets a file each. Streams should be UTF-8 with `newline="\\n"`. Raises
    `ConfigError` for an unknown format and `InputError` when a format needs sentences that the alignment lacks.
    """
    text: str = _module(format).dumps(alignment)
    if isinstance(stream, tuple):
        if format != "moses":
            raise ConfigError(f"the format {format!r} is one file; only 'moses' is written to a pair")
        for part, half in zip(stream, moses.dumps_pair(alignment), strict=True):
            part.write(half)
    elif stream is not None:
        stream.write(text)
    return text


def read(
    stream: TextIO | tuple[TextIO, TextIO],
    format: str,
    *,
    source: Sequence[str] | None = None,
    target: Sequence[str] | None = None,
    name: str | None = None,
) -> Alignment:
    """The alignment in a stream.

    "json", "jsonl" and "tsv" give back all that was written (but for what their modules name), "ladder" and "vecalign"
    the beads, between the sentences `source` and `target` if given, "moses" (a stream or a pair) and "tmx" sentences
    and 1:1 beads. Raises `ConfigError` for an unknown format and `InputError` for malformed input, with the line and
    with `name`, by default the stream's own.
    """
    module = _module(format)
    first = stream[0] if isinstance(stream, tuple) else stream
    own = getattr(first, "name", None)
    resource = name or (own if isinstance(own, str) else None)
    try:
        if isinstance(stream, tuple):
            if format != "moses":
                raise ConfigError(f"the format {format!r} is one file; only 'moses' is read from a pair")
            return moses.loads_pair(stream[0].read(), stream[1].read(), resource=resource)
        alignment: Alignment = module.loads(stream.read(), source=source, target=target, resource=resource)
    except UnicodeDecodeError as error:
        raise InputError(f"not {error.encoding} text: convert it first", resource=resource) from None
    return alignment


def _module(format: str) -> Any:
    if format not in FORMATS:
        raise ConfigError(f"no such format: {format!r}; there are {', '.join(FORMATS)}")
    return import_module(f"transprov.alignment.formats.{format}")
