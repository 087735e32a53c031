"""Keys under which one name spelt for readers of different languages is the same: Tokajew, Tokaïev, Tokayev.

Names from other scripts are written by sound, and each language writes sounds its own way. A key maps the letters of a
spelling to classes of sounds as the romanisation of that language means them (after the transcription tables for
Russian of Duden, of the French press and of BGN/PCGN, and their habits for Arabic names), and makes all vowels one, on
which they agree least:

    consonants   de            fr            en           key
    ш ж дж       sch, dsch     ch, j, dj     sh, zh, j    S
    ч            tsch          tch           ch           C
    х خ          ch            kh            kh           K
    с з ц        s, ss, z      s, ss, z, ts  s, z, ts     s
    в            w             v             v            v

A run of vowels and semivowels is "a"; at the end it is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transprov.languages.names.tokens import plain

_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        ("dsch", "S"), ("tsch", "C"), ("sch", "S"), ("ch", "K"), ("ck", "k"), ("ph", "f"), ("qu", "kv"),
        ("tz", "s"), ("ts", "s"), ("x", "ks"), ("w", "v"), ("c", "k"),
    ),
    "fr": (
        ("dj", "S"), ("tch", "C"), ("tsch", "C"), ("sch", "S"), ("ch", "S"), ("kh", "K"), ("gh", "g"), ("gu", "g"),
        ("ph", "f"), ("qu", "k"), ("q", "k"), ("ts", "s"), ("ss", "s"), ("x", "ks"), ("j", "S"), ("w", "v"), ("c", "k"),
    ),
    "en": (
        ("dzh", "S"), ("shch", "SC"), ("zh", "S"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("kh", "K"), ("gh", "g"),
        ("ph", "f"), ("ck", "k"), ("qu", "kv"), ("q", "k"), ("ts", "s"), ("x", "ks"), ("w", "v"), ("c", "k"),
        ("dj", "S"), ("j", "S"),
    ),
}  # fmt: skip
_COMPILED = {
    code: (re.compile("|".join(spelling for spelling, _ in rules)), dict(rules)) for code, rules in _RULES.items()
}
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound_key(name: str, language: str) -> str:
    """The sounds of a name as a writer of `language` (de, fr, en; others are read as English) means them.

    Equal keys under two languages make two spellings of one name likely when they have four or more consonants; short
    keys meet by chance.
    """
    folded = plain(name).lower()
    pattern, table = _COMPILED.get(language, _COMPILED["en"])
    if language == "de":
        folded = folded.replace("j", "y")
    sounds = pattern.sub(lambda match: table[match.group()], folded)
    sounds = sounds.replace("z", "s").replace("h", "")
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", sounds)).rstrip("a")


@lru_cache(maxsize=65536)
def vowel_key(name: str) -> str:
    """The vowels of a name, one letter a run of them, with u for ou and oo, i for y and j, no silent e at the end."""
    folded = (
        plain(name).lower().replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("j", "i").replace("y", "i")
    )
    folded = folded[:-1] if len(folded) > 3 and folded.endswith("e") else folded
    return "".join(run[0] for run in re.findall(r"[aeiou]+", folded))
