"""What a reader should know about a comparison as a whole before trusting any line of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from transprov.checking.languages import language_name
from transprov.types import Document

UNEQUAL = 4.0
"""From this ratio of lengths on, one side is an excerpt of the other at best."""

_USE_M3 = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))


def encoder_languages(identity: str) -> frozenset[str] | None:
    """Languages an encoder was trained on (Yang et al. 2020 for the embedded one); None where that is not known."""
    return _USE_M3 if identity.startswith("use-m3") else None


def language_notices(source: Document, copy: Document, known: Collection[str] | None) -> list[str]:
    """Notices on the two languages; `known` are those the encoder was made for (None: it does not say)."""
    said = []
    if copy.language is None:
        said.append("The language of the copy could not be told; name it with --copy-language if it is not English.")
    if source.language is None:
        said.append("The language of the source could not be told; name it with --source-language.")
    elif source.language == copy.language:
        said.append(
            f"Copy and source are both in {language_name(source.language)}: this compares two versions of one text, "
            "not a translation with its original."
        )
    elif source.language == "en":
        said.append(
            f"The source is in English and the copy in {language_name(copy.language)}: they look swapped. The English "
            "copy comes first, its original after --source."
        )
    elif copy.language not in (None, "en"):
        said.append(
            f"The copy is in {language_name(copy.language)}; the rules for details are made for English copies."
        )
    return [*said, *encoder_notices((source.language, copy.language), known)]


def encoder_notices(languages: Iterable[str | None], known: Collection[str] | None) -> list[str]:
    """A notice for each language that the encoder was not made for; None stands for one that nobody named."""
    strange = sorted({code for code in languages if code and known is not None and code not in known})
    return [
        f"The encoder was not made for {language_name(code)}; expect missed and wrong links. It knows "
        f"{', '.join(sorted(known or ()))}."
        for code in strange
    ]


def length_notice(source: Document, copy: Document) -> list[str]:
    """A notice when one side has several times the content of the other, in characters."""
    lengths = _content(source), _content(copy)
    if min(lengths) == 0 or max(lengths) < UNEQUAL * min(lengths):
        return []
    times = max(lengths) / min(lengths)
    longer, shorter = ("source", "copy") if lengths[0] > lengths[1] else ("copy", "source")
    return [f"The {longer} is {times:.0f} times as long as the {shorter}: one may be an excerpt, or another article."]


def accepted_notice(number: int) -> list[str]:
    """A notice when findings are left out because the user has accepted them."""
    if not number:
        return []
    said = "1 finding is left out: it was" if number == 1 else f"{number} findings are left out: they were"
    return [f"{said} accepted in the settings."]


def _content(document: Document) -> int:
    return sum(len(segment.span) for segment in document.segments if segment.is_content)
