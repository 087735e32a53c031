"""A report as one self-contained web page, which needs no network and no script to be read."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from transprov.reporting import verdicts, words
from transprov.reporting.model import Side
from transprov.reporting.sanitise import visible
from transprov.reporting.view import THRESHOLD, build
from transprov.types import Report, Severity


def render(report: Report, *, threshold: float = THRESHOLD) -> str:
    """The page as text, for UTF-8; findings below the confidence `threshold` (0 to 1) are only counted.

    Its content security policy forbids all loading and all scripts, and allows this page's own style sheet by hash.
    """
    environment = _environment()
    view = build(report, threshold=threshold)
    style = _style()
    return environment.get_template("report.html.j2").render(
        view=view,
        summary=view.summary,
        source=view.summary.source or _NO_SOURCE,
        copy=view.summary.copy,
        severities=sorted(Severity, reverse=True),
        style=Markup(style),
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


_NO_SOURCE = Side("source", None, "", "", "")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("transprov.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Every text that a template puts out passes here, so none can forget to make it harmless; escaping follows
        finalize=_harmless,
    )
    environment.filters.update(
        percent=words.percent,
        confidence=words.confidence,
        count=words.count,
        other_lines=words.other_lines,
        about=words.about,
        headline=verdicts.headline,
        languages=verdicts.languages,
        evidence_line=verdicts.evidence_line,
        more=verdicts.more,
        signs=verdicts.signs,
    )
    return environment


def _harmless(value: Any) -> Any:
    return visible(value, page=True) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> str:
    environment = _environment()
    assert environment.loader is not None
    # A line break of another kind would change the hash between what we compute and what a browser reads
    return "\n" + "\n".join(environment.loader.get_source(environment, "style.css")[0].split("\n")).strip() + "\n"
