"""One aligned pair of texts, with everything there is to compare it with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from transprov.checking.arguments import require_language, require_share, require_text
from transprov.checking.linking import linker
from transprov.checking.unread import comparable, is_read
from transprov.facts import DEFAULT_CONFIDENCE, NOTHING
from transprov.facts import check_pair as compare_pair
from transprov.types import Equivalences, Finding

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder


def check_pair(
    source: str,
    copy: str,
    *,
    source_language: str,
    copy_language: str = "en",
    minimum_confidence: float = DEFAULT_CONFIDENCE,
    source_published: date | None = None,
    copy_published: date | None = None,
    words: bool = True,
    encoder: Encoder | None = None,
    equivalences: Equivalences = NOTHING,
) -> tuple[Finding, ...]:
    """What one aligned pair drops or alters; spans are relative to the two strings, order is the copy's.

    Findings less sure than `minimum_confidence` are left out (0 gives all). The days of publication, where known, tell
    which day "on Monday" is. Words are linked with `encoder` (the default one if none is given) to find those without a
    counterpart, which takes most of the time; `words=False` does without, and without any encoder. `equivalences` are
    names, acronyms and units that the user says are the same. Of a language without word lists (all but English, French
    and German), only figures in digits are compared. Raises `InputError` for what is no text.
    """
    require_text(source, "source")
    require_text(copy, "copy")
    require_language(source_language, "source_language")
    require_language(copy_language, "copy_language")
    require_share(minimum_confidence, "minimum_confidence")
    read = is_read(source_language) and is_read(copy_language)
    found = compare_pair(
        source,
        copy,
        source_language=source_language,
        copy_language=copy_language,
        minimum_confidence=minimum_confidence if read else 0.0,
        source_published=source_published,
        copy_published=copy_published,
        linker=linker(encoder) if words else None,
        equivalences=equivalences,
    )
    if read:
        return found
    figures = comparable(found, source, copy, source_language, copy_language)
    return tuple(finding for finding in figures if finding.confidence >= minimum_confidence)
