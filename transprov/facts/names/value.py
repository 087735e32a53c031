"""What a name mention says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from transprov.languages.names import Word


class Standing(IntEnum):
    """How sure it is that a capitalised word is a name that a translation keeps; ordered."""

    WEAK = 0
    """An ordinary word with a capital: part of a title, or of an organisation whose name is translated."""
    UNKNOWN = 1
    """No word of the language."""
    PEOPLE = 2
    """An adjective or a people of a place in the tables: often added or left out for clearness."""
    PERSON = 3
    """A given name, or what follows one."""
    KNOWN = 4
    """In the tables of names."""


@dataclass(frozen=True, slots=True)
class NameValue:
    """One name: a word, or the several words of a name in the tables."""

    words: tuple[Word, ...]
    standing: Standing
    entities: frozenset[str] = frozenset()
    """What it names, where the tables know it."""
    acronym: bool = False
    titled: bool = False
    """Whether a title stands before it: whatever word it is, it names a person."""
    run: int = 0
    """Number of the sequence of capitalised words it stands in: one name of several words, usually."""

    @property
    def fold(self) -> str:
        """The words without accents, capitals and spaces."""
        return "".join(word.fold for word in self.words)
