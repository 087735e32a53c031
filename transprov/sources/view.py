"""What a reader sees of an index: its committed vectors, mapped, and which text each belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from transprov.encoding.protocol import Floats
from transprov.errors import InputError
from transprov.sources.coarse import Coarse, load, path_of
from transprov.sources.passages import Rows
from transprov.sources.record import from_bytes
from transprov.sources.retrieval import Layout
from transprov.sources.store import DocumentRow, State, Store, TextRow
from transprov.sources.vectors import Halves
from transprov.sources.writing import Files
from transprov.types import Document

_NONE = np.empty(0, dtype=np.int64)


class View:
    """Grows with the index; holds nothing that would keep a writer waiting."""

    def __init__(self, store: Store, rows: Rows) -> None:
        """Empty until the first `refresh`."""
        self._store = store
        self.rows = rows
        self.state = State(-1, 0, 0, "")
        self.layout = Layout(_NONE, _NONE)
        self.coarse: Coarse | None = None
        self._files = Files.of(store.folder, -1, rows)

    def refresh(self) -> None:
        """See what was committed since; costs a look into the database when that is nothing."""
        now = self._store.state()
        if now == self.state:
            return
        known = self.layout if now.generation == self.state.generation else Layout(_NONE, _NONE)
        last = int(known.numbers[-1]) if len(known.numbers) else -1
        now, new = self._store.texts(after=last)
        if now.generation != self.state.generation:
            if last >= 0:
                # written anew between the two looks
                now, new = self._store.texts()
                known = Layout(_NONE, _NONE)
            self._files = Files.of(self._store.folder, now.generation, self.rows)
            self.coarse = None
        added = np.array(new, dtype=np.int64).reshape(-1, 3)
        self.layout = Layout(np.concatenate([known.numbers, added[:, 0]]), np.concatenate([known.starts, added[:, 1]]))
        self.state = now
        lacking = now.passages - (self.coarse.covered if self.coarse else 0)
        if self.coarse is None or lacking * 2 > now.passages:
            self.coarse = load(path_of(self._store.folder, now.generation), now.passages)

    @property
    def passages(self) -> Halves:
        """Vectors of all articles and their passages."""
        return self._files.passages.rows(self.state.passages)

    def sentences(self, text: TextRow) -> Floats:
        """Additive rows of the sentences of one text."""
        every = self._files.sentences.rows(self.state.sentences)
        return every[text.first_sentence : text.first_sentence + text.sentences].astype(np.float32)

    def of_texts(self, numbers: Sequence[int]) -> tuple[dict[int, TextRow], list[DocumentRow]]:
        """See `Store.of_texts`; texts that were moved since the last look count as gone."""
        texts, documents = self._store.of_texts(numbers)
        if self._store.state().generation != self.state.generation:
            return {}, []
        return texts, documents

    def version_counts(self, documents: Sequence[DocumentRow]) -> dict[str, int]:
        """Number of versions of each of the documents' ids."""
        return self._store.versions([row.id for row in documents])

    def record(self, document: DocumentRow) -> Document:
        """The document of a row. Raises `InputError` when it went meanwhile."""
        found = self._store.record(document.id, document.version)
        if found is None:
            raise InputError(
                f"{document.id!r} was removed during the search; search again", resource=str(self._store.folder)
            )
        return from_bytes(found)
