"""Who did what to whom, where it can be decided.

Two things can be: a passive with its agent ("A wurde von B geschlagen", "A a été battu par B") against the English, by
the names of both; and which number goes with the dead, the injured and the arrested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transprov.facts.content.tokens import Word, words
from transprov.facts.lexicon import load_table
from transprov.types import Span

_NEAR = 6
"""Words between a name or a number and what it belongs to."""
_HELPERS = 3
_DIGITS = 7
_TOKEN = re.compile(r"\w+")
_SURE, _LIKELY = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Reversal:
    """The places in both texts that say opposite things, what they say, and how sure that is (0 to 1)."""

    source: Span
    copy: Span
    said: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Passive:
    """Last words of the names of the one acted upon and of the one acting, in small letters."""

    patient: str
    agent: str
    span: Span


def reversals(source: str, copy: str, source_language: str, copy_language: str) -> tuple[Reversal, ...]:
    """What is turned round in the copy; nothing for languages without a table."""
    ours, theirs = words(source), words(copy)
    return (
        *_passives_turned(ours, theirs, source, copy, source_language, copy_language),
        *_counts_swapped(ours, theirs, source, copy, source_language, copy_language),
    )


def _passives_turned(
    ours: Sequence[Word], theirs: Sequence[Word], source: str, copy: str, source_language: str, copy_language: str
) -> list[Reversal]:
    found = []
    passives = _passives(theirs, copy, copy_language)
    for one in _passives(ours, source, source_language):
        if one.agent == one.patient:
            continue
        for other in passives:
            if (other.patient, other.agent) == (one.agent, one.patient):
                said = f"by {one.agent.title()} in the source, by {other.agent.title()} in the copy"
                found.append(Reversal(one.span, other.span, said, _SURE))
        if not passives and (span := _acts_on(theirs, copy, one.patient, one.agent, copy_language)):
            found.append(Reversal(one.span, span, f"by {one.agent.title()} in the source", _LIKELY))
    return found


def _passives(text_words: Sequence[Word], text: str, language: str) -> list[_Passive]:
    """Every "NAME ... auxiliary ... by NAME" within one clause."""
    auxiliaries, by = _list(language, "passive"), _list(language, "by")
    found = []
    for at, word in enumerate(text_words):
        if word.key not in by or at + 1 >= len(text_words) or not _is_name(text_words[at + 1], language):
            continue
        agent = at + 1
        while (
            agent + 1 < len(text_words)
            and _joined(text_words, agent, text)
            and _is_name(text_words[agent + 1], language)
        ):
            agent += 1
        clause = max((text.rfind(mark, 0, word.span.start) for mark in ',;:.!?–("'), default=-1)
        helper = next(
            (
                i
                for i in range(at - 1, -1, -1)
                if text_words[i].span.start > clause and text_words[i].key in auxiliaries
            ),
            None,
        )
        if helper is None or at - helper > _NEAR:
            continue
        # "Federer a été battu", "Meier had been seen": other auxiliaries stand between
        subject = helper - 1
        while subject > max(0, helper - _HELPERS) and text_words[subject].key in _list(language, "function"):
            subject -= 1
        # after an adverb German puts the subject behind the auxiliary
        for place in {subject, at - 1} - {helper, -1}:
            if text_words[place].span.start > clause and _is_name(text_words[place], language):
                span = Span(text_words[min(place, helper)].span.start, text_words[agent].span.end)
                found.append(_Passive(text_words[place].key, text_words[agent].key, span))
    return found


def _acts_on(text_words: Sequence[Word], text: str, agent: str, patient: str, language: str) -> Span | None:
    """The place where the copy says, in the active, that `agent` does something to `patient`: "AGENT verb PATIENT"."""
    auxiliaries = _list(language, "passive") | _list(language, "function")
    for at in range(len(text_words) - 2):
        first, verb, last = text_words[at : at + 3]
        if first.key != agent or not verb.text.islower() or verb.key in auxiliaries or not verb.key.endswith("ed"):
            continue
        end = at + 2
        while end + 1 < len(text_words) and text_words[end].key != patient and _joined(text_words, end, text):
            if not text_words[end + 1].text[:1].isupper():
                break
            end += 1
        if text_words[end].key == patient and "," not in text[first.span.start : last.span.end]:
            return Span(first.span.start, text_words[end].span.end)
    return None


def _is_name(word: Word, language: str) -> bool:
    # a noun of German has a capital too: only what both texts have is ever compared
    return word.text[:1].isupper() and word.key not in _list(language, "function")


def _joined(text_words: Sequence[Word], at: int, text: str) -> bool:
    return text[text_words[at].span.end : text_words[at + 1].span.start].strip() in ("", "-")


def _counts_swapped(
    ours: Sequence[Word], theirs: Sequence[Word], source: str, copy: str, source_language: str, copy_language: str
) -> list[Reversal]:
    here, there = _counts(source, source_language), _counts(copy, copy_language)
    found = []
    fates = [fate for fate in here if fate in there]
    for at, one in enumerate(fates):
        for other in fates[at + 1 :]:
            mine, yours = (here[one], here[other]), (there[one], there[other])
            if mine[0][0] != mine[1][0] and (mine[0][0], mine[1][0]) == (yours[1][0], yours[0][0]):
                said = f"{one}: {mine[0][0]}, {other}: {mine[1][0]} in the source; the other way round in the copy"
                found.append(Reversal(_around(mine[0][1], mine[1][1]), _around(yours[0][1], yours[1][1]), said, _SURE))
    return found


def _counts(text: str, language: str) -> dict[str, tuple[int, Span]]:
    """The number of people who met each fate, if the text gives each exactly once, with its place."""
    table = _fates(language)
    numbers = _small_numbers(language)
    found: dict[str, tuple[int, Span]] = {}
    twice: set[str] = set()
    last: tuple[int, int, Span] | None = None
    tokens = [(match.group().lower(), Span(*match.span())) for match in _TOKEN.finditer(text)]
    for place, (key, span) in enumerate(tokens):
        if (number := _number(key, numbers)) is not None:
            before = table.get(tokens[place - 1][0]) if place else None
            # "killed three": only where no number stood before the verb
            if before is not None and before not in found:
                found[before] = (number, _around(tokens[place - 1][1], span))
            else:
                last = (number, place, span)
        elif key in table and last is not None and place - last[1] <= _NEAR:
            if table[key] in found:
                twice.add(table[key])
            found[table[key]] = (last[0], _around(last[2], span))
            last = None
    return {fate: count for fate, count in found.items() if fate not in twice}


def _number(key: str, words_for: Mapping[str, int]) -> int | None:
    return int(key) if key.isascii() and key.isdigit() and len(key) < _DIGITS else words_for.get(key)


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


@cache
def _list(language: str, name: str) -> frozenset[str]:
    return frozenset(str((load_table(language, "content") or {}).get(name, "")).split())


@cache
def _fates(language: str) -> Mapping[str, str]:
    fates = (load_table(language, "content") or {}).get("fates", {})
    return {word: fate for fate, listed in fates.items() for word in str(listed).split()}


@cache
def _small_numbers(language: str) -> Mapping[str, int]:
    listed = str((load_table(language, "content") or {}).get("numbers", "")).split()
    return {word: at for at, word in enumerate(listed, 2)}
