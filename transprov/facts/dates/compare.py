"""Dates and times of the source against those of the copy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from transprov.facts.dates import rules
from transprov.facts.dates.agree import Agreement, agree, parts_agree, possible_days
from transprov.facts.dates.eras import compare_eras
from transprov.facts.dates.language import date_language
from transprov.facts.dates.value import DateValue, Half, Sort, Weight
from transprov.facts.frame import Context
from transprov.facts.numbers.find import find as find_numbers
from transprov.facts.rules import Rule
from transprov.types import Finding, Mention

_Days = tuple[date | None, date | None]

# Probability that a reader agrees with the finding, by what was altered, and by what is lost or added.
_ALTERED = {
    Sort.WEEKDAY: 0.9, Sort.DAY: 0.9, Sort.YEAR: 0.9, Sort.PERIOD: 0.8, Sort.NIGHT: 0.8, Sort.TIME: 0.85,
    Sort.RELATIVE: 0.6, Sort.AROUND: 0.55, Sort.SEASON: 0.6, Sort.PART: 0.55,
}  # fmt: skip
_ALONE = {
    Sort.WEEKDAY: 0.55, Sort.DAY: 0.55, Sort.YEAR: 0.65, Sort.PERIOD: 0.45, Sort.NIGHT: 0.45, Sort.TIME: 0.55,
    Sort.RELATIVE: 0.3, Sort.AROUND: 0.25, Sort.SEASON: 0.3, Sort.PART: 0.15,
}  # fmt: skip
_SOFT = 0.4
"""At most, for what is lost or added and is often left to the context."""
_WITHIN_A_DAY = frozenset({Sort.PART, Sort.TIME})
_BESIDE_AN_EQUAL = 0.8
"""Factor where the other text does give the value, but elsewhere in the passage."""
_BOTH_SOFT = 0.7
_LIKELY_YEAR = 1500
_HALF_BY_CUSTOM = 0.55
_LANGUAGE_UNKNOWN = 0.45


def claims(mention: Mention) -> bool:
    """Whether the digits of a mention are this kind's to judge."""
    return mention.value.weight is not Weight.SUPPORT


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What happened to the dates of one bead: altered, lost or added. One cause gives one finding."""
    eras = tuple(compare_eras(context))
    if not source and not copy:
        return eras
    findings = (*_findings(source, copy, context), *eras)
    if date_language(context.source_language).has_data and date_language(context.copy_language).has_data:
        return findings
    return tuple(replace(f, confidence=min(f.confidence, _LANGUAGE_UNKNOWN)) for f in findings)


def _findings(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    days = (context.source_published, context.copy_published)
    missing, added = _without_matches(source, copy, context, days, Agreement.COMPATIBLE)
    pairs = _pair(
        [mention for mention in missing if not _is_kept(mention, copy, context.copy)],
        [mention for mention in added if not _is_kept(mention, source, context.source)],
        context,
        days,
    )
    for mine, theirs in _one_a_cause(pairs):
        crosswise = _stands_in(mine, context.copy_unaccounted) and _stands_in(theirs, context.source_unaccounted)
        if not crosswise:  # else the alignment cut the text elsewhere than the translator did
            sure = not (_stands_in(mine, copy) or _stands_in(theirs, source))
            yield _altered(mine, theirs, 1.0 if sure else _BESIDE_AN_EQUAL)
    paired = {id(mention) for pair in pairs for mention in pair}
    missing, added = ([mention for mention in left if id(mention) not in paired] for left in (missing, added))
    missing, added = _without_matches(missing, added, context, days, Agreement.POSSIBLE)
    for mine in missing:
        if not _is_said(mine, copy, context.copy, context.copy_elsewhere, context.copy_language):
            yield rules.MISSING.finding(
                f"source: {_quoted(mine)}; copy: no such date", confidence=_alone(mine.value), source=mine
            )
    for theirs in added:
        if not _is_said(theirs, source, context.source, context.source_elsewhere, context.source_language):
            yield rules.ADDED.finding(
                f"source: no such date; copy: {_quoted(theirs)}", confidence=_alone(theirs.value), copy=theirs
            )


def _one_a_cause(pairs: Sequence[tuple[Mention, Mention]]) -> Iterator[tuple[Mention, Mention]]:
    """Without a second "June" for "May": in "3. bis 5. Mai" one month is altered, not two days."""
    longest: dict[tuple[int | None, int | None], tuple[Mention, Mention]] = {}
    for mine, theirs in pairs:
        months = (mine.value.month, theirs.value.month)
        if months[0] != months[1] and (months not in longest or len(longest[months][1].text) < len(theirs.text)):
            longest[months] = (mine, theirs)
    for mine, theirs in pairs:
        chosen = longest.get((mine.value.month, theirs.value.month))
        if chosen is None or chosen[1] is theirs:
            yield mine, theirs


def _alone(value: DateValue) -> float:
    confidence = _ALONE[value.sort]
    return min(confidence, _SOFT) if value.weight is Weight.SOFT else confidence


def _without_matches(
    source: Sequence[Mention], copy: Sequence[Mention], context: Context, days: _Days, worst: Agreement
) -> tuple[list[Mention], list[Mention]]:
    """What has no counterpart: the best agreement is paired first, then the nearest place."""
    ours, others = _ranks(source), _ranks(copy)
    candidates = sorted(
        (agreement, _uneven(mine, theirs), abs(ours[i] - others[j]), _apart(mine, theirs, context), i, j)
        for i, mine in enumerate(source)
        for j, theirs in enumerate(copy)
        if (mine.value.sort is theirs.value.sort or _WITHIN_A_DAY.isdisjoint((mine.value.sort, theirs.value.sort)))
        and (agreement := agree(mine.value, theirs.value, days)) is not None
        and agreement <= worst
    )
    used_source: set[int] = set()
    used_copy: set[int] = set()
    for *_, i, j in candidates:
        if i not in used_source and j not in used_copy:
            used_source.add(i)
            used_copy.add(j)
    return (
        [mention for i, mention in enumerate(source) if i not in used_source],
        [mention for j, mention in enumerate(copy) if j not in used_copy],
    )


def _ranks(mentions: Sequence[Mention]) -> list[float]:
    """The place of each among those of its sort, 0 to 1: of two equal years, the second stands for the second."""
    counts = Counter(mention.value.sort for mention in mentions)
    seen: Counter[Sort] = Counter()
    ranks = []
    for mention in mentions:
        sort = mention.value.sort
        ranks.append(round(seen[sort] / max(1, counts[sort] - 1), 3))
        seen[sort] += 1
    return ranks


def _uneven(mine: Mention, theirs: Mention) -> int:
    return abs(int(mine.value.weight) - int(theirs.value.weight))


def _apart(mine: Mention, theirs: Mention, context: Context) -> float:
    return abs(mine.span.start / max(1, len(context.source)) - theirs.span.start / max(1, len(context.copy)))


def _pair(
    missing: Sequence[Mention], added: Sequence[Mention], context: Context, days: _Days
) -> list[tuple[Mention, Mention]]:
    """Which leftover of the copy stands for which of the source."""
    ours, others = _ranks(missing), _ranks(added)
    costs = sorted(
        (_unlikeness(mine.value, theirs.value) + abs(ours[i] - others[j]), _apart(mine, theirs, context), i, j)
        for i, mine in enumerate(missing)
        for j, theirs in enumerate(added)
        if _comparable(mine.value, theirs.value, days)
    )
    pairs: list[tuple[int, int]] = []
    for *_, i, j in costs:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(missing[i], added[j]) for i, j in sorted(pairs)]


def _comparable(a: DateValue, b: DateValue, days: _Days) -> bool:
    if Weight.SUPPORT in (a.weight, b.weight):
        # which figures are years is not always told by the words around them
        return a.sort is b.sort is Sort.YEAR and min(a.year or 0, b.year or 0) >= _LIKELY_YEAR
    if a.sort is b.sort:
        return a.sort is not Sort.DAY or (a.month is None) == (b.month is None)
    if {a.sort, b.sort} == {Sort.NIGHT, Sort.WEEKDAY}:
        return a.weekday is not None and b.weekday is not None
    if {a.sort, b.sort} <= {Sort.WEEKDAY, Sort.RELATIVE, Sort.DAY}:
        return bool(possible_days(a, days[0] or days[1]) and possible_days(b, days[1] or days[0]))
    return {a.sort, b.sort} == {Sort.PERIOD, Sort.YEAR}


def _unlikeness(mine: DateValue, theirs: DateValue) -> float:
    cost = 0.0 if mine.sort is theirs.sort else 1.0
    same = mine.weekday == theirs.weekday and mine.month == theirs.month and mine.offset == theirs.offset
    cost += 0.0 if same else 0.3
    return cost + (0.0 if mine.day == theirs.day else 0.2) + (0.0 if mine.part is theirs.part else 0.1)


def _stands_in(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether one of the others says it too. "Wednesday evening" also says "evening", but not the other way round."""
    sort = mention.value.sort
    return any(
        (agreement := agree(mention.value, other.value)) is not None and agreement <= Agreement.COMPATIBLE
        for other in others
        if sort in (Sort.PART, other.value.sort) or _WITHIN_A_DAY.isdisjoint((sort, other.value.sort))
    )


