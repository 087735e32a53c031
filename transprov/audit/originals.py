"""The originals of an audit as one index: the user's own, or one beside the store that the feeds are added to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.errors import ConfigError, InputError, TransprovError
from transprov.reading.feeds import FeedOptions
from transprov.sources import SourceIndex
from transprov.sources.opening import read_sources
from transprov.sources.store import Store
from transprov.types import Document

if TYPE_CHECKING:
    from transprov.encoding import Encoder

Place = str | PathLike[str]
Sources = SourceIndex | Place | Iterable[Place | Document]
"""An index; or feeds, folders, files, each also one alone; or documents."""


@dataclass(frozen=True, slots=True)
class Originals:
    """What the copies are searched in."""

    path: str
    """Of the index."""
    documents: int
    problems: tuple[str, ...] = ()
    """What of the feeds could not be read, one line each."""


def gather(
    sources: Sources, beside: Path, *, options: FeedOptions, encoder: Encoder, told: Callable[[int], None]
) -> Originals:
    """An index of the originals; feeds and documents are added to the one in the folder `beside`.

    `told` is told how many were read so far. Raises `InputError` where nothing at all can be read, and `ConfigError`
    for an index and feeds at once.
    """
    if isinstance(sources, SourceIndex):
        return Originals(fspath(sources.path), len(sources))
    given: Iterable[Place | Document] = [sources] if isinstance(sources, (str, PathLike)) else sources
    problems: list[str] = []
    failures: list[TransprovError] = []
    read = count(1)
    index: SourceIndex | None = None
    for one in _batches(given):
        if isinstance(one, (str, PathLike)) and Store(Path(one)).exists:
            if not isinstance(given, (list, tuple)) or len(given) > 1:
                raise ConfigError(
                    "is an index of sources, which stands alone; add the others to it with `transprov index add`",
                    resource=fspath(one),
                )
            with SourceIndex.open(one, encoder=encoder) as own:
                return Originals(fspath(one), len(own))
        if index is None:
            index = SourceIndex.open(beside, encoder=encoder)
        documents = read_sources(fspath(one), problems, options) if isinstance(one, (str, PathLike)) else iter(one)
        try:
            problems.extend(index.add(_counted(documents, read, told)).rejected)
        except InputError as error:
            failures.append(error)
    if index is None:
        raise ConfigError("name at least one feed, folder or index of sources", resource="--sources")
    with index:
        if failures and not len(index):
            raise failures[0]
        return Originals(fspath(beside), len(index), (*map(str, failures), *problems))


def _batches(given: Iterable[Place | Document]) -> Iterator[Place | list[Document]]:
    """Places one by one, documents between them together."""
    documents: list[Document] = []
    for one in given:
        if isinstance(one, Document):
            documents.append(one)
            continue
        if documents:
            yield documents
            documents = []
        yield one
    if documents:
        yield documents


def _counted(documents: Iterable[Document], read: Iterator[int], told: Callable[[int], None]) -> Iterator[Document]:
    for document in documents:
        told(next(read))
        yield document
