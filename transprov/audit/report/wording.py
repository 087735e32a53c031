"""Spans of time, rates and names in words, the same in every report of an audit."""

from __future__ import annotations

from itertools import pairwise

from transprov.audit.report.totals import LAG_EDGES

UNKNOWN = "unknown"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def duration(seconds: float) -> str:
    """A span of time in its two largest units: "3 h 20 min", "2 d 4 h", "-15 min" for a copy older than its source."""
    minutes = round(abs(seconds) / _MINUTE)
    sign = "-" if seconds < 0 and minutes else ""
    days, minutes = divmod(minutes, _DAY // _MINUTE)
    hours, minutes = divmod(minutes, _HOUR // _MINUTE)
    parts = [f"{value} {unit}" for value, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if value][:2]
    return sign + (" ".join(parts) or "0 min")


def rate(value: float) -> str:
    """A number per 1,000 words: one decimal; what is there at all is never rounded to nothing."""
    return "<0.1" if 0 < value < 0.05 else f"{value:.1f}"


def lag_labels() -> tuple[str, ...]:
    """Names of the bins of the lag chart."""
    bounds = [duration(edge) for edge in LAG_EDGES]
    inner = [f"{start} to {end}" for start, end in pairwise(bounds)]
    inner[0] = f"under {bounds[1]}"
    return ("before it", *inner, f"{bounds[-1]} and more")


def coverage_labels() -> tuple[str, ...]:
    """Names of the bins of the coverage chart."""
    return tuple(f"{tenth}0–{tenth + 1}0 %" if tenth else "0–10 %" for tenth in range(10))
