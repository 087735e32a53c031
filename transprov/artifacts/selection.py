"""Which rules apply, and which of them a text gives a chance: most have nothing in most articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from transprov.artifacts.loading import ANY, all_rules, packs, rules
from transprov.artifacts.passages import GRAM, Text
from transprov.artifacts.rule import ArtifactRule


class Selection:
    """Some rules, indexed by the beginnings of the texts that their matches must have."""

    def __init__(self, chosen: Iterable[ArtifactRule]) -> None:
        """Rules in the order they are to be applied in."""
        self._rules = tuple(chosen)
        self._always: list[int] = []
        self._by_gram: dict[str, dict[str, list[int]]] = {}
        for number, rule in enumerate(self._rules):
            needed = _needed(rule)
            if needed is None:
                self._always.append(number)
            for each in needed or ():
                self._by_gram.setdefault(each[:GRAM], {}).setdefault(each, []).append(number)

    def possible(self, text: Text) -> Iterator[ArtifactRule]:
        """The rules that may strike in a text."""
        found = set(self._always)
        for gram in self._by_gram.keys() & text.grams:
            for each, numbers in self._by_gram[gram].items():
                if text.may_have(each) and each in text.lowered:
                    found.update(numbers)
        return (self._rules[number] for number in sorted(found))


def _needed(rule: ArtifactRule) -> set[str] | None:
    """Runs of characters of which the text has one wherever the rule strikes; None if there is no telling."""
    needed: set[str] = set()
    for anchors in rule.anchors:
        long = next((texts for texts in anchors if all(len(text) >= GRAM for text in texts)), None)
        if long is None:
            return None
        needed |= long
    return needed or None


@cache
def selection(languages: frozenset[str] | None, *, alone: bool) -> Selection:
    """The rules for some source languages and for any (None: all there are); `alone` leaves out what needs a source."""
    chosen = (
        all_rules()
        if languages is None
        else [*rules(ANY), *(rule for code in packs() if code in languages for rule in rules(code))]
    )
    return Selection(rule for rule in chosen if not (alone and rule.source_required))
