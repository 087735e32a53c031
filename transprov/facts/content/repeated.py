"""Stretches that the copy says twice and the source once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transprov.facts.content.tokens import Word
from transprov.types import Span

_LONGEST = 8
_HYPHENATED = 3
"""Times a part must stand in a chain of hyphens: "win-win" is a word, "sub-sub-sub" is not."""
_FAR = 5
"""Words of a stretch that comes again elsewhere in the sentence."""
_SURE, _LIKELY, _UNSURE = 0.85, 0.65, 0.4


@dataclass(frozen=True, slots=True)
class Repetition:
    """The place of both (or all) occurrences of a stretch, and how sure it is that one is too many (0 to 1)."""

    copy: Span
    confidence: float


def repetitions(
    source: Sequence[Word], copy: Sequence[Word], copy_text: str, *, doubled: Collection[str], function: Collection[str]
) -> tuple[Repetition, ...]:
    """What the copy doubles; nothing where the source doubles something too.

    `doubled`: words that English may say twice in a row; `function`: words that carry no content.
    """
    if _in_a_row([word.key for word in source]) or _comes_again([word.key for word in source], _FAR - 1):
        return ()
    keys = [word.key for word in copy]
    # speech written down as it was said, in small letters and without full stops, stammers
    spoken = copy_text[:1].islower() and copy_text.rstrip()[-1:].isalnum()
    sure = _UNSURE if spoken else _SURE
    found = []
    at = 0
    while at < len(keys):
        length, times = _row_at(keys, at)
        stretch = copy[at : at + length * times]
        if times > 1 and _is_slip(stretch, length, times, copy_text, doubled):
            found.append(Repetition(_span(stretch), sure if length * times > 2 or not length > 1 else _LIKELY))
        at += max(1, length * times if times > 1 else 1)
    if not found and not _around_a_word([word.key for word in source]):
        found.extend(_both_sides_of_and(copy, copy_text, function))
    if not found and (place := _comes_again(keys, _FAR)):
        first, second, length = place
        content = sum(key not in function for key in keys[first : first + length])
        if content > 2:
            found.append(Repetition(_span(copy[second : second + length]), _LIKELY if content > 4 else _UNSURE))
    return tuple(found)


def _row_at(keys: Sequence[str], at: int) -> tuple[int, int]:
    """Length of the shortest stretch that is repeated in a row from here, and how many times it stands."""
    for length in range(1, _LONGEST + 1):
        times = 1
        stretch = keys[at : at + length]
        while keys[at + times * length : at + (times + 1) * length] == stretch:
            times += 1
        if times > 1:
            return length, times
    return 1, 1


def _in_a_row(keys: Sequence[str]) -> bool:
    return any(_row_at(keys, at)[1] > 1 for at in range(len(keys)))


def _is_slip(stretch: Sequence[Word], length: int, times: int, text: str, doubled: Collection[str]) -> bool:
    between = [text[a.span.end : b.span.start] for a, b in pairwise(stretch)]
    if length == 1:
        if stretch[0].key in doubled or len(stretch[0].key) == 1:
            return False
        if any("-" in gap for gap in between):
            return times >= _HYPHENATED
        # "Bora Bora", "Duran Duran": a name, whatever the source calls it
        if times == 2 and stretch[1].text[:1].isupper():
            return False
        return times > 2 or (not between[0].strip() and stretch[0].text == stretch[1].text)
    # a stretch across a full stop opens the next sentence alike, which is style
    return times > 2 or not any(mark in gap for gap in between for mark in '.!?;:\n"“”')


def _around_a_word(keys: Sequence[str]) -> bool:
    """Whether the source says a word, waits for one, and says it again: "collé et collé", „wieder und wieder“."""
    return any(first == last and len(first) > 2 for first, last in zip(keys, keys[2:], strict=False))


def _both_sides_of_and(copy: Sequence[Word], text: str, function: Collection[str]) -> list[Repetition]:
    """ "fun and fun": two different words of the source that became one."""
    return [
        Repetition(Span(a.span.start, b.span.end), _LIKELY)
        for a, link, b in zip(copy, copy[1:], copy[2:], strict=False)
        if a.text == b.text
        and link.key in ("and", "or")
        and len(a.text) > 2
        # "deeper and deeper"
        and not a.text.endswith("er")
        and a.text.islower()
        and a.key not in function
        and text[a.span.end : link.span.start] == text[link.span.end : b.span.start] == " "
    ]


def _comes_again(keys: Sequence[str], least: int) -> tuple[int, int, int] | None:
    """First and second place, and length, of the first stretch of at least `least` words that stands twice."""
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(keys) - least + 1):
        stretch = tuple(keys[at : at + least])
        first = seen.setdefault(stretch, at)
        if at >= first + least:
            length = least
            while at + length < len(keys) and first + length < at and keys[first + length] == keys[at + length]:
                length += 1
            return first, at, length
    return None


def _span(stretch: Sequence[Word]) -> Span:
    return Span(stretch[0].span.start, stretch[-1].span.end)
