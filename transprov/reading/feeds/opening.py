"""A file or a URL to unpacked bytes, whole or piece by piece, and where they came from."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from transprov.errors import InputError
from transprov.reading.feeds.items import FeedOptions

_GZIP = b"\x1f\x8b"
_HEAD = 65_536
_CUT = "breaks off in the middle of its gzip data; download it again"


@dataclass(frozen=True, slots=True)
class Resource:
    """A feed before anything is known of its format."""

    name: str
    """The path as given or the URL that answered in the end; for messages and to resolve links."""
    head: bytes
    """Its first bytes, unpacked."""
    content_type: str | None = None
    charset: str | None = None
    """As the server declares it; not verified."""
    data: bytes | None = None
    """All of it, as it came over the network; None for a file."""
    path: Path | None = None
    label: str | None = None
    """What to call it in every run: its path inside the folder that is read, or the URL asked for."""

    @property
    def is_url(self) -> bool:
        """Whether it came over the network."""
        return self.path is None

    def open(self) -> IO[bytes]:
        """Its bytes, unpacked, from the start; may raise `EOFError`, `OSError` or `zlib.error` while it is read."""
        raw: IO[bytes] = io.BytesIO(self.data or b"") if self.path is None else self.path.open("rb")
        magic = raw.read(2)
        raw.seek(0)
        return cast("IO[bytes]", _Gunzipped(raw)) if magic == _GZIP else raw

    def read(self, most: int) -> tuple[bytes, str | None]:
        """All its bytes, unpacked, and why they are not complete (None when they are).

        Raises `InputError` when there are more than `most`.
        """
        pieces: list[bytes] = []
        size = 0
        with self.open() as file:
            try:
                while piece := file.read(1 << 18):
                    pieces.append(piece)
                    size += len(piece)
                    if size > most:
                        raise InputError(
                            f"is larger than {most / 1e6:g} MB unpacked; raise max_feed_bytes if it is to be read",
                            resource=self.name,
                        )
            except (EOFError, OSError, zlib.error) as error:
                if not size:
                    raise InputError(unreadable(error), resource=self.name) from None
                return b"".join(pieces), unreadable(error)
        return b"".join(pieces), None


class _Gunzipped(gzip.GzipFile):
    """A gzip file that closes the file below it, and gives what can be read of one that breaks off."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw = raw

    def read(self, size: int | None = -1) -> bytes:
        # `read` asks again until it has the size, and would lose what came before the break
        return self.read1(-1 if size is None else size)

    def close(self) -> None:
        super().close()
        self._raw.close()


def unreadable(error: Exception) -> str:
    """Why bytes could not be read or unpacked, in one line."""
    if isinstance(error, EOFError):
        return _CUT
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return "is damaged gzip data; download it again"
    reason = error.strerror if isinstance(error, OSError) else None
    return f"cannot be read ({reason or 'input error'}); check the file"


def from_path(path: Path, label: str | None = None) -> Resource:
    """The resource of a file. Raises `InputError` when it cannot be opened."""
    name = str(path)
    resource = Resource(name, b"", path=path, label=label)
    try:
        with resource.open() as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise InputError("no such file; check the spelling and the folder", resource=name) from None
    except PermissionError:
        raise InputError("may not be read; ask for permission or copy the file", resource=name) from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(unreadable(error), resource=name) from None
    return replace(resource, head=head)


def from_url(url: str, options: FeedOptions) -> Resource:
    """The resource that a URL leads to. Raises `InputError` when it cannot be had."""
    from transprov.reading.feeds.fetching import fetch_feed

    fetched = fetch_feed(url, options)
    resource = Resource(fetched.url, b"", fetched.content_type, fetched.charset, data=fetched.data, label=url)
    with resource.open() as file:
        try:
            head = file.read(_HEAD)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(unreadable(error), resource=url) from None
    return replace(resource, head=head)
