"""Packages that are not what they should be, made from one that is."""

import json
import stat
import zipfile
from pathlib import Path

GOOD = Path(__file__).parents[1] / "data" / "translation" / "translate-en_fr-0_1.argosmodel"
NAME = "translate-en_fr-0_1"


def contents(path=GOOD):
    """Names and bytes of a package's files."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(path, files, *, links=(), stored=False):
    """A zip file at `path` with these files; those in `links` are symbolic links to their content."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = archive.compression
            kind = stat.S_IFLNK | 0o777 if name in links else stat.S_IFREG | 0o644
            info.external_attr = kind << 16
            archive.writestr(info, data)
    return path


def changed(path, changes, **options):
    """The good package with some files changed, added, or (None) left out."""
    files = {name: data for name, data in (contents() | changes).items() if data is not None}
    return packed(path, files, **options)


def lying(path, changes, size):
    """A package whose directory says that its first file is `size` bytes long."""
    changed(path, changes)
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = size.to_bytes(4, "little")
    path.write_bytes(data)
    return path


def metadata(**changes):
    """A metadata.json as bytes."""
    told = json.loads(contents()[f"{NAME}/metadata.json"]) | changes
    return json.dumps({key: value for key, value in told.items() if value is not None}).encode()


def tree(folder):
    """Everything below a folder, with sizes: what must not change."""
    if not folder.exists():
        return None
    return sorted((str(path.relative_to(folder)), path.lstat().st_size) for path in folder.rglob("*"))


def names(folder):
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())
