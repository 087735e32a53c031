"""Audits of whole feeds: a queue of copies, worked through by processes, kept in one file, resumable."""

from __future__ import annotations

from transprov.audit.results import ItemResult, MatchedSource, Run

__all__ = ["ItemResult", "MatchedSource", "Run"]
