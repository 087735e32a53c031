"""Where pieces of text were put together without the space between them.

The rule's `kind` says what is looked for: "sentences" ("ended.The") or "words" ("counterterrorismWas"). Addresses,
trade names and acronyms are told from words by the dictionary of English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from transprov.artifacts.checks.across import paragraphs, segment_at
from transprov.artifacts.hits import Hit
from transprov.artifacts.passages import Text
from transprov.artifacts.rule import ArtifactRule
from transprov.languages.vocabulary import is_listed
from transprov.types import Span

_SENTENCES = re.compile(
    r"(?<![\w@/.#'-])(?P<left>[A-Za-z]?[a-z]{2,})[.!?][\"”']?(?P<right>[A-Z][a-z]{0,14})(?![\w.@/-])"
)
_WORDS = re.compile(r"(?<![\w@/.#_'-])(?P<left>[A-Z]?[a-z]{2,20})(?P<right>[A-Z][a-z]{1,14})(?![\w.@/_-])")
_DOMAINS = frozenset(
    {
        "com", "net", "org", "de", "fr", "uk", "eu", "io", "co", "us", "tv", "fm", "info", "gov", "edu", "js", "it",
        "es", "be", "ch", "at",
    }
)  # fmt: skip
_OPENERS = frozenset(
    {
        "the", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "was", "were", "is", "are",
        "has", "had", "have", "will", "would", "can", "could", "but", "and", "when", "while", "after", "before",
        "because", "although", "if", "there", "his", "her", "their", "its", "our", "at", "from", "for", "with", "by",
        "about", "according", "what", "who", "which", "how", "why", "where", "since", "during", "despite", "also",
        "not", "no", "more", "most", "many", "some", "all", "both",
    }
)  # fmt: skip
"""Words that open a sentence or clause, and are no part of trade names such as LinkedIn or PlayStation."""


def joins(text: Text, rule: ArtifactRule) -> Iterator[Hit]:
    """The places where the rule's kind of join shows."""
    pattern, fits, sign = _KINDS[rule.parameters["kind"]]
    if not sign.search(text.plain):
        return
    for start, end, passages in paragraphs(text):
        for found in pattern.finditer(text.plain, start, end):
            if fits(found["left"], found["right"]):
                groups = {"left": found["left"], "right": found["right"]}
                yield Hit(Span(*found.span()), segment_at(passages, found.start()), groups)


def _two_sentences(left: str, right: str) -> bool:
    if right.lower() in _DOMAINS and right.lower() not in _OPENERS:
        return False
    if right.lower() in _OPENERS or right in ("A", "I"):
        return _known(left)
    # "Arch.Design" is the name of a firm
    return left.islower() and len(right) > 1 and _known(left) and _known(right)


def _two_words(left: str, right: str) -> bool:
    return left.islower() and _known(left) and right.lower() in _OPENERS and not _known(left + right.lower())


def _known(word: str) -> bool:
    return is_listed(word.lower(), "en")


_KINDS: Mapping[str, tuple[re.Pattern[str], Callable[[str, str], bool], re.Pattern[str]]] = {
    "sentences": (_SENTENCES, _two_sentences, re.compile(r"[.!?][\"”']?[A-Z]")),
    "words": (_WORDS, _two_words, re.compile(r"[a-z][A-Z]")),
}
"""By kind: the expression, what its two sides must be, and what a text has wherever it matches."""
