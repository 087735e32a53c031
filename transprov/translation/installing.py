"""Packages put in place from a file, and taken away: whole and checked, or not at all.

A package comes from the network, so nothing in it is believed: not its paths, not its sizes, not that it translates.
Only when a probe has come through the model does its folder appear among the installed ones, by one rename.
"""

from __future__ import annotations

import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from transprov.errors import InputError, ModelMissingError
from transprov.translation.packages import Package, package_folders, parse_metadata, read_package
from transprov.translation.probing import probe

MAX_BYTES = 2_000_000_000
"""Size of a package on disk; the largest of argostranslate's index has a tenth of it."""
_MAX_ENTRIES = 2000
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_UNPACKING = ".unpacking-"


def install_file(path: Path, *, max_bytes: int = MAX_BYTES) -> Package:
    """Install the `.argosmodel` at `path` in argostranslate's folder; returns the package as it stands there.

    Raises `InputError`, naming the file and what is wrong with it, and leaves everything as it was then;
    `ModelMissingError` without CTranslate2, since a model that cannot be tried is not installed.
    """
    folder = package_folders()[0]
    try:
        with _open(path) as archive:
            entries = _checked(archive, path, max_bytes)
            name = entries[0][1].parts[0]
            if (folder / name).exists():
                raise InputError(
                    f"{name} is installed already; `transprov models remove {name}` takes it away", resource=str(path)
                )
            with _beside(folder) as scratch:
                _unpack(archive, entries, scratch, path, max_bytes)
                package = _tried(scratch / name, path)
                try:
                    package.folder.rename(folder / name)
                except OSError as error:
                    raise InputError(
                        f"cannot be installed in {folder} ({error.strerror})", resource=str(path)
                    ) from None
    except OSError as error:
        where = f" in {error.filename}" if error.filename and str(error.filename) != str(path) else ""
        raise InputError(f"cannot be installed ({error.strerror}{where})", resource=str(path)) from None
    installed = read_package(folder / name)
    assert installed is not None, "the package was read a moment ago"
    return installed


def remove(name: str) -> Path:
    """Take the installed package called `name` away, a damaged one too; returns the folder it had.

    Raises `InputError` for a name that no package has.
    """
    there = []
    for folder in package_folders():
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
        # compared, never joined: a name is no path
        for entry in entries:
            if entry.name == name and not name.startswith(".") and (entry.is_dir() or entry.is_symlink()):
                return _removed(entry)
        there += [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
    known = f"installed are {', '.join(there)}" if there else "none is installed"
    raise InputError(f"is no installed package; {known}", resource=name)


def _removed(entry: Path) -> Path:
    try:
        if entry.is_symlink():
            entry.unlink()
        else:
            with _beside(entry.parent) as scratch:
                # gone at once, however long deleting takes
                entry.rename(scratch / entry.name)
    except OSError as error:
        raise InputError(f"cannot be removed ({error.strerror})", resource=str(entry)) from None
    return entry


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError("is no .argosmodel file: it is not a zip archive, or damaged", resource=str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", resource=str(path)) from None


def _checked(archive: zipfile.ZipFile, path: Path, max_bytes: int) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """The entries with their places, all inside one folder. Raises `InputError` for anything else."""
    infos = archive.infolist()
    if not infos:
        raise InputError("holds nothing", resource=str(path))
    if len(infos) > _MAX_ENTRIES:
        raise InputError(f"holds {len(infos)} files; a package has a few", resource=str(path))
    if sum(info.file_size for info in infos) > max_bytes:
        raise _too_large(path, max_bytes)
    entries = [(info, _place(info, path)) for info in infos]
    places = [place for _, place in entries]
    if len({place.parts[0] for place in places}) != 1:
        raise InputError("is no Argos package: its files are not in one folder", resource=str(path))
    if len({str(place).casefold() for place in places}) != len(places):
        raise InputError("is damaged: two of its files have the same name", resource=str(path))
    described = [info for info, place in entries if place.parts[1:] == ("metadata.json",)]
    if not described:
        raise InputError("is no Argos package: it has no metadata.json", resource=str(path))
    return entries


def _place(info: zipfile.ZipInfo, path: Path) -> PurePosixPath:
    """Where an entry goes, below the folder it is unpacked in."""
    name = info.filename
    place = PurePosixPath(name)
    # orig_filename: zipfile cuts names at a null byte
    escapes = place.is_absolute() or ".." in place.parts or "\\" in name or ":" in name or info.orig_filename != name
    if escapes or not place.parts or not name.isprintable() or place.parts[0].startswith("."):
        raise InputError("has a file whose name leads out of its folder; not installed", resource=str(path))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise InputError("holds a link or a device; not installed", resource=str(path))
    if info.flag_bits & _ENCRYPTED:
        raise InputError("is encrypted", resource=str(path))
    return place


def _unpack(
    archive: zipfile.ZipFile,
    entries: list[tuple[zipfile.ZipInfo, PurePosixPath]],
    into: Path,
    path: Path,
    max_bytes: int,
) -> None:
    """Write the entries below `into`, counting what really comes: a header can say anything."""
    left = max_bytes
    for info, place in entries:
        target = into / place
        if info.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with archive.open(info) as packed, target.open("xb") as file:
                while chunk := packed.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise _too_large(path, max_bytes)
                    file.write(chunk)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, FileExistsError, NotADirectoryError):
            raise InputError("is damaged: it cannot be unpacked", resource=str(path)) from None
        except Exception as error:
            # the decompressors of the standard library have exceptions of their own: zlib.error, LZMAError
            if isinstance(error, InputError | OSError):
                raise
            raise InputError("is damaged: it cannot be unpacked", resource=str(path)) from None


def _too_large(path: Path, max_bytes: int) -> InputError:
    return InputError(
        f"unpacks to more than {max_bytes / 1e9:g} GB; that is no translation package", resource=str(path)
    )


def _tried(folder: Path, path: Path) -> Package:
    """The unpacked package, when it translates. Raises `InputError` in the name of the file at `path`."""
    try:
        package = read_package(folder)
        if package is None:
            kind = parse_metadata((folder / "metadata.json").read_bytes(), str(folder)).get("type")
            raise InputError(f"is a package of type {kind!r:.40}, not one that translates")
        probe(package)
    except ModelMissingError:
        raise
    except InputError as error:
        # in the words of the check, but of the file that the user named
        said = str(error).removeprefix(f"{error.resource}: ") if error.resource else str(error)
        raise InputError(said.replace(str(folder), folder.name), resource=str(path)) from None
    return package


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A scratch folder on the same disk as `folder`, which is made where it is missing and unmade where all fails."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        real = folder.resolve()
        try:
            # beside it, where argostranslate would not take it for a package
            scratch = Path(tempfile.mkdtemp(prefix=_UNPACKING, dir=real.parent))
        except PermissionError:
            scratch = Path(tempfile.mkdtemp(prefix=_UNPACKING, dir=real))
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except BaseException:
        for one in missing:
            # not ours alone if somebody else has put something there meanwhile
            if one.is_dir() and not any(one.iterdir()):
                one.rmdir()
        raise