def _is_said(
    mention: Mention, others: Sequence[Mention], text: str, elsewhere: Sequence[Mention], language: str
) -> bool:
    """Whether a leftover needs no counterpart, or the other side gives it after all, in whatever form."""
    value = mention.value
    if value.weight is Weight.SUPPORT or _stands_in(mention, others) or _stands_in(mention, elsewhere):
        return True
    if value.sort is Sort.TIME and value.minutes is not None:
        if _lasts(value.minutes, text, language):
            return True
        hour = value.minutes // 60  # "12.00 Uhr" and "at 12"
        return bool({str(hour), str(hour % 12 or 12), str(hour + 12)} & set(_FIGURES.findall(text)))
    return _is_verbatim(mention, text) or (value.sort is Sort.YEAR and str(value.year) in text)


def _lasts(minutes: int, text: str, language: str) -> bool:
    """Whether a text names so long a time: "1h30" and "90 minutes", "an hour and a half"."""
    return any(
        unit.dimension == "time" and mention.value.low * unit.factor == minutes * 60
        for mention in find_numbers(text, language)
        if mention.value.measure is not None
        for unit in mention.value.measure.units
    )


_FIGURES = re.compile(r"\d+")


def _is_kept(mention: Mention, others: Sequence[Mention], text: str) -> bool:
    """Whether the other text has the very words, and not as a date of its own ("September" in both languages)."""
    read = any(mention.text in other.text for other in others if other.value.weight is not Weight.SUPPORT)
    return not read and _is_verbatim(mention, text)


