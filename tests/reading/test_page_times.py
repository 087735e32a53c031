from __future__ import annotations

import pytest

from transprov.reading.cues import cues_for
from transprov.reading.times import parse_iso, read_times


@pytest.mark.parametrize(
    ("language", "line", "times"),
    [
        ("de", "Stand: 18.01.2024 10:15 Uhr", ["2024-01-18T10:15:00"]),
        ("de", "18. Januar 2024, 10:15 Uhr (MEZ)", ["2024-01-18T10:15:00+01:00"]),
        ("de", "18. Juli 2024, 10.15 Uhr MESZ", ["2024-07-18T10:15:00+02:00"]),
        ("de", "Veröffentlicht am Donnerstag, 18. Januar 2024 um 7 Uhr", ["2024-01-18T07:00:00"]),
        ("de", "Donnerstag, 18. März 2024", ["2024-03-18T00:00:00"]),
        ("de", "18.1.24", ["2024-01-18T00:00:00"]),
        ("de", "7. August 2024, 6:58 Uhr | Aktualisiert: 11:20 Uhr", ["2024-08-07T06:58:00", "u 2024-08-07T11:20:00"]),
        ("fr", "Publié le 18 janvier 2024 à 10h15", ["2024-01-18T10:15:00"]),
        ("fr", "1er mars 2024 | 09h05", ["2024-03-01T09:05:00"]),
        ("fr", "Publié le 18/01/2024 à 10:15, mis à jour le 19/01/2024 à 12h30",
         ["2024-01-18T10:15:00", "u 2024-01-19T12:30:00"]),
        ("fr", "Le 3 février 2024 à 7 h, heure de Paris", ["2024-02-03T07:00:00+01:00"]),
        ("en", "Published: January 18, 2024 10:15 AM EST", ["2024-01-18T10:15:00-05:00"]),
        ("en", "Jan. 6, 2024, 3 p.m. ET", ["2024-01-06T15:00:00-05:00"]),
        ("en", "July 6, 2024, 12:05 a.m. ET", ["2024-07-06T00:05:00-04:00"]),
        ("en", "Updated 7 August 2024 at 11:20 GMT+1", ["u 2024-08-07T11:20:00+01:00"]),
        ("en", "Aug 7, 2024", ["2024-08-07T00:00:00"]),
        ("en", "2024-01-18T10:15:00+01:00", ["2024-01-18T10:15:00+01:00"]),
        ("en", "2024-01-18 10:15 UTC", ["2024-01-18T10:15:00+00:00"]),
        ("en", "Published 01/18/2024", ["2024-01-18T00:00:00"]),
        ("en", "18/01/2024", ["2024-01-18T00:00:00"]),
        ("en", "Updated: 12:04 GMT, 4 March 2025", ["u 2025-03-04T12:04:00+00:00"]),
        ("en", "3:15 p.m. ET on Tuesday, July 8, 2025", ["2025-07-08T15:15:00-04:00"]),
        ("de", "Stand: 10.15 Uhr, Dienstag, 4. März 2025", ["2025-03-04T10:15:00"]),
        ("fr", "Publié à 18h05 le 4 mars 2025", ["2025-03-04T18:05:00"]),
    ],
)  # fmt: skip
def test_time_lines(language: str, line: str, times: list[str]) -> None:
    found = read_times(line, cues_for(language))
    assert [("u " if t.updated else "") + t.when.isoformat() for t in found] == times
    for time in found:
        assert line[time.span.start].isalnum()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Am 18. Januar 2024 beschloss der Rat die Reform."),
        ("de", "Im Januar 2024"),
        ("de", "32.13.2024"),
        ("en", "01/02/2024"),  # January or February: not to be told
        ("en", "2024 was a good year"),
        ("en", "18 people, 2024"),
        ("en", "12:04 of 4 hours"),
        ("en", "25:04 GMT, 4 March 2025"),
        ("en", "January 18, 2024 25:99"),
        ("fr", "Le 18 janvier"),
        ("fr", ""),
    ],
)
def test_what_is_no_time_line(language: str, line: str) -> None:
    assert read_times(line, cues_for(language)) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-01-18T10:15:00+0100", "2024-01-18T10:15:00+01:00"),
        ("2024-01-18T10:15:00.123Z", "2024-01-18T10:15:00+00:00"),
        ("2024-01-18T10:15-03:30", "2024-01-18T10:15:00-03:30"),
        ("2024-01-18", "2024-01-18T00:00:00"),
    ],
)
def test_machine_readable_times(text: str, iso: str) -> None:
    when = parse_iso(text)
    assert when is not None
    assert when.isoformat() == iso


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-45", "2024-01-18T99:00", "20240118"])
def test_unusable_machine_readable_times(text: str) -> None:
    assert parse_iso(text) is None


@pytest.mark.parametrize(
    ("line", "value"), [("Stand: 14.03.2024", "2024-03-14"), ("Stand: 14.03.2024, 9:05 Uhr", "2024-03-14T09:05:00")]
)
def test_no_time_of_day_is_made_up(line, value):
    (found,) = read_times(line, cues_for("de"))
    assert found.value == value
