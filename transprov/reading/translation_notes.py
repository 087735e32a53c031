"""Notes such as "Translated from the German by ..." or "This article was originally published in French." """

from __future__ import annotations

from functools import lru_cache

from transprov.languages import supported
from transprov.reading.cues import Cues, fold, opening
from transprov.reading.names import Item
from transprov.types import DeclarationKind, Span

UNDETERMINED = "und"
_LONGEST = 250
_OTHERS = ("ar", "cs", "da", "el", "hu", "ja", "ko", "sv", "uk", "zh")
_MARKS = "*_([ "


def read_translation_note(line: str, cues: Cues) -> Item | None:
    """The language that a line says its article was translated from, as ISO 639-1 code; None for any other line.

    A note that only says "by machine" gives the code "und" (undetermined, ISO 639-2).
    Only a line that opens with the phrase counts: prose tells of translated books, too.
    """
    if len(line) > _LONGEST:
        return None
    start = len(line) - len(line.lstrip(_MARKS))
    code: str | None = None
    if end := opening(line[start:], cues.translation):
        rest = fold(line[start + end :]).strip()
        code = next((code for name, code in _language_names() if rest.startswith(name)), None)
    if code is None and opening(line[start:], cues.machine_translation):
        code = UNDETERMINED
    return Item(DeclarationKind.TRANSLATION_OF, code, Span(start, len(line.rstrip()))) if code else None


@lru_cache(maxsize=1)
def _language_names() -> tuple[tuple[str, str], ...]:
    """Casefolded names of the languages transprov knows, in each other, to their codes; longest first."""
    from babel import Locale

    names = {
        (name.casefold(), code)
        for own in supported()
        for code in (*supported(), *_OTHERS)
        if (name := Locale.parse(own).languages.get(code))
    }
    return tuple(sorted(names, key=lambda item: (-len(item[0]), item)))
