"""When two English spellings are the same word: capitals, accents, typography, British against American."""

from __future__ import annotations

import re

from transprov.languages.names.tokens import plain

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-"}
)
_AMERICAN = (
    (re.compile(r"(?<=\w{3})is(e[sd]?|ing|ers?|ations?)$"), r"iz\1"),
    (re.compile(r"(?<=\w{3})ys(e[sd]?|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w\w)our(s|ed|ing|ites?|able|ful|less|hoods?|ly|ers?)?$"), r"or\1"),
    (re.compile(r"(cent|theat|met|lit|fib|calib|spect|lust|meag|somb|sab)re(d|s)?$"), r"\1er\2"),
    (re.compile(r"(?<=(?:fen|cen|ten))ce(s|less)?$"), r"se\1"),
    # two syllables at least: "travelled" has one l in American English, "called" and "filled" have not
    (re.compile(r"(?<=[aeou])ll(ed|ing|ers?|ors?)$"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=gram)me(s?)$"), r"\1"),
    (re.compile(r"(?<=dg)ement"), "ment"),
    (re.compile(r"aluminium"), "aluminum"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^plough"), "plow"),
    (re.compile(r"^sceptic"), "skeptic"),
    (re.compile(r"^mould"), "mold"),
    (re.compile(r"^(to|for|back|up|down|after|in|out)wards$"), r"\1ward"),
)
"""Endings whose British and American forms differ. The key is for comparing only and need not be a word."""
_ONE_SYLLABLE = re.compile(r"^[^aeiouy]*[aeiouy]+ll")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_AGAIN = re.compile(r"^re-")


def spelling_key(word: str) -> str:
    """The word without what spelling alone may change; equal keys are variants of each other.

    "Organisation" and "organization", "co-operate" and "cooperate", "Café" and "cafe" have one key each; "recover" and
    "re-cover", which differ in sense, have not. Numbers and marks are kept, but for their typography.
    """
    folded = plain(word.translate(_TYPOGRAPHY)).casefold()
    if not folded[:1].isalpha():
        return folded
    if not _AGAIN.match(folded):
        folded = _HYPHEN.sub("", folded)
    stem, apostrophe, ending = folded.partition("'")
    return _american(stem) + apostrophe + ending


def _american(word: str) -> str:
    for pattern, replacement in _AMERICAN:
        if replacement == r"l\1" and _ONE_SYLLABLE.match(word):
            continue
        word = pattern.sub(replacement, word)
    return word
