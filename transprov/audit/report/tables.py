"""The results of an audit for programs: JSON Lines, and CSV for spreadsheets; a row a copy. docs/audit-report.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from transprov.audit.report.copies import Copy, Harm
from transprov.audit.results import DONE, ItemResult, to_object
from transprov.reporting.json import safe_dumps
from transprov.reporting.sanitise import visible
from transprov.types import Severity

SCHEMA = "transprov.audit/1"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, in full width too."""
_SEVERITIES = tuple(severity.label for severity in sorted(Severity, reverse=True))


def jsonl(copies: Iterable[Copy]) -> Iterator[str]:
    """A line of JSON for every copy."""
    for copy in copies:
        yield safe_dumps(as_object(copy), one_line=True) + "\n"


def as_object(copy: Copy) -> dict[str, Any]:
    """A copy as JSON values."""
    known = copy.known or frozenset()
    damage = copy.damage
    return {
        "schema": SCHEMA,
        "change": copy.change,
        "damage": None if damage is None else round(damage, 2),
        **to_object(copy.result),
        "findings": [{**each, "known": each["fingerprint"] in known} for each in copy.findings],
        "gone": [dict(each) for each in copy.gone],
    }


def as_csv(copies: Iterable[Copy]) -> Iterator[str]:
    """A heading and a row for every copy, in the dialect of RFC 4180; no cell is a formula to a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_row(_NOTHING))
    for copy in copies:
        writer.writerow([_cell(value) for value in _row(copy).values()])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _row(copy: Copy) -> dict[str, object]:
    result, source, severities, harms = copy.result, copy.result.source, copy.severities, copy.harms
    damage = copy.damage
    return {
        "key": result.key,
        "change": copy.change,
        "state": result.state,
        "error": result.error,
        "origin": result.origin,
        "outlet": result.outlet,
        "title": result.title,
        "url": result.url,
        "published": result.published,
        "words": result.words,
        "verdict": result.verdict,
        "probability": _rounded(result.probability),
        "language": result.language,
        "source_id": source.document_id if source else None,
        "source_outlet": source.outlet if source else None,
        "source_title": source.title if source else None,
        "source_url": source.url if source else None,
        "source_published": source.published if source else None,
        "source_probability": _rounded(source.probability) if source else None,
        "other_sources": len(result.other_sources),
        "coverage": _rounded(source.coverage) if source else None,
        "lag_seconds": None if result.lag_seconds is None else round(result.lag_seconds),
        "damage": None if damage is None else round(damage, 2),
        **{f"facts_{harm}": sum(n for (_, each), n in harms.items() if each is harm) for harm in Harm},
        **{name: severities[name] for name in _SEVERITIES},
        "new_findings": None if copy.known is None else len(copy.fresh),
        "gone_findings": None if copy.known is None else len(copy.gone),
        "first_run": result.first_run,
        "version": result.version,
    }


_NOTHING = Copy(ItemResult("", "", DONE), ())
"""Has the columns of all; an audit of nothing is a heading too."""


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = visible(value).strip()
    return "'" + text if text.startswith(_FORMULA) else text


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
