"""A comparison as one self-contained web page."""

from __future__ import annotations

from transprov.comparing import Comparison
from transprov.reporting.comparisons.view import build
from transprov.reporting.html import environment, inlined


def render(comparison: Comparison) -> str:
    """The page as text, for UTF-8; it loads nothing, runs nothing, and allows its own style sheet by hash."""
    templates = environment()
    style = inlined(templates, "style.css", "comparison.css")
    return templates.get_template("comparison.html.j2").render(
        view=build(comparison), style=style.text, style_hash=style.hash
    )
