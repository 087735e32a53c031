"""Days, nights and hours."""

from __future__ import annotations

import re

from transprov.comparing.comparison import Relation
from transprov.comparing.relating.related import Related, Sides
from transprov.facts.dates.agree import Agreement, agree, possible_days
from transprov.facts.dates.rules import NIGHT
from transprov.facts.dates.value import DateValue, Half, Part, Sort, read_out
from transprov.languages.spelling import spelling_key

_DAYS = frozenset({Sort.WEEKDAY, Sort.DAY, Sort.NIGHT, Sort.RELATIVE})
_EXACT = frozenset({Sort.DAY, Sort.TIME, Sort.NIGHT})
_NIGHT_OF_THE_DAY_AFTER = frozenset({"de", "fr"})
"""Languages whose "in der Nacht zum Samstag", "dans la nuit de vendredi à samedi" become "Saturday night"."""


def relate(mine: DateValue, theirs: DateValue, texts: tuple[str, str], sides: Sides) -> Related | None:
    """How two times stand to each other if they are of the same event; None where they are of other sorts."""
    agreement = agree(mine, theirs, sides.days)
    distinctive = mine.sort is theirs.sort and (mine.sort in _EXACT or mine.part is not None)
    if agreement is Agreement.SAME:
        same = spelling_key(texts[0]) == spelling_key(texts[1]) or mine.sort not in _EXACT
        relation = Relation.AGREES if same else Relation.NORMALISED
        return Related(relation, "equal" if same else "one time, noted in two ways", distinctive=distinctive)
    if agreement is not None and _is_one_time(mine, theirs, texts):
        return Related(Relation.NORMALISED, "one time, noted in two ways", distinctive=True)
    if _is_eve(mine, theirs) or _is_eve(theirs, mine):
        return Related(Relation.NORMALISED, "one night, said in two ways", distinctive=True)
    if agreement is not None:
        days = [possible_days(value, day) for value, day in zip((mine, theirs), sides.days, strict=True)]
        if len(days[0]) == 1 and days[0] == days[1] and mine.part is theirs.part:
            return Related(Relation.NORMALISED, "one day, said in two ways")
        return Related(Relation.COMPATIBLE, "one is more precise", 0.8)
    if _is_one_night(mine, theirs, sides) or _is_one_night(theirs, mine, sides):
        reason = f"{read_out(mine)} against {read_out(theirs)}: the night to a day was taken for the night of that day"
        return Related(Relation.TRANSLATION, reason, 0.8, NIGHT.id)
    if mine.sort is theirs.sort or {mine.sort, theirs.sort} <= _DAYS:
        return Related(Relation.CONFLICTS, f"{read_out(mine)} against {read_out(theirs)}", 0.8)
    return None


_COUNTS_TO_24 = re.compile(r"\d\s?h(?:\s?\d\d)?\Z|\d\s?Uhr|\d\so'clock", re.IGNORECASE)


def _is_one_time(mine: DateValue, theirs: DateValue, texts: tuple[str, str]) -> bool:
    """Whether a time that looks open, "1h50", is the other: it is written as those write who count to 24."""
    if mine.sort is not Sort.TIME or theirs.sort is not Sort.TIME or mine.minutes != theirs.minutes:
        return False
    return all(
        value.half is not Half.OPEN or _COUNTS_TO_24.search(text) is not None
        for value, text in zip((mine, theirs), texts, strict=True)
    )


def _is_eve(said: DateValue, night: DateValue) -> bool:
    """Whether "Sunday night" is the night to Monday."""
    if said.sort is not Sort.WEEKDAY or said.part is not Part.NIGHT or night.sort is not Sort.NIGHT:
        return False
    return night.eve is not None and said.weekday == night.eve


def _is_one_night(said: DateValue, night: DateValue, sides: Sides) -> bool:
    """Whether "Saturday night" may stand for the night from Friday to Saturday, as German and French count it."""
    if not _NIGHT_OF_THE_DAY_AFTER.intersection(language for language in sides.read_from if language):
        return False
    ends = night.sort is Sort.NIGHT and night.weekday is not None
    return ends and said.sort is Sort.WEEKDAY and said.part is Part.NIGHT and said.weekday == night.weekday
