"""What a mention of a quotation or of a speaker says."""

from __future__ import annotations

from dataclasses import dataclass

from transprov.facts.names.value import NameValue


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks."""

    words: int
    """Number of words inside."""
    whole: bool
    """Whether both marks stand in the text; otherwise the quotation goes on in a neighbouring sentence."""
    attributed: bool
    """Whether somebody is named as the speaker right beside it, or a verb of saying and a colon lead to it."""
    alone: bool
    """Whether hardly a word stands outside it, and no speaker: the marks may enclose its neighbours as well."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words something is: "sagte Minister Vogt", "according to the police"."""

    names: tuple[NameValue, ...]
    """The names of the speaker."""
    around: tuple[NameValue, ...]
    """All names that may be the speaker's: in apposition, too."""
    roles: frozenset[str]
    """Offices and professions named with the speaker."""
    pronoun: str | None
    """"he", "she" or "any" where a pronoun speaks."""
    plain: bool
    """Whether it can be nothing but naming a speaker; otherwise the verb may mean something else as well."""
    noun: bool
    """Whether somebody is named without a name: "said a spokesman"."""

    @property
    def has_speaker(self) -> bool:
        """Whether the text says who speaks."""
        return bool(self.names) or self.noun or self.pronoun is not None
