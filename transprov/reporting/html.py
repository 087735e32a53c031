"""A report as one self-contained web page, which needs no network and no script to be read."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from transprov.reporting import verdicts, words
from transprov.reporting.diff_markup import parts
from transprov.reporting.model import Side
from transprov.reporting.sanitise import visible
from transprov.reporting.view import THRESHOLD, build
from transprov.types import Report, Severity


def render(report: Report, *, threshold: float = THRESHOLD) -> str:
    """The page as text, for UTF-8; findings below the confidence `threshold` (0 to 1) are only counted.

    Its content security policy forbids all loading and all scripts, and allows this page's own style sheet by hash.
    """
    templates = environment()
    view = build(report, threshold=threshold)
    style = inlined(templates, "style.css")
    return templates.get_template("report.html.j2").render(
        view=view,
        summary=view.summary,
        source=view.summary.source or NO_SOURCE,
        copy=view.summary.copy,
        severities=sorted(Severity, reverse=True),
        style=style.text,
        style_hash=style.hash,
    )


NO_SOURCE = Side("source", None, "", "", "")
"""What templates take for the source of a copy that has none."""


@dataclass(frozen=True, slots=True)
class Inlined:
    """A style sheet or a script that stands in the page itself."""

    text: Markup
    hash: str
    """SHA-256 in base 64, by which the page's content security policy allows it."""


@cache
def environment(*packages: str) -> Environment:
    """The templates of reports and their filters; those of other `packages` go first."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, "transprov.reporting")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Every text that a template puts out passes here, so none can forget to make it harmless; escaping follows
        finalize=_harmless,
    )
    made.filters.update(
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
        parts=parts,
    )
    return made


def _harmless(value: Any) -> Any:
    return visible(value, page=True) if isinstance(value, str) and not isinstance(value, Markup) else value


def inlined(environment: Environment, *names: str) -> Inlined:
    """Files of the templates' folders, one after the other, as the content of one element."""
    assert environment.loader is not None
    texts = [environment.loader.get_source(environment, name)[0] for name in names]
    text = "\n" + "\n".join(texts).strip() + "\n"
    return Inlined(Markup(text), b64encode(sha256(text.encode()).digest()).decode())
