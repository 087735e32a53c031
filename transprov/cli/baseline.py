"""`--baseline`: an earlier report, whose findings are no news."""

from __future__ import annotations

import json
from pathlib import Path

from transprov.errors import InputError

_SCHEMA = "transprov.report/"


def read_baseline(path: Path) -> frozenset[str]:
    """Fingerprints of all findings in a JSON report, or in the reports of a JSONL file, one a line.

    Raises `InputError`, naming the file, for one that cannot be read or holds no report of ours.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", resource=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text, as a JSON report is", resource=str(path)) from None
    reports = _whole(text)
    if reports is None:
        reports = _lines(text, path)
    return frozenset(fingerprint for report in reports for fingerprint in _fingerprints(report, path))


def _whole(text: str) -> list[object] | None:
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        return None


def _lines(text: str, path: Path) -> list[object]:
    reports = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                reports.append(json.loads(line))
            except (ValueError, RecursionError):
                raise _no_report(path, f"line {number} is not JSON") from None
    if not reports:
        raise _no_report(path, "it is empty")
    return reports


def _fingerprints(report: object, path: Path) -> list[str]:
    if not isinstance(report, dict) or not str(report.get("schema", "")).startswith(_SCHEMA):
        raise _no_report(path, f'it has no "schema": "{_SCHEMA}..."')
    findings = report.get("findings")
    if not isinstance(findings, list) or not all(isinstance(each, dict) for each in findings):
        raise _no_report(path, "it has no list of findings")
    return [str(each["fingerprint"]) for each in findings if "fingerprint" in each]


def _no_report(path: Path, why: str) -> InputError:
    return InputError(
        f"is no report to compare with: {why}; make one with --format json -o FILE.json", resource=str(path)
    )
