"""Reads the rules from their data files: packs/<language>/<family>.toml, each with a list [[rule]]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from transprov.artifacts.anchors import known_anchors
from transprov.artifacts.pattern import Pattern
from transprov.artifacts.rule import ArtifactRule, Example, Quote, Says, Where
from transprov.errors import ConfigError
from transprov.types import Severity

ANY = "any"
"""The pack of what does not depend on the source language."""
LEAST_EXAMPLES = 2
_NEEDED = ("id", "title", "mqm", "why")
_KNOWN = frozenset(
    {
        *_NEEDED, "severity", "confidence", "pattern", "case", "check", "where", "quote", "reporting", "unless",
        "unless_document", "together", "at_least", "source", "source_required", "telling", "wording", "instead",
        "flag", "pass",
    }
)  # fmt: skip
_SAYS = ("title", "wording", "instead")
_ID = re.compile(r"[a-z]{2,3}-[a-z0-9-]{3,60}")


@cache
def packs() -> tuple[str, ...]:
    """Codes of the languages that have rules, without "any", sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def rules(language: str) -> tuple[ArtifactRule, ...]:
    """The rules of one pack, in the order of its files; none for a language without a pack."""
    if language != ANY and language not in packs():
        return ()
    found: list[ArtifactRule] = []
    for file in sorted(_folder().joinpath(language).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found.extend(_rules_of(language, file))
    return tuple(found)


@cache
def all_rules() -> tuple[ArtifactRule, ...]:
    """Every rule there is. Raises `ConfigError` when two have one identifier."""
    found = [rule for language in (ANY, *packs()) for rule in rules(language)]
    seen: set[str] = set()
    for rule in found:
        if rule.id in seen:
            raise ConfigError(f"two rules are called {rule.id!r}", resource="artifacts/packs")
        seen.add(rule.id)
    return tuple(found)


def data(language: str, name: str) -> Mapping[str, Any]:
    """What packs/<language>/<name>.toml holds beside rules (tables of names, acronyms); empty without such a file."""
    return _data(language, name) if language == ANY or language in packs() else {}


@cache
def _data(language: str, name: str) -> Mapping[str, Any]:
    file = _folder().joinpath(language, f"{name}.toml")
    return tomli.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _folder() -> Traversable:
    return files("transprov.artifacts").joinpath("packs")


def _rules_of(language: str, file: Traversable) -> Iterator[ArtifactRule]:
    family = file.name.removesuffix(".toml")
    resource = f"artifacts/packs/{language}/{file.name}"
    for table in _data(language, family).get("rule", ()):
        yield make_rule(table, language=language, family=family, resource=resource)


def make_rule(table: Mapping[str, Any], *, language: str, family: str, resource: str) -> ArtifactRule:
    """A rule from its data. Raises `ConfigError`, naming the rule, for whatever is missing, unknown or wrong."""
    where = f"{resource}: {table.get('id', 'a rule without id')}"
    missing = [key for key in _NEEDED if not table.get(key)]
    if missing:
        raise ConfigError(f"{', '.join(missing)} missing", resource=where)
    check = table.get("check")
    unknown = sorted(table.keys() - _KNOWN) if check is None else []
    if unknown:
        raise ConfigError(f"unknown keys: {', '.join(unknown)}", resource=where)
    if not _ID.fullmatch(table["id"]) or not table["id"].startswith(f"{language}-"):
        raise ConfigError(f"the id is the language, a hyphen and small letters: {language}-...", resource=where)
    if (check is None) == ("pattern" not in table):
        raise ConfigError("a rule has a pattern or a check", resource=where)
    case = bool(table.get("case", False))

    def compiled(key: str) -> Pattern | None:
        return Pattern(table[key], where=where) if key in table else None

    written = [_with_says(each, where) for each in _listed(table.get("pattern", ()))]
    patterns = tuple(Pattern(each, case=case, where=where) for each, _ in written)
    flag, keep = _examples(table.get("flag", ())), _examples(table.get("pass", ()))
    if min(len(flag), len(keep)) < LEAST_EXAMPLES:
        raise ConfigError(f"needs {LEAST_EXAMPLES} examples to flag and as many to pass", resource=where)
    try:
        return ArtifactRule(
            id=table["id"],
            title=table["title"],
            mqm=table["mqm"],
            severity=Severity[table.get("severity", "minor").upper()],
            explanation=" ".join(table["why"].split()),
            language=language,
            family=family,
            confidence=float(table.get("confidence", 0.6)),
            patterns=patterns,
            anchors=tuple(map(known_anchors, patterns)),
            says=tuple(says for _, says in written),
            check=check,
            parameters={key: value for key, value in table.items() if key not in _KNOWN},
            where=Where(table.get("where", "any")),
            quote=Quote(table.get("quote", "any")),
            reporting=bool(table.get("reporting", False)),
            unless=compiled("unless"),
            unless_document=compiled("unless_document"),
            together=compiled("together"),
            at_least=int(table.get("at_least", 1)),
            source=compiled("source"),
            source_required=bool(table.get("source_required", False)),
            telling=bool(table.get("telling", True)),
            wording=table.get("wording", ""),
            instead=table.get("instead", ""),
            flag=flag,
            keep=keep,
        )
    except (KeyError, ValueError) as error:
        raise ConfigError(f"wrong value: {error}", resource=where) from None


Written = str | Mapping[str, str]
"""A pattern as data: the expression, or a table of it and of what it says."""


def _listed(value: Written | Sequence[Written]) -> Sequence[Written]:
    return (value,) if isinstance(value, str | Mapping) else value


def _with_says(value: Written, where: str) -> tuple[str, Says]:
    if isinstance(value, str):
        return value, Says()
    unknown = sorted(value.keys() - {"match", *_SAYS})
    if unknown or "match" not in value:
        raise ConfigError(f"a pattern has match, {', '.join(_SAYS)}; not {', '.join(unknown)}", resource=where)
    return value["match"], Says(**{key: value[key] for key in _SAYS if key in value})


def _examples(values: Sequence[str | Sequence[str]]) -> tuple[Example, ...]:
    """A text, or a pair of the text and the sentence of the source."""
    return tuple(Example(value) if isinstance(value, str) else Example(*value) for value in values)
