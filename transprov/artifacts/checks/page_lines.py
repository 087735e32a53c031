"""Lines of the page around an article, as translation leaves them: "icon: enlarge", "To the photo gallery".

The rule gives `line`, which a whole line must match, whatever its segment was taken for, and may give `within`, which
is looked for in the sentences of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transprov.artifacts.anchors import anchors
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text, numbers
from transprov.artifacts.pattern import compile_pattern
from transprov.artifacts.rule import ArtifactRule

_EDGE = " \t.:>›»→|-–—•·*#…\n"
_LONGEST = 200


def page_lines(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The lines that are the page's, and the pieces of it inside sentences."""
    line = _compiled(rule.parameters["line"], rule.id)
    within = _compiled(rule.parameters["within"], rule.id) if "within" in rule.parameters else None
    lines = text.having(anchors(line))
    pieces = text.having(anchors(within)) if within is not None else 0
    for number in numbers(lines | pieces):
        passage = text.passages[number]
        core = passage.plain.strip(_EDGE)
        if len(core) <= _LONGEST and line.fullmatch(core) and _is_line(text, passage.segment.span.start):
            start = passage.plain.index(core)
            yield Hit(passage.placed(start, start + len(core)), passage.segment.index)
        elif within is not None and passage.segment.is_content:
            for found in within.finditer(passage.plain):
                yield Hit(passage.placed(*found.span()), passage.segment.index)


def _is_line(text: Text, start: int) -> bool:
    """Whether nothing but marks stands before a place on its line."""
    before = text.plain[text.plain.rfind("\n", 0, start) + 1 : start]
    return not before.strip(_EDGE)


@cache
def _compiled(pattern: str, rule: str) -> re.Pattern[str]:
    # labels of credits are told from words by their capitals: Bild is a newspaper, Von a name
    return compile_pattern(pattern, case=rule == "any-residue-credit", where=rule, vet=False)
