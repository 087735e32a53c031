"""Where transprov keeps what it can always make again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

ENVIRONMENT = "TRANSPROV_CACHE"


def cache_folder() -> Path:
    """The folder for caches: `$TRANSPROV_CACHE`, or the user's cache folder of the platform. It need not exist."""
    told = os.environ.get(ENVIRONMENT)
    if told:
        return Path(told).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("transprov"))


def write_whole(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Let `write` fill a file that appears under `path` complete or not at all. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # needed once on a machine

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
