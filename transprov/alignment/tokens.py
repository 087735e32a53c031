"""Words of a running text, and the form in which a word is looked up in a lexicon."""

from __future__ import annotations

import re
import unicodedata

from transprov.types import Span

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"
_NUMBER = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*"
# scripts written without spaces: a character is the nearest thing to a word that needs no dictionary
_IDEOGRAM = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_REST = rf"{_NUMBER}|{_LETTERS}|[^\w\s]"

_ENGLISH = re.compile(
    rf"(?:[^\W\d_])+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ll|ve|d|m)\b|{_IDEOGRAM}|{_REST}", re.IGNORECASE
)
_ELIDING = re.compile(rf"{_LETTERS}['’]|{_IDEOGRAM}|{_REST}")
_PLAIN = re.compile(rf"{_IDEOGRAM}|{_NUMBER}|{_LETTERS}(?:['’]{_LETTERS})*|[^\w\s]")

_PATTERNS = {"en": _ENGLISH, "fr": _ELIDING, "it": _ELIDING, "ca": _ELIDING}
_APOSTROPHES = str.maketrans({"’": "'", "´": "'", "ʼ": "'", "\u00ad": ""})


def word_spans(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Places of the words, numbers and punctuation marks of a text, in order.

    Hyphens part words, so the halves of "EU-Haushalt" can be linked to different words; elided articles (fr, it, ca)
    and English clitics ("n't", "'s") are words of their own.
    """
    pattern = _PATTERNS.get(language or "", _PLAIN)
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def keys(text: str, language: str | None = None) -> list[str]:
    """The words of a text in the form a lexicon holds them: lower case, composed, straight apostrophes."""
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES).lower()
    return [text[span.start : span.end] for span in word_spans(text, language)]
