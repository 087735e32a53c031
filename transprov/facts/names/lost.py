"""The words of names that have no counterpart, joined to names again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transprov.facts.names.counterparts import Side, has_counterpart
from transprov.facts.names.value import NameValue, Standing
from transprov.languages.names import Word, given_names
from transprov.languages.vocabulary import is_ordinary
from transprov.types import Mention, Span


@dataclass(frozen=True, slots=True)
class Lost:
    """The words of one name that have no counterpart, joined."""

    mention: Mention
    standing: Standing
    acronym: bool
    partly: bool
    """Whether these are given names or ordinary words only, and the rest of the name has a counterpart."""

    @property
    def value(self) -> NameValue:
        """What the mention says."""
        value = self.mention.value
        assert isinstance(value, NameValue)
        return value


def without_counterpart(mentions: Sequence[Mention], language: str, other: Side, text: str) -> list[Lost]:
    """The names of one text (or what is left of them) that the other text does not have; `text` is the first one."""
    runs: dict[int, list[tuple[Mention, bool]]] = {}
    for mention in mentions:
        runs.setdefault(mention.value.run, []).append((mention, has_counterpart(mention.value, language, other)))
    lost: list[Lost] = []
    for members in runs.values():
        strong = [mention for mention, found in members if not found]
        if not strong:
            continue
        kept = any(found and m.value.standing in (Standing.UNKNOWN, Standing.PERSON) for m, found in members)
        given = all(_comes_and_goes(word, language) for m in strong for word in m.value.words)
        lost.append(_joined(strong, kept and given, text))
    return lost


def _comes_and_goes(word: Word, language: str) -> bool:
    """Whether a word beside a name may be left out or put in: given names, initials, ordinary words."""
    return word.fold in given_names() or len(word.fold) < 3 or is_ordinary(word.text, language)


def _joined(mentions: list[Mention], partly: bool, text: str) -> Lost:
    first, last = mentions[0], mentions[-1]
    span = Span(first.span.start, last.span.end)
    words = tuple(word for mention in mentions for word in mention.value.words)
    standing = max(mention.value.standing for mention in mentions)
    entities = frozenset(entity for mention in mentions for entity in mention.value.entities)
    acronym = all(mention.value.acronym for mention in mentions)
    titled = first.value.titled
    value = NameValue(words, standing, entities, acronym, titled, first.value.run)
    quoted = text[span.start : span.end]
    return Lost(Mention(first.kind, span, quoted, value, quoted), standing, acronym, partly)
