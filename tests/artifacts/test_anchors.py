"""What must stand in a text for a pattern to match, and the file that remembers it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from transprov.artifacts import all_rules
from transprov.artifacts.anchors import anchors
from transprov.artifacts.pattern import compile_pattern
from transprov.errors import ConfigError


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(?:Handy|Beamer)s?\b", [{"handy", "beamer"}]),
        (r"«", [{"«"}]),
        (r"\w+", []),
        (r"\bin the night (?:to|until) (?:Monday|Sunday)\b", [{"in the night "}, {" monday", " sunday"}]),
        (r"\b(?P<at>wild|zeal) strikes?\b(?= (?:\w+ )?of unions)", [{"of unions"}, {" strike"}]),
        (r"(?P<at>\d{1,2})\. [a-z]+", [{f"{digit}. " for digit in range(10)}]),
    ],
)
def test_the_rarest_texts_that_a_match_needs(pattern: str, found: list[set[str]]) -> None:
    made = anchors(compile_pattern(pattern))
    assert all(texts in made for texts in found)
    assert bool(made) is bool(found)


def test_every_pattern_compiles_and_matches_only_where_its_anchors_stand() -> None:
    for rule in all_rules():
        for pattern, needed in zip(rule.patterns, rule.anchors, strict=True):
            for example in (*rule.flag, *rule.keep):
                found = pattern.search(example.text.replace("’", "'").replace("\u00a0", " "))
                if found:
                    assert all(any(text in example.text.lower() for text in texts) for texts in needed)
        for each in (*rule.patterns, rule.unless, rule.unless_document, rule.together, rule.source):
            if each is not None:
                each.vet()


def test_the_file_of_anchors_is_up_to_date() -> None:
    known = json.loads(files("transprov.artifacts").joinpath("anchors.json").read_text(encoding="utf-8"))
    for rule in all_rules():
        for pattern in rule.patterns:
            found = anchors(pattern.regex)
            assert known[pattern.key] == [sorted(texts) for texts in found], f"{rule.id}: run tools/make_anchors.py"


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w*\s*)*x", "(", "{{nosuch}}"])
def test_wrong_and_dangerous_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(ConfigError, match="a-rule"):
        compile_pattern(pattern, where="a-rule")
