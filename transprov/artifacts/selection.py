"""Which rules apply, and which of them a text gives a chance: most have nothing in most articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from transprov.artifacts.loading import ANY, all_rules, packs, rules
from transprov.artifacts.passages import GRAMS, Text
from transprov.artifacts.rule import ArtifactRule

_ENDLESS = 10_000
Chance = tuple[ArtifactRule, Mapping[int, int]]
"""A rule, and for the patterns of it that may match, by number, the passages in which they may, as bits."""


class Selection:
    """Some rules, indexed by the texts that their matches must have.

    Every set of texts has a number. Which of the longer texts a document has is told at once by the runs of characters
    that it has; shorter ones are looked for when all the rest of what a pattern needs is there.
    """

    def __init__(self, chosen: Iterable[ArtifactRule]) -> None:
        """Rules in the order they are to be applied in."""
        self._rules = tuple(chosen)
        self._checks = [number for number, rule in enumerate(self._rules) if rule.check]
        self._patterns: list[tuple[int, int, tuple[int, ...]]] = []
        """Number of the rule, number of the pattern in it, numbers of its sets."""
        self._always: list[int] = []
        """Patterns without a set that tells at once; the others by one such set each."""
        self._by_set: dict[int, list[int]] = {}
        numbers: dict[frozenset[str], int] = {}
        for number, rule in enumerate(self._rules):
            for place, sets in enumerate(rule.anchors):
                order = sorted(sets, key=lambda texts: len(_short(texts)))
                pattern = (number, place, tuple(numbers.setdefault(texts, len(numbers)) for texts in order))
                told = self._by_set.setdefault(pattern[2][0], []) if order and not _short(order[0]) else self._always
                told.append(len(self._patterns))
                self._patterns.append(pattern)
        self._short = tuple(map(_short, numbers))
        self._by_grams = tuple(_by_gram(numbers, size, above) for size, above in pairwise((*GRAMS, _ENDLESS)))

    def possible(self, text: Text) -> Iterator[Chance]:
        """The rules that may strike in a text, with the patterns that may."""
        standing = self._standing(text)
        known: dict[int, int] = {}
        found: dict[int, dict[int, int]] = {number: {} for number in self._checks}
        for patterns in (self._always, *(self._by_set[number] for number in standing if number in self._by_set)):
            for pattern in patterns:
                number, place, sets = self._patterns[pattern]
                bits = text.standing(self._rules[number].where)
                for one in sets:
                    if one not in known:
                        known[one] = standing.get(one, 0)
                        if self._short[one]:
                            known[one] |= text.any_of(self._short[one])
                    bits &= known[one]
                    if not bits:
                        break
                else:
                    if bits:
                        found.setdefault(number, {})[place] = bits
        return ((self._rules[number], found[number]) for number in sorted(found))

    def _standing(self, text: Text) -> dict[int, int]:
        """By number of the set, the passages that have one of its longer texts, as bits; of the sets that stand."""
        found: dict[int, int] = {}
        for by_gram, grams in zip(self._by_grams, text.grams, strict=True):
            for gram in by_gram.keys() & grams:
                for also, each, sets in by_gram[gram]:
                    if also in grams and (bits := text.places(each)):
                        for number in sets:
                            found[number] = found.get(number, 0) | bits
        return found


@cache
def _short(texts: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(text for text in texts if len(text) < GRAMS[0]))


def _by_gram(
    numbers: Mapping[frozenset[str], int], size: int, above: int
) -> Mapping[str, list[tuple[str, str, tuple[int, ...]]]]:
    """The texts of sets, from `size` to below `above` characters long, by the run of `size` that the fewest have.

    With the next rare run and the numbers of their sets.
    """
    sets: dict[str, list[int]] = {}
    for texts, number in numbers.items():
        for each in texts:
            if size <= len(each) < above:
                sets.setdefault(each, []).append(number)
    usual = Counter(gram for each in sets for gram in _grams(each, size))
    found: dict[str, list[tuple[str, str, tuple[int, ...]]]] = {}
    for each, those in sets.items():
        rarest, *others = sorted(_grams(each, size), key=lambda gram: (usual[gram], gram))
        apart = (gram for gram in others if gram[1:] != rarest[:-1] and gram[:-1] != rarest[1:])
        found.setdefault(rarest, []).append((next(apart, rarest), each, tuple(those)))
    return found


def _grams(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}


@cache
def selected(chosen: tuple[ArtifactRule, ...]) -> Selection:
    """These rules, indexed once."""
    return Selection(chosen)


@cache
def selection(languages: frozenset[str] | None, *, alone: bool) -> Selection:
    """The rules for some source languages and for any (None: all there are); `alone` leaves out what needs a source."""
    chosen = (
        all_rules()
        if languages is None
        else [*rules(ANY), *(rule for code in packs() if code in languages for rule in rules(code))]
    )
    return Selection(rule for rule in chosen if not (alone and rule.source_required))
