"""A comparison as JSON, for programs; docs/compare.md describes every key."""

from __future__ import annotations

from typing import Any

from transprov.comparing import Cell, Cluster, Comparison, Fact
from transprov.reporting.json import document_object, safe_dumps, signature_object, span_object

SCHEMA = "transprov.comparison/1"


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as dicts, lists, strings, numbers and None only; `schema` names the layout."""
    return {
        "schema": SCHEMA,
        "signature": signature_object(comparison.signature),
        "documents": [
            {**document_object(document), "read_from": language}
            for document, language in zip(comparison.documents, comparison.read_from, strict=True)
        ],
        "clusters": [_cluster(cluster) for cluster in comparison.clusters],
        "conflicts": len(comparison.conflicts),
        "notices": list(comparison.notices),
    }


def dumps(comparison: Comparison, *, one_line: bool = False) -> str:
    """The comparison as JSON text without a final newline, safe to print."""
    return safe_dumps(to_json(comparison), one_line=one_line)


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "segments": [list(segments) for segments in cluster.segments],
        "likeness": cluster.likeness,
        "facts": [_fact(fact) for fact in cluster.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "relation": fact.relation.value,
        "confidence": fact.confidence,
        "reason": fact.reason,
        "rule": fact.rule,
        "cells": [_cell(cell) for cell in fact.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "document": cell.document,
        "segment": cell.segment,
        "span": span_object(cell.span),
        "text": cell.text,
        "reading": cell.reading,
    }