def _is_verbatim(mention: Mention, text: str) -> bool:
    """Whether the other text has the very words: a name ("Bild am Sonntag", "Theresa May"), or untranslated."""
    if mention.text.isdigit() or mention.text[:1].islower() or mention.text not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(mention.text)}s?(?!\w)", text) is not None


def _altered(source: Mention, copy: Mention, factor: float) -> Finding:
    mine, theirs = source.value, copy.value
    rule, confidence = _cause(mine, theirs)
    if Weight.FIRM not in (mine.weight, theirs.weight):
        confidence = min(confidence, _BOTH_SOFT if mine.sort is not Sort.YEAR else confidence)
    message = f"source: {_quoted(source)}; copy: {_quoted(copy)}"
    factor = max(factor, min(1.0, 0.5 / confidence)) if mine.sort is Sort.TIME else factor
    return rule.finding(message, confidence=confidence * factor, source=source, copy=copy)


def _cause(mine: DateValue, theirs: DateValue) -> tuple[Rule, float]:
    """The rule that names what went wrong, and the confidence."""
    if mine.sort is not theirs.sort:
        if Sort.NIGHT in (mine.sort, theirs.sort):
            near = mine.weekday == theirs.weekday
            return (rules.NIGHT, 0.8) if near else (rules.WEEKDAY, 0.7)
        return (rules.DATE, 0.55)
    confidence = _ALTERED[mine.sort]
    match mine.sort:
        case Sort.WEEKDAY if mine.weekday == theirs.weekday:
            return rules.TIME, 0.65
        case Sort.RELATIVE if mine.offset == theirs.offset:
            return rules.TIME, 0.5
        case Sort.WEEKDAY:
            return rules.WEEKDAY, confidence
        case Sort.DAY:
            return (rules.DATE if mine.month == theirs.month else rules.MONTH), confidence
        case Sort.YEAR:
            return rules.YEAR, confidence
        case Sort.NIGHT:
            return rules.NIGHT, confidence
        case Sort.TIME:
            only_half = ((mine.minutes or 0) - (theirs.minutes or 0)) % 720 == 0
            custom = only_half and Half.USUAL in (mine.half, theirs.half)
            return rules.TIME, _HALF_BY_CUSTOM if custom else confidence
        case Sort.PART:
            return rules.TIME, confidence if not parts_agree(mine.part, theirs.part) else 0.3
    return rules.DATE, confidence


def _quoted(mention: Mention) -> str:
    return mention.reading if mention.reading == mention.text else f"{mention.reading} ({mention.text})"
