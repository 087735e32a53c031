"""How one language names the speaker of words, ready for looking up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.facts.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class SpeechLanguage:
    """Verbs of saying and what else points to a speaker; words are in lower case."""

    code: str
    capital_nouns: bool
    verbs: frozenset[str]
    plain: frozenset[str]
    """Those of them that mean nothing but saying."""
    bare: frozenset[str]
    """Those of them that need no such word before the clause of what is said."""
    that: frozenset[str]
    """Words that lead to the clause of what is said."""
    parted: Mapping[str, frozenset[str]]
    """Verbs in two parts: the first, and what may follow in the same clause."""
    participles: frozenset[str]
    """Verbs of saying only behind one of the auxiliaries."""
    auxiliaries: frozenset[str]
    subject_first: frozenset[str]
    passive: frozenset[str]
    """Words right before a verb of saying that make it nobody's statement."""
    joining: frozenset[str]
    according: PhraseTable[bool]
    """What stands before a speaker."""
    so: frozenset[str]
    """The same, behind a comma or a quotation only."""
    following: frozenset[str]
    """What stands behind a speaker."""
    cues: frozenset[str]
    articles: frozenset[str]
    stops: frozenset[str]
    impersonal: frozenset[str]
    pronouns: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    role_phrases: PhraseTable[frozenset[str]]

    def roles_in(self, words: Sequence[str]) -> frozenset[str]:
        """The offices and professions named by some words in lower case."""
        found: set[str] = set()
        at = 0
        while at < len(words):
            phrase = self.role_phrases.at(words, at)
            found |= self.roles.get(words[at if phrase is None else phrase[0] - 1], frozenset())
            if phrase is not None:
                found |= phrase[1]
            at = at + 1 if phrase is None else phrase[0]
        return frozenset(found)


@cache
def speech_language(code: str) -> SpeechLanguage | None:
    """The words of one language; None when there is no data for it."""
    table = load_table(code, "quotations")
    if table is None:
        return None
    parted: dict[str, frozenset[str]] = {}
    for phrase in table["parted"]:
        first, rest = phrase.split(maxsplit=1)
        parted[first] = parted.get(first, frozenset()) | {rest.split()[-1]}
    return SpeechLanguage(
        code=code,
        capital_nouns=table["capital_nouns"],
        verbs=frozenset(table["verbs"].split()),
        plain=frozenset(table["plain"].split()),
        bare=frozenset(table["bare"].split()),
        that=frozenset(table["that"].split()),
        parted=parted,
        participles=frozenset(table["participles"].split()),
        auxiliaries=frozenset(table["auxiliaries"].split()),
        passive=frozenset(table["passive"].split()),
        joining=frozenset(table["joining"].split()),
        subject_first=frozenset(table["subject_first"].split()),
        according=PhraseTable(((phrase, True) for phrase in table["according"]), {}),
        so=frozenset(table["so"]),
        following=frozenset(table["following"]),
        cues=frozenset(table["cues"].split()),
        articles=frozenset(table["articles"].split()),
        stops=frozenset(table["stops"].split()),
        impersonal=frozenset(table["impersonal"].split()),
        pronouns={word: who for who, words in table["pronouns"].items() for word in words.split()},
        roles=_roles(table),
        role_phrases=PhraseTable(
            (
                (phrase, frozenset({role}))
                for role, phrases in table.get("role_phrases", {}).items()
                for phrase in phrases
            ),
            {},
            join=lambda earlier, later: earlier | later,
        ),
    )


def _roles(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    roles: dict[str, frozenset[str]] = {}
    for role, words in table["roles"].items():
        for word in words.split():
            roles[word] = roles.get(word, frozenset()) | {role}
    return roles
