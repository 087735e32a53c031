"""Settings of a project: transprov.toml or `[tool.transprov]` in pyproject.toml, of the nearest folder upwards.

Every key is documented in docs/configuration.md. A key nobody knows is an error: a misspelt setting that is silently
ignored would change the numbers of a report without anybody noticing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tomli

from transprov.errors import ConfigError
from transprov.types import Equivalences

FAIL_LEVELS = ("none", "minor", "major", "critical")
REPORT_FORMATS = ("terminal", "json", "jsonl", "html", "sarif", "jsonld")
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project, or the command line, may choose. The defaults are those of the command line."""

    min_confidence: float = 0.5
    """Findings less certain than this are left out; 0 keeps all."""
    fail_on: str = "none"
    """Severity from which findings give exit status 1; "none" never does."""
    encoder: str | None = None
    """Name of the sentence encoder; None is the embedded one."""
    cache: bool = True
    """Whether sentence vectors are kept on disk between runs."""
    cache_mb: int = 256
    """Size in megabytes (10**6 bytes) that the cache of vectors may grow to."""
    translator: str = "auto"
    """What translates for a check: "auto" (the installed models), "none", or the URL of a LibreTranslate server."""
    disable: tuple[str, ...] = ()
    """Rules or kinds of detail not to report; "de:number" only for German sources."""
    accept: tuple[str, ...] = ()
    """Fingerprints of findings that are right as they are, never to be reported again."""
    equivalences: Equivalences = field(default_factory=Equivalences)
    """Names, acronyms and units that are the same in source and copy, beyond what the tables know."""
    format: str = "terminal"
    """Form of the report."""
    color: str = "auto"
    """When to colour the terminal: "auto" where it is one, "always", "never"."""
    path: Path | None = None
    """File the settings were read from; None for the defaults."""


def find_settings_file(start: Path) -> Path | None:
    """The settings file nearest to `start`, looking upwards; None when there is none.

    In one folder transprov.toml goes before pyproject.toml; a pyproject.toml without `[tool.transprov]` is not one.
    """
    for folder in (start, *start.parents):
        own = folder / "transprov.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        # Most pyproject.toml files on the way belong to other projects; a mistake in one is not ours to report.
        if shared.is_file() and b"tool.transprov" in _bytes(shared) and _table(shared) is not None:
            return shared
    return None


def load_settings(path: Path | None = None, *, start: Path | None = None) -> Settings:
    """The settings of `path`, or of the file found upwards from `start` (default: the working folder), or the defaults.

    Raises `ConfigError`, naming file and key, for a file that cannot be read, an unknown key or an unusable value.
    """
    if path is None:
        path = find_settings_file((start or Path.cwd()).absolute())
        if path is None:
            return Settings()
    table = _table(path)
    if table is None:
        raise ConfigError("has no [tool.transprov] table", resource=str(path))
    return settings_from(table, path)


def settings_from(table: Mapping[str, Any], path: Path) -> Settings:
    """Settings out of a parsed table; `path` is named in errors. Raises `ConfigError`."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        check = _CHECKS.get(key)
        if check is None:
            near = get_close_matches(key.replace("-", "_").lower(), _CHECKS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(_CHECKS))}"
            raise ConfigError(f"unknown key {key!r}; {hint}", resource=str(path))
        try:
            values[key] = check(value)
        except ValueError as error:
            raise ConfigError(f"{key} must be {error}, not {value!r}", resource=str(path)) from None
    return Settings(**values, path=path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"cannot be read ({error.strerror}); name another with --config", resource=str(path)
        ) from None


def _table(path: Path) -> Mapping[str, Any] | None:
    """Our table of the file: `[tool.transprov]`, or the whole of a file that is not a pyproject.toml."""
    try:
        parsed = tomli.loads(_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError("is not UTF-8 text, as TOML must be", resource=str(path)) from None
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", resource=str(path)) from None
    tool = parsed.get("tool")
    if isinstance(tool, dict) and "transprov" in tool:
        table = tool["transprov"]
        if not isinstance(table, dict):
            raise ConfigError("tool.transprov must be a table", resource=str(path))
        return table
    return None if path.name == "pyproject.toml" else parsed


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return value
        near = get_close_matches(value.lower(), choices, n=1) if isinstance(value, str) else []
        raise ValueError(f"one of {', '.join(choices)}" + (f" (did you mean {near[0]!r}?)" if near else ""))

    return check


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _megabytes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("a whole number of megabytes, at least 1")
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name in quotation marks")
    return value


def _translator(value: object) -> str:
    if isinstance(value, str) and (value in ("auto", "none") or re.match(r"https?://[^\s/]", value)):
        return value
    raise ValueError('"auto", "none" or the URL of a LibreTranslate server')


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ValueError('a list of names, such as ["number", "de:date"]')
    return tuple(value)


_FINGERPRINT = re.compile("[0-9a-f]{16}")


def _fingerprints(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and _FINGERPRINT.fullmatch(item) for item in value):
        raise ValueError("a list of fingerprints, 16 hex digits each, as a report gives them")
    return tuple(value)


def _equivalences(value: object) -> Equivalences:
    if not isinstance(value, dict):
        raise ValueError("a table with names, acronyms and units")
    for key in value:
        if key not in _GROUPS:
            near = get_close_matches(str(key).lower(), _GROUPS, n=1)
            hint = f" (did you mean {near[0]!r}?)" if near else ""
            raise ValueError(f"a table of {', '.join(_GROUPS)} and nothing else{hint}")
    return Equivalences(**{key: _groups(key, groups) for key, groups in value.items()})


_GROUPS = ("names", "acronyms", "units")


def _groups(key: str, value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not all(_is_group(group) for group in value):
        raise ValueError(
            f'a table in which {key} is a list of groups of two or more wordings, such as [["Küstenkurier", '
            '"Coast Courier"]]'
        )
    return tuple(tuple(" ".join(word.split()) for word in group) for group in value)


def _is_group(group: object) -> bool:
    """Whether it lists two or more wordings, each with a letter or a sign in it."""
    return isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) and word.strip() for word in group)


_CHECKS: dict[str, Callable[[object], Any]] = {
    "min_confidence": _share,
    "fail_on": _one_of(*FAIL_LEVELS),
    "encoder": _name,
    "cache": _flag,
    "cache_mb": _megabytes,
    "translator": _translator,
    "disable": _names,
    "accept": _fingerprints,
    "equivalences": _equivalences,
    "format": _one_of(*REPORT_FORMATS),
    "color": _one_of(*COLORS),
}
