"""The files of a folder and its subfolders, in an order that does not depend on the file system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from transprov.errors import InputError


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Path, and path inside the folder with "/", of every file, sorted; what is hidden is passed over.

    Links to folders are not followed, since they may lead round in circles. Raises `InputError` when the folder itself
    may not be read.
    """
    broken: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(place) / name
                yield path, path.relative_to(folder).as_posix()
    if broken:
        raise InputError(
            f"may not be read in full ({broken[0].strerror or 'input error'}: {broken[0].filename}); "
            "ask for permission or leave that folder out",
            resource=str(folder),
        )
