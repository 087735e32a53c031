"""Clock times, read on from what the finder of numbers takes for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from transprov.facts.dates.days import weekday_at
from transprov.facts.dates.value import DateValue, Half, Part, Sort, Weight
from transprov.facts.dates.view import Read, View
from transprov.facts.numbers.value import NumberUnit
from transprov.facts.numbers.words import cardinal
from transprov.types import Mention

ZONES = {
    "gmt": 0, "utc": 0, "wez": 0, "mez": 60, "cet": 60, "hec": 60, "hnec": 60, "mesz": 120, "cest": 120, "bst": 60,
    "eet": 120, "oez": 120, "msk": 180, "est": -300, "edt": -240, "pst": -480, "pdt": -420, "jst": 540,
}  # fmt: skip
_DAY = 1440


def clock_at(view: View, at: int, numbers: Mapping[int, Mention]) -> Read | None:
    """The clock time that begins at token `at`; `numbers` are the mentions of numbers by their start in the text."""
    language = view.language
    noon = language.noon.starting_at(view.words, at)
    if noon is not None and not (language.code == "fr" and view.capital(at) and not view.begins_sentence(at)):
        return _with_quarter(view, Read(at, noon[1], DateValue(Sort.TIME, Weight.SOFT, minutes=noon[0])))
    read = (
        _quarters(view, at) or _military(view, at) or _from_number(view, at, numbers) or _french_hour(view, at)
        or _first_of_two(view, at, numbers)
    )  # fmt: skip
    if read is None:
        return None
    return _with_half(view, _with_zone(view, read))


def _quarters(view: View, at: int) -> Read | None:
    """As in "Viertel nach acht", "half past seven"."""
    found = view.language.before_hour.starting_at(view.words, at)
    if found is None or not found[0]:
        return None
    hour = _small_number(view, found[1])
    if hour is None or not 1 <= hour <= 12 or view.word(found[1] + 1) in view.language.year_strong:
        return None
    minutes = (hour * 60 + int(found[0])) % _DAY
    return Read(at, found[1] + 1, DateValue(Sort.TIME, Weight.SOFT, minutes=minutes, half=Half.OPEN))


def _small_number(view: View, at: int) -> int | None:
    value = view.figure(at)
    if value is None and at < len(view.tokens):
        word = cardinal(view.words[at], view.language.code)
        value = int(word) if word is not None and word == word.to_integral_value() else None
    return value


def _military(view: View, at: int) -> Read | None:
    """As in "1400 GMT"."""
    value = view.figure(at, (4,))
    if value is None or value % 100 > 59 or value > 2400 or _zone(view, at + 1) is None:
        return None
    return Read(at, at + 1, DateValue(Sort.TIME, minutes=(value // 100 * 60 + value % 100) % _DAY))


def _from_number(view: View, at: int, numbers: Mapping[int, Mention]) -> Read | None:
    mention = numbers.get(view.tokens[at].start)
    if mention is None or mention.value.unit is not NumberUnit.CLOCK:
        return None
    end = at + 1
    while end < len(view.tokens) and view.tokens[end].end <= mention.span.end:
        end += 1
    minutes = int(mention.value.low)
    text = mention.text.casefold()
    if "m" in text[-4:] or minutes >= 13 * 60 or text[0] == "0" or (minutes < 60 and view.language.shown_24):
        half = Half.SURE
    elif view.language.shown_24 and not text.startswith("halb") and text[0].isdigit():
        half = Half.USUAL
    else:
        half = Half.OPEN
    weight = Weight.FIRM if text[0].isdigit() else Weight.SOFT
    if text.endswith("h"):  # "24h" may be how long something takes
        weight = Weight.SOFT if view.language.from_hour and minutes else Weight.SUPPORT
    return _with_quarter(view, Read(at, end, DateValue(Sort.TIME, weight, minutes=minutes, half=half)))


def _french_hour(view: View, at: int) -> Read | None:
    """As in "à 20 heures", which may be read as a duration too."""
    if not view.language.from_hour or view.word(at + 1) not in ("heures", "heure"):
        return None
    hour = _small_number(view, at)
    if hour is None or hour > 24 or not _from_hour_before(view, at):
        return None
    if _small_number(view, at - 2) is not None:  # "quatre à cinq heures"
        return None
    if view.word(at + 2) in view.language.not_a_point:
        part = view.language.parts.starting_at(view.words, at + 3)
        if part is None:
            return None
    half = Half.SURE if hour > 12 else Half.USUAL
    value = DateValue(Sort.TIME, Weight.SOFT, minutes=hour * 60 % _DAY, half=half)
    return _with_quarter(view, Read(at, at + 2, value))


def _with_quarter(view: View, read: Read) -> Read:
    """As in "huit heures et quart", "midi et demi"."""
    quarter = view.language.after_hour.starting_at(view.words, read.end)
    if quarter is None:
        return read
    minutes = ((read.value.minutes or 0) + int(quarter[0])) % _DAY
    return Read(read.first, quarter[1], replace(read.value, minutes=minutes))


def _from_hour_before(view: View, at: int) -> bool:
    before = view.word(at - 1)
    return before in view.language.from_hour or f"{view.word(at - 2)} {before}" in view.language.from_hour


def _first_of_two(view: View, at: int, numbers: Mapping[int, Mention]) -> Read | None:
    """As in "zwischen 10 und 13 Uhr", "10.00 - 13.30 Uhr": the hour word stands only once."""
    written = _HOUR.fullmatch(view.tokens[at].text)
    between = view.language.between.starting_at(view.words, at + 1) if written else None
    if written is None or between is None or between[1] >= len(view.tokens):
        return None
    later = _from_number(view, between[1], numbers)
    hour, minutes = int(written["h"]), int(written["min"] or 0)
    if later is None or hour > 24 or minutes > 59:
        return None
    half = Half.USUAL if view.language.shown_24 else Half.OPEN
    value = DateValue(Sort.TIME, Weight.SOFT, minutes=(hour * 60 + minutes) % _DAY, half=half)
    return Read(at, at + 1, replace(value, half=Half.SURE) if hour > 12 else value)


_HOUR = re.compile(r"(?P<h>\d{1,2})(?:[.:](?P<min>\d\d))?")


def _with_zone(view: View, read: Read) -> Read:
    at = read.end
    while view.word(at) in (",", "(", "."):
        at += 1
    zone = _zone(view, at)
    if zone is None:
        return read
    end = at + 1 if at == read.end else read.end
    return Read(read.first, end, replace(read.value, zone=zone))


def _zone(view: View, at: int) -> int | None:
    """The time zone at a token, in minutes; only in capitals, for "est" is a word."""
    zone = ZONES.get(view.word(at))
    return zone if zone is not None and view.tokens[at].text.isupper() else None


def _with_half(view: View, read: Read) -> Read:
    """Which half of the day, from words close by: "8 Uhr abends", "huit heures du soir"."""
    if read.value.half is Half.SURE or read.value.minutes is None:
        return read
    for at in range(read.end, min(read.end + 4, len(view.tokens))):
        found = view.language.parts.starting_at(view.words, at)
        if found is not None:
            return Read(read.first, read.end, _in_half(read.value, found[0]))
        if view.words[at] in (".", ";"):
            break
    for at in range(max(0, read.first - 2), read.first):
        day = weekday_at(view, at)  # "Sonntagabend um 8 Uhr"
        part = day.value.part if day is not None else view.language.parts.table.get((view.words[at],))
        if part is not None:
            return Read(read.first, read.end, _in_half(read.value, part))
    return read


def _in_half(value: DateValue, part: Part) -> DateValue:
    minutes = value.minutes or 0
    late = part in (Part.AFTERNOON, Part.EVENING) or (part is Part.NIGHT and minutes >= 6 * 60)
    if late and minutes < 12 * 60:
        return replace(value, minutes=minutes + 12 * 60, half=Half.SURE)
    return replace(value, half=Half.SURE) if part is not Part.NOON else value
