"""Sources however a user has them: an index, a folder of articles, a feed; always an index in the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from transprov.errors import InputError
from transprov.sources.index import SourceIndex
from transprov.sources.store import Store

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder
    from transprov.reading.feeds import FeedOptions
    from transprov.types import Document


@contextmanager
def open_sources(
    where: str, *, encoder: Encoder | str | None = None, options: FeedOptions | None = None
) -> Iterator[tuple[SourceIndex, tuple[str, ...]]]:
    """The index in the folder `where`, or a temporary one of the articles of a folder or feed.

    The second value has one line for each article that could not be read. Raises `InputError` when there is none.
    """
    if Store(Path(where)).exists:
        yield SourceIndex.open(where, encoder=encoder, create=False), ()
        return
    with tempfile.TemporaryDirectory(prefix="transprov-sources-") as folder:
        problems: list[str] = []
        with SourceIndex.open(folder, encoder=encoder) as index:
            problems.extend(index.add(read_sources(where, problems, options)).rejected)
            if not len(index):
                reason = problems[0] if problems else "there are none"
                raise InputError(f"holds no article to compare with ({reason})", resource=where)
            yield index, tuple(problems)


def read_sources(where: str, problems: list[str], options: FeedOptions | None = None) -> Iterator[Document]:
    """The articles of a folder, a feed or a file, one after the other; what cannot be read is added to `problems`."""
    from transprov.reading.feeds import FeedOptions, stream

    for item in stream(where, options=options or FeedOptions()):
        if item.document is not None:
            yield item.document
        elif item.problem is not None:
            problems.append(item.problem)
