"""Reports for people and programs. A new format is one module here and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from transprov.types import Report

Writer = Callable[[Report, float], str]
"""Takes a report and the confidence below which findings are not shown; returns the whole output as text."""


def _json(report: Report, _threshold: float) -> str:
    from transprov.reporting import json

    return json.dumps(report) + "\n"


def _jsonl(report: Report, _threshold: float) -> str:
    from transprov.reporting import json

    return json.dumps(report, one_line=True) + "\n"


def _html(report: Report, threshold: float) -> str:
    from transprov.reporting import html

    return html.render(report, threshold=threshold)


def _sarif(report: Report, _threshold: float) -> str:
    from transprov.reporting import sarif

    return sarif.render(report)


def _jsonld(report: Report, _threshold: float) -> str:
    from transprov.reporting import jsonld

    return jsonld.render(report)


FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"json": _json, "jsonl": _jsonl, "html": _html, "sarif": _sarif, "jsonld": _jsonld}
)
"""Formats that are text to be written somewhere, by name. The terminal, which needs a console to fit its width, colours
and encoding, is `transprov.reporting.terminal.render`. JSON and SARIF hold every finding, whatever its confidence."""

__all__ = ["FORMATS", "Writer"]
