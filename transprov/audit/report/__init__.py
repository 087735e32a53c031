"""Reports of an audit: a summary, a dashboard, tables, SARIF and JSON-LD, all read from its store."""

from __future__ import annotations

FORMATS = ("terminal", "html", "jsonl", "csv", "sarif", "jsonld")

__all__ = ["FORMATS"]
