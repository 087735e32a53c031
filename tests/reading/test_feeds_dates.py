"""Times as feeds write them: read where they are sure, None where they are not."""

from __future__ import annotations

import pytest

from transprov.reading.feeds.dates import read_date


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Wed, 22 May 2024 11:05:00 +0200", "2024-05-22T11:05:00+02:00"),
        ("Wed, 22 May 2024 09:05:07 GMT", "2024-05-22T09:05:07+00:00"),
        ("22 May 24 09:05 UT", "2024-05-22T09:05:00+00:00"),
        ("Wed, 22 May 2024 11:05:00", "2024-05-22T11:05:00"),
        ("Wed, 22 May 2024 05:05:00 EDT", "2024-05-22T05:05:00-04:00"),
        ("Mi, 22 Mai 2024 11:05:00 MESZ", "2024-05-22T11:05:00+02:00"),
        ("Mi., 22. Mai 2024 11:05:00 +0200", "2024-05-22T11:05:00+02:00"),
        ("Do, 14 Mär 2024 17:45:00 MEZ", "2024-03-14T17:45:00+01:00"),
        ("Sonntag, 3. März 2024 08:00:00 MEZ", "2024-03-03T08:00:00+01:00"),
        ("mer. 22 mai 2024", "2024-05-22T00:00:00"),
        ("mer., 22 mai 2024 11:05:00 +0200", "2024-05-22T11:05:00+02:00"),
        ("ven. 2 févr. 2024 08:30:00 +0100", "2024-02-02T08:30:00+01:00"),
        ("sam. 3 août 2024 08:30:00 GMT+2", "2024-08-03T08:30:00+02:00"),
        ("22 mai 2024 à 11h05", "2024-05-22T11:05:00"),
        ("22.05.2024, 11:05 Uhr", "2024-05-22T11:05:00"),
        ("2024-05-22T11:05:00+02:00", "2024-05-22T11:05:00+02:00"),
        ("2024-05-22T11:05:00.123Z", "2024-05-22T11:05:00+00:00"),
        ("2024-05-22 11:05:00", "2024-05-22T11:05:00"),
        ("2024-05-22 11:05:00 +0200", "2024-05-22T11:05:00+02:00"),
        ("2024-05-22", "2024-05-22T00:00:00"),
        ("Wed, 22 May 2024 11:05:00 +0200 (CEST)", "2024-05-22T11:05:00+02:00"),
    ],
)
def test_dates_that_are_read(raw: str, read: str) -> None:
    when = read_date(raw)
    assert when is not None
    assert when.isoformat() == read


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "gestern",
        "Wed, 22 May 2024 11:05:00 XYZ",
        "Wed, 22 May 2024 11:05:00 +9900",
        "2024-05-22T11:05:00+25:00",
        "2024-05-22T11:05:00+0275",
        "2024-05-22T11:05:00 Berlin",
        "Sun, 12 May 2024 10:15:00 CET",  # summer time holds: the zone or the clock is wrong
        "Mi, 22 Mai 2024 11:05:00 MEZ",
        "Mon, 15 Jan 2024 11:05:00 CEST",
        "Mon, 15 Jan 2024 11:05:00 EDT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0001-01-01T00:00:00Z",
        "Wed, 31 Feb 2024 11:05:00 GMT",
        "Wed, 22 May 2024 25:05:00 GMT",
        "05/06/2024",  # the fifth of June or the sixth of May
        "1716368700",
        "22 May 2024 " + "9" * 300,
    ],
)
def test_dates_that_are_none(raw: str | None) -> None:
    assert read_date(raw) is None
