"""The words of modality of one language, ready for looking up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.facts.modality.value import DUTIES, HEDGES, Modality
from transprov.facts.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class NegatedModals:
    """What modal verbs mean when their clause is negated."""

    verbs: Mapping[str, Modality]
    negations: frozenset[str]
    not_negations: PhraseTable[bool]


@dataclass(frozen=True, slots=True)
class Reported:
    """Verb forms by which a text reports what others say: "soll gestohlen haben", "aurait volé"."""

    verbs: frozenset[str]
    last: frozenset[str]
    """Words one of which closes the clause; empty where a participle follows instead."""
    participle_endings: tuple[str, ...]
    never: frozenset[str]
    unreal: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModalityLanguage:
    """Phrases of one language; hedges and duties apart, since one word may be both: "soll"."""

    hedges: PhraseTable[Modality]
    duties: PhraseTable[Modality]
    negated: NegatedModals | None
    reported: Reported | None
    conditional_endings: tuple[str, ...]
    conditional_never: frozenset[str]
    loose: frozenset[str]
    """Words of duty and permission that often say less: "sollte", "could"."""

    def is_conditional(self, word: str) -> bool:
        """Whether the word is a verb in the mood by which the language reports what others say."""
        return word.endswith(self.conditional_endings) and word not in self.conditional_never


@cache
def modality_language(code: str) -> ModalityLanguage | None:
    """The words of one language; None when there is no data for it."""
    table = load_table(code, "modality")
    if table is None:
        return None
    endings = table["endings"]
    return ModalityLanguage(
        hedges=PhraseTable(_entries(table, HEDGES[::-1]), endings),
        duties=PhraseTable(_entries(table, DUTIES), endings),
        negated=_negated(table.get("negated"), endings),
        reported=_reported(table.get("reported")),
        conditional_endings=tuple(table["soft"].get("conditional_endings", ())),
        conditional_never=frozenset(table["soft"].get("conditional_never", ())),
        loose=frozenset(word for kind in ("must", "may") for word in table[kind].get("loose", ())),
    )


def _entries(table: Mapping[str, Any], kinds: Sequence[Modality]) -> Iterator[tuple[str, Modality]]:
    # later entries win: the narrower readings come last
    for kind in kinds:
        for word in table[kind.value]["words"]:
            yield word, kind


def _reported(table: Mapping[str, Any] | None) -> Reported | None:
    if table is None:
        return None
    return Reported(
        verbs=frozenset(table["verbs"]),
        last=frozenset(table.get("last", ())),
        participle_endings=tuple(table.get("participle_endings", ())),
        never=frozenset(table.get("never", ())),
        unreal=frozenset(table.get("unreal", ())),
    )


def _negated(table: Mapping[str, Any] | None, endings: Mapping[str, Sequence[str]]) -> NegatedModals | None:
    if table is None:
        return None
    verbs = {word: kind for kind in (Modality.MUST_NOT, Modality.NEED_NOT) for word in table[kind.value]}
    not_negations = PhraseTable(((phrase, True) for phrase in table["not_negations"]), endings)
    return NegatedModals(verbs, frozenset(table["negations"]), not_negations)
