"""`SourceIndex`: originals in a folder, and the search for the one a copy was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType

from transprov.encoding.protocol import Encoder
from transprov.errors import InputError
from transprov.sources import pruning, ranking, writing
from transprov.sources.candidate import Added, Candidate, Stats
from transprov.sources.coarse import path_of, refreshed
from transprov.sources.passages import Rows, query
from transprov.sources.record import from_bytes
from transprov.sources.store import Store
from transprov.sources.view import View
from transprov.types import Document


class SourceIndex:
    """An index of originals in a folder of its own: a database, and files of vectors beside it.

    Any number of processes may search while one adds. What is added is there whole or not at all: a process that is
    killed loses at most the portion it was working on. One object serves one thread at a time.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Use `SourceIndex.open`."""
        self._store = store
        self._rows = Rows(encoder)
        self._view = View(store, self._rows)

    @classmethod
    def open(
        cls, path: str | PathLike[str], *, encoder: Encoder | str | None = None, create: bool = True
    ) -> SourceIndex:
        """Open the index in the folder `path`, making an empty one unless `create` is off.

        `encoder` is an `Encoder`, a name as in `load_encoder`, or None for the embedded one. Raises `InputError` for a
        folder that holds something else, or an index made with another encoder.
        """
        from transprov.encoding import default_encoder, load_encoder

        store = Store(Path(path))
        if not store.exists:
            if not create:
                raise InputError("holds no index; make one with `transprov index add`", resource=str(path))
            if store.folder.is_dir() and any(store.folder.iterdir()):
                raise InputError("is a folder with other things in it; name a new one", resource=str(path))
        if encoder is None:
            encoder = default_encoder()
        elif isinstance(encoder, str):
            encoder = load_encoder(encoder)
        if not store.exists:
            store.create(encoder.identity)
        made = store.state().encoder
        if made != encoder.identity:
            raise InputError(
                f"was made with the encoder {made}, not {encoder.identity}; name that one (--encoder), "
                "or build the index anew",
                resource=str(path),
            )
        return cls(store, encoder)

    def add(self, documents: Iterable[Document | str]) -> Added:
        """Index documents, in portions; ones that are there already cost next to nothing.

        An id that is there with another text gets a further version; the same text under another id shares its
        vectors. A document without id is known by its URL, else by its content. Raises `InputError` while another
        process is adding, and whatever `documents` raises, after what came before it is safe.
        """
        if isinstance(documents, (Document, str)):
            raise InputError("documents must be a sequence of documents; put the one you have in a list")
        done = writing.add(self._store, self._rows, documents)
        if done.added or done.updated:
            self._view.refresh()
            refreshed(path_of(self._store.folder, self._view.state.generation), self._view.passages)
        return done

    def search(self, copy: Document | str, k: int = 5) -> list[Candidate]:
        """The `k` articles that the copy is most probably made from, the most probable first.

        Several may be accepted, each for a part of the copy. Raises `InputError` for a copy without text.
        """
        if isinstance(copy, str):
            copy = Document.from_text(copy)
        if not isinstance(copy, Document):
            raise InputError(f"the copy must be a Document or a text, not a {type(copy).__name__}")
        if k < 1:
            return []
        asked = query(copy, self._rows)
        if not asked.segments:
            raise InputError("the copy has no article text", resource=copy.provenance.url or copy.id)
        self._view.refresh()
        return ranking.search(self._view, copy, asked, k)

    def document(self, document_id: str, version: int | None = None) -> Document:
        """The document as it was added, segment for segment: a version, by default the latest. Raises `InputError`."""
        found = self._store.record(document_id, version)
        if found is None:
            which = f"{document_id!r}" if version is None else f"version {version} of {document_id!r}"
            raise InputError(f"holds no document {which}", resource=str(self._store.folder))
        return from_bytes(found)

    def prune(self, *, before: datetime | None = None, superseded: bool = False) -> int:
        """Remove versions published (or, where that is not known, added) before a time, and all but the latest version.

        Returns the number of versions removed. The vector files are written anew without them.
        """
        if before is not None and before.tzinfo is None:
            before = before.replace(tzinfo=UTC)
        return pruning.prune(self._store, self._rows, before=before, superseded=superseded)

    def stats(self) -> Stats:
        """What the index holds; reads all of the database's rows, not their content."""
        ids, versions, texts = self._store.counts()
        languages: Counter[str] = Counter()
        moments = []
        for row in self._store.rows():
            languages[row.language or "unknown"] += row.version == 1
            if row.published is not None:
                moments.append(row.published if row.published.tzinfo else row.published.replace(tzinfo=UTC))
        return Stats(
            documents=ids,
            versions=versions,
            texts=texts,
            languages=tuple(languages.most_common()),
            earliest=min(moments, default=None),
            latest=max(moments, default=None),
            bytes=sum(path.stat().st_size for path in self._store.folder.iterdir() if path.is_file()),
            encoder=self._store.state().encoder,
        )

    @property
    def path(self) -> Path:
        """The folder."""
        return self._store.folder

    def __len__(self) -> int:
        """Number of documents, each with all its versions counted once."""
        return self._store.counts()[0]

    def __enter__(self) -> SourceIndex:
        """Itself; nothing needs to be closed, but `with` says how long it is used."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the mapped files."""
        self._view = View(self._store, self._rows)
