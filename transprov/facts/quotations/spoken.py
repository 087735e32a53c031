"""Speakers of the source against those of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transprov.facts.frame import Context
from transprov.facts.modality.find import find as find_modality
from transprov.facts.modality.value import HEDGES
from transprov.facts.names.counterparts import Side, has_counterpart, likeness, same_name, side_of
from transprov.facts.names.value import NameValue, Standing
from transprov.facts.phrases import WordText
from transprov.facts.quotations import rules
from transprov.facts.quotations.language import SpeechLanguage, speech_language
from transprov.facts.quotations.value import Attribution
from transprov.types import Finding, Mention

# Probability that a reader agrees with the finding, by situation.
_OTHER_NAME = 0.9
_OTHER_NAME_UNSURE = 0.75
_ONE_NEW = 0.65
_SWAPPED = 0.6
_SEVERAL = 0.45
_GENDER = 0.55
_ROLE = 0.6
_LOST_NAME = 0.65
_LOST_NOUN = 0.55
_LOST_PRONOUN = 0.4
_STILL_NAMED = 0.4
_LOOKS_ALIKE = 0.6
"""Likeness from which on a name is misspelt rather than another."""


def compare_speakers(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """Statements ascribed to others than in the source, to nobody any more, or to somebody from nowhere.

    A pronoun may be anybody of its gender; whatever casts doubt on a statement counts as naming some speaker.
    """
    mine, theirs = speech_language(context.source_language), speech_language(context.copy_language)
    if mine is None or theirs is None or not (source or copy):
        return ()
    if source and copy:
        return tuple(_changed(source, copy, context)) or tuple(_roles(source, copy, context))
    if source:
        return tuple(_lost(source, context, theirs))
    return tuple(_added(copy, context, mine))


def _changed(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    here, there = context.source_language, context.copy_language
    lost = [mention for mention in source if _names(mention)
            and not any(_same(_names(mention), here, other.value.around, there) for other in copy)]  # fmt: skip
    new = [mention for mention in copy if _names(mention)
           and not any(_same(other.value.around, here, _names(mention), there) for other in source)]  # fmt: skip
    if lost and new:
        mention, other = lost[0], new[0]
        if _are_settled(mention, other, context):
            return
        confidence = _confidence(mention, other, context, several=len(source) > 1 or len(copy) > 1)
        if confidence:
            yield rules.SPEAKER_CHANGED.finding(
                f"source: {mention.text}; copy: {other.text}", confidence=confidence, source=mention, copy=other
            )
        return
    if len(source) == len(copy) == 1:
        said, says = source[0].value.pronoun, copy[0].value.pronoun
        if {said, says} == {"he", "she"}:
            yield rules.SPEAKER_CHANGED.finding(
                f"source: {source[0].text}; copy: {copy[0].text}", confidence=_GENDER, source=source[0], copy=copy[0]
            )


def _are_settled(mine: Mention, theirs: Mention, context: Context) -> bool:
    """Whether the user says that the names of the two are the same."""
    settled = context.settled
    return any(mine.span.overlaps(span) for span in settled.source) and any(
        theirs.span.overlaps(span) for span in settled.copy
    )


def _names(mention: Mention) -> tuple[NameValue, ...]:
    value = mention.value
    assert isinstance(value, Attribution)
    return tuple(name for name in value.names if name.standing is not Standing.PEOPLE)


def _same(mine: Sequence[NameValue], language: str, theirs: Sequence[NameValue], other_language: str) -> bool:
    """Whether the two have a name in common."""
    return any(
        a.entities & b.entities or same_name(word, language, other, other_language)
        for a in mine
        for b in theirs
        for word in a.words
        for other in b.words
    )


def _confidence(mine: Mention, theirs: Mention, context: Context, *, several: bool) -> float:
    """0 where it is the name that was misspelt, not the speaker that is another."""
    ours, others = _names(mine), _names(theirs)
    known_here = _stand_in(others, context.copy_language, side_of(context.source, context.source_language))
    known_there = _stand_in(ours, context.source_language, side_of(context.copy, context.copy_language))
    if several and (known_here or known_there):
        return _SEVERAL
    if known_here and known_there:
        # organisations and places are named beside each other in every order
        persons = not any(name.entities or name.acronym for name in (*ours, *others))
        return _SWAPPED if persons else _SEVERAL
    weak = any(all(name.standing is Standing.WEAK for name in names) for names in (ours, others))
    if known_here or known_there:
        return _SEVERAL if weak else _ONE_NEW
    if any(likeness(a, b) >= _LOOKS_ALIKE for a in ours for b in others):
        return 0.0
    return _OTHER_NAME_UNSURE if weak else _OTHER_NAME


def _stand_in(names: Sequence[NameValue], language: str, side: Side) -> bool:
    return any(has_counterpart(name, language, side) for name in names)


def _roles(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    if len(source) != 1 or len(copy) != 1:
        return
    mine, theirs = source[0], copy[0]
    ours, others = _names(mine), _names(theirs)
    if bool(ours) != bool(others) or not mine.value.roles or not theirs.value.roles:
        return
    elsewhere = _all_roles(context.copy, context.copy_language), _all_roles(context.source, context.source_language)
    if not _agree(mine.value.roles, elsewhere[0]) and not _agree(elsewhere[1], theirs.value.roles):
        yield rules.ROLE_CHANGED.finding(
            f"source: {mine.text}; copy: {theirs.text}", confidence=_ROLE, source=mine, copy=theirs
        )


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    if mine & theirs:
        return True
    minister = any("minister" in (role for role in roles) for roles in (mine, theirs))
    return minister and all(any(role.endswith("minister") for role in roles) for roles in (mine, theirs))


def _all_roles(text: str, language: str) -> frozenset[str]:
    data = speech_language(language)
    return data.roles_in(WordText.of(text).words) if data is not None else frozenset()


def _lost(source: Sequence[Mention], context: Context, other: SpeechLanguage) -> Iterator[Finding]:
    if context.copy_unaccounted or _is_somebodys(context.copy, context.copy_language, other):
        return
    mention = next((mention for mention in source if mention.value.plain), None)
    if mention is None:
        return
    confidence = _certainty(mention, context.source_language, side_of(context.copy, context.copy_language))
    yield rules.SPEAKER_LOST.finding(
        f"source: {mention.text}; copy: nobody is named whose words it is", confidence=confidence, source=mention
    )


def _added(copy: Sequence[Mention], context: Context, other: SpeechLanguage) -> Iterator[Finding]:
    if context.source_unaccounted or _is_somebodys(context.source, context.source_language, other):
        return
    mention = next((mention for mention in copy if mention.value.plain), None)
    if mention is None:
        return
    confidence = _certainty(mention, context.copy_language, side_of(context.source, context.source_language))
    yield rules.ATTRIBUTION_ADDED.finding(
        f"source: nobody is named whose words it is; copy: {mention.text}", confidence=confidence, copy=mention
    )


def _is_somebodys(text: str, language: str, data: SpeechLanguage) -> bool:
    """Whether anything in the text shows that it is somebody's statement, or leaves room for doubt."""
    if any(mention.value in HEDGES for mention in find_modality(text, language)):
        return True
    return any(word in data.cues or word in data.verbs or word in data.participles for word in WordText.of(text).words)


def _certainty(mention: Mention, language: str, other: Side) -> float:
    names = _names(mention)
    if names:
        return _STILL_NAMED if _stand_in(names, language, other) else _LOST_NAME
    return _LOST_NOUN if mention.value.noun else _LOST_PRONOUN
