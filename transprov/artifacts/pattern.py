"""Patterns of rules: regular expressions with {{names}} for classes of words and <words> for all their forms.

A pattern is matched against one segment at a time, whatever the case unless the rule says otherwise. Patterns come
from the data files of the package and never from the text of an article; those that could take time that grows out of
all proportion are refused all the same, since articles choose what they are matched against.
"""

from __future__ import annotations

import re
import re._constants as constants  # type: ignore[import-not-found]  # the only reader of patterns that Python has
import re._parser as parser  # type: ignore[import-not-found]
import sys
from functools import lru_cache
from typing import Any

from transprov.artifacts.inflection import forms
from transprov.errors import ConfigError

_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SAY = (
    "say tell add state report claim explain declare announce note write warn stress emphasise emphasize insist deny "
    "argue admit confirm reveal allege maintain believe assert remark comment complain demand suggest indicate"
)
_SAY_FORMS = tuple(form for verb in _SAY.split() for form in forms(verb))

CLASSES = {
    "weekday": f"(?:{_WEEKDAYS})",
    "month": f"(?-i:{_MONTHS})",
    "daypart": "(?:morning|midday|noon|afternoon|evening|night)",
    "digits": r"\d{1,3}(?:[., \u00a0\u202f]?\d{3}){0,4}(?:[.,]\d{1,3})?",
    "number": rf"(?:\d[\d.,]{{0,14}}|(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES}|ten|eleven|twelve|\w{{3,5}}teen|hundred)",
    "few": r"(?:dozens|hundreds|thousands|scores|tens of thousands|several|many|numerous)",
    "cap": r"(?-i:[A-Z\u00c0-\u00de][\w\u2019'-]{1,30})",
    "name": (
        r"(?-i:[A-Z\u00c0-\u00de][\w\u2019'-]{0,30}(?:\s(?:(?:de|von|van|der|la|le|bin|al|da|di|del)\s){0,2}"
        r"[A-Z\u00c0-\u00de][\w\u2019'-]{0,30}){0,3})"
    ),
    "say": f"(?:{'|'.join(_SAY_FORMS)})",
    "said": f"(?:{'|'.join(form for form in _SAY_FORMS if form.endswith('d') or form == 'wrote')})",
}
"""What stands for {{name}}."""

_CLASS = re.compile(r"\{\{(\w{1,20})\}\}")
_WORD = re.compile(r"(?<!\?P)<([a-z]{1,20}(?:\|[a-z]{1,20}){0,9})>")


def compile_pattern(pattern: str, *, case: bool = False, where: str = "", vet: bool = True) -> re.Pattern[str]:
    """The expression of a pattern. Raises `ConfigError`, naming `where`, for one that is wrong or dangerous.

    Without `vet` the danger is not looked for: the tests have done so for the patterns of the package.
    """
    written = _CLASS.sub(lambda found: _class(found.group(1), where), pattern)
    written = _WORD.sub(lambda found: _forms(found.group(1)), written)
    try:
        compiled = re.compile(written, 0 if case else re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ConfigError(f"not a pattern: {pattern!r}: {error}", resource=where) from None
    if vet and _explodes(parsed(compiled), inside=False):
        raise ConfigError(f"one unlimited repetition inside another: {pattern!r}", resource=where)
    return compiled


class Pattern:
    """A pattern as rules write it, compiled when a text first asks for it: few of the hundreds ever are."""

    __slots__ = ("_case", "_compiled", "_where", "written")

    def __init__(self, written: str, *, case: bool = False, where: str = "") -> None:
        """`written` as in a data file; `where` names the rule in errors."""
        self.written = written
        self._case = case
        self._where = where
        self._compiled: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression. Raises `ConfigError` as `compile_pattern` does."""
        if self._compiled is None:
            self._compiled = compile_pattern(self.written, case=self._case, where=self._where, vet=False)
        return self._compiled

    def vet(self) -> None:
        """Raise `ConfigError` if matching could take time that grows out of all proportion."""
        compile_pattern(self.written, case=self._case, where=self._where)

    @property
    def key(self) -> str:
        """What tells it from other patterns, in the file of anchors."""
        return f"{'=' if self._case else '~'}{self.written}"

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of the expression."""
        return self.regex.search(text, start, end)


def _class(name: str, where: str) -> str:
    if name not in CLASSES:
        raise ConfigError(f"no class of words is called {name!r}; known: {', '.join(CLASSES)}", resource=where)
    return CLASSES[name]


@lru_cache(maxsize=512)
def _forms(words: str) -> str:
    found = {form for word in words.split("|") for form in forms(word)}
    # longest first, so that a pattern may go on after it without a boundary
    return f"(?:{'|'.join(sorted(found, key=lambda form: (-len(form), form)))})"


def parsed(pattern: re.Pattern[str]) -> Any:
    """The tree of an expression, as Python's own reader of patterns makes it: (operator, argument) pairs."""
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _explodes(tree: Any, *, inside: bool) -> bool:
    """Whether a repetition without a limit stands in another one: what makes matching exponential."""
    for op, value in tree:
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            _, most, repeated = value
            unlimited = most == constants.MAXREPEAT
            if (unlimited and inside) or _explodes(repeated, inside=inside or unlimited):
                return True
        elif any(_explodes(part, inside=inside) for part in inner(op, value)):
            return True
    return False


def inner(op: Any, value: Any) -> list[Any]:
    """The trees inside one node; none for the characters it ends in."""
    if op is constants.SUBPATTERN:
        return [value[-1]]
    if op is constants.BRANCH:
        return list(value[1])
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return [value[1]]
    if op is constants.ATOMIC_GROUP:
        return [value]
    if op is constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []
