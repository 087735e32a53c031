"""Fills the templates of rules: "in der Nacht zum {day|weekday}" with the groups of a match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from transprov.languages.packs import pack

_PLACE = re.compile(r"\{(\w{1,20})(?:\|(\w{1,10}))?\}")


def fill(template: str, groups: Mapping[str, str], language: str) -> str:
    """The template with its places filled; empty when a group that it needs took no part in the match.

    A place may have a filter: `weekday` and `month` give the name in `language`, `lower` small letters.
    """
    places = _PLACE.findall(template)
    if any(name not in groups for name, _ in places):
        return ""
    return _PLACE.sub(lambda found: _value(groups[found.group(1)], found.group(2), language), template)


def shown(template: str) -> str:
    """The template for people, its places in brackets: "in der Nacht zum [day]"."""
    return _PLACE.sub(r"[\1]", template)


def _value(value: str, change: str | None, language: str) -> str:
    if change == "lower":
        return value.lower()
    if change in ("weekday", "month"):
        return _translated(value.casefold(), change, language) or value
    return value


@cache
def _translated(name: str, kind: str, language: str) -> str | None:
    english, there = pack("en"), pack(language)
    number = (english.weekdays if kind == "weekday" else english.months).get(name)
    names = there.weekdays if kind == "weekday" else there.months
    found = [word for word, value in names.items() if value == number]
    if not found:
        return None
    longest = max(found, key=len)
    return longest.capitalize() if there.capital_nouns else longest
