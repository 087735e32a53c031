"""Argos packages installed on this machine: where they are, what they say of themselves, and how they chain.

Folders, settings file and environment variables are those of argostranslate 1.11, which is never imported: importing it
makes folders and loads torch.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from transprov.errors import InputError

FOLDER = "ARGOS_PACKAGES_DIR"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
"""What cuts words into pieces, the one that is taken where there are both first."""
_METADATA_BYTES = 1_000_000
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", re.ASCII)
_PIVOT = "en"


@dataclass(frozen=True, slots=True)
class Package:
    """One direction of translation, as a folder on disk."""

    folder: Path
    source: str
    """ISO 639 code of the language it reads."""
    target: str
    version: str = ""
    prefix: str = ""
    """Token that tells a model of several target languages which one is meant; empty for most."""

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.folder.name

    @property
    def model(self) -> Path:
        """The CTranslate2 model's folder."""
        return self.folder / "model"

    @property
    def tokenizer(self) -> Path:
        """The file of its pieces."""
        first, second = (self.folder / name for name in TOKENIZERS)
        return second if second.is_file() and not first.is_file() else first


def package_folders() -> tuple[Path, ...]:
    """The folders that argostranslate reads packages from; the first is where it installs. None need exist."""
    data = Path(os.environ.get("XDG_DATA_HOME") or _home() / ".local" / "share") / "argos-translate"
    told = os.environ.get(FOLDER) or _setting(FOLDER)
    folders = [Path(told).expanduser() if told else data / "packages"]
    if snap := os.environ.get("SNAP"):
        custom = Path(snap) / "snap_custom"
        content = custom / "content_snap_packages"
        folders += [custom / "packages", *(sorted(content.iterdir()) if content.is_dir() else ())]
    return tuple(folders)


def _home() -> Path:
    snap = os.environ.get("SNAP_USER_DATA") if "SNAP" in os.environ else None
    return Path(snap) if snap else Path.home()


def _setting(key: str) -> str | None:
    """A value of argostranslate's own settings file; of a file that it could not read either, nothing."""
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config") / "argos-translate"
    try:
        table = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    value = table.get(key) if isinstance(table, dict) else None
    return value if isinstance(value, str) and value else None


def installed() -> tuple[tuple[Package, ...], tuple[str, ...]]:
    """The packages that can be used, by folder and name; and what is wrong with the others, one line each."""
    packages: list[Package] = []
    problems: list[str] = []
    for folder in package_folders():
        try:
            entries = sorted(entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(f"{folder}: cannot be read ({error.strerror})")
            continue
        for entry in entries:
            try:
                package = read_package(entry)
            except InputError as error:
                problems.append(str(error))
            else:
                packages += [package] if package else []
    return tuple(packages), tuple(problems)


def read_package(folder: Path) -> Package | None:
    """The package in `folder`; None for one that is no translation model. Raises `InputError`, naming the folder."""
    path = folder / "metadata.json"
    try:
        with path.open("rb") as file:
            data = file.read(_METADATA_BYTES + 1)
    except FileNotFoundError:
        raise InputError("is no Argos package: it has no metadata.json", resource=str(folder)) from None
    except OSError as error:
        raise InputError(f"its metadata.json cannot be read ({error.strerror})", resource=str(folder)) from None
    metadata = parse_metadata(data, str(folder))
    if metadata.get("type", "translate") != "translate":
        return None
    package = Package(
        folder=folder,
        source=metadata["from_code"],
        target=metadata["to_code"],
        version=str(metadata.get("package_version") or ""),
        prefix=str(metadata.get("target_prefix") or ""),
    )
    if not (package.model / "model.bin").is_file():
        raise InputError("is no Argos package: it has no CTranslate2 model in model/", resource=str(folder))
    if not package.tokenizer.is_file():
        raise InputError(f"is no Argos package: it has neither {' nor '.join(TOKENIZERS)}", resource=str(folder))
    return package


def parse_metadata(data: bytes, resource: str) -> dict[str, Any]:
    """A metadata.json whose language codes can be trusted to be codes. Raises `InputError`, naming `resource`."""
    if len(data) > _METADATA_BYTES:
        raise InputError("its metadata.json is too large to be one", resource=resource)
    try:
        metadata = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError("its metadata.json is not JSON; the package is damaged", resource=resource) from None
    if not isinstance(metadata, dict):
        raise InputError("its metadata.json is not a JSON object; the package is damaged", resource=resource)
    if metadata.get("type", "translate") == "translate":
        for key in ("from_code", "to_code"):
            value = metadata.get(key)
            if not isinstance(value, str) or not _CODE.fullmatch(value):
                raise InputError(f"its metadata.json has no language code as {key!r}", resource=resource)
    return metadata


def route(packages: Iterable[Package], source: str, target: str) -> tuple[Package, ...]:
    """The shortest chain of packages from one language to the other, through English where it can; empty for none.

    Of packages for the same pair the newest counts.
    """
    best: dict[tuple[str, str], Package] = {}
    for package in packages:
        pair = package.source, package.target
        if pair not in best or version_key(package.version) > version_key(best[pair].version):
            best[pair] = package
    steps = sorted(best.values(), key=lambda one: (one.target != _PIVOT, one.target))
    reached: dict[str, tuple[Package, ...]] = {source: ()}
    waiting = deque([source])
    while waiting and target not in reached:
        here = waiting.popleft()
        for package in steps:
            if package.source == here and package.target not in reached:
                reached[package.target] = (*reached[here], package)
                waiting.append(package.target)
    return reached.get(target, ()) if source != target else ()


def version_key(version: str) -> tuple[int, ...]:
    """The numbers of a version, for comparing: (1, 10) is later than (1, 9)."""
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def identity(packages: Sequence[Package]) -> str:
    """Names, versions and first digits of the SHA-256 of the models of a chain."""
    return "+".join(
        f"{one.source}-{one.target}-{one.version or '?'}-{_digest(one.folder, one.tokenizer, _stamp(one))}"
        for one in packages
    )


def _stamp(package: Package) -> tuple[int, int]:
    """Changes when the model is replaced: the digest of a hundred megabytes is kept only for as long."""
    status = (package.model / "model.bin").stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=32)
def _digest(folder: Path, tokenizer: Path, _stamp: tuple[int, int]) -> str:
    digest = hashlib.sha256()
    for path in (folder / "model" / "model.bin", tokenizer):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
