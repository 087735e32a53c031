"""Make transprov/languages/words/*.bloom: which words are ordinary words of English, German and French.

    python tools/make_vocabulary.py

From the dictionaries of simplemma (MIT licence). Left out: words that are names in English too and nothing else
(Hamilton, Iran), names of `transprov/languages/names`, and German compounds of words that are in.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from transprov.languages.names import plain
from transprov.languages.vocabulary import BITS_PER_WORD, is_compound, positions

OUT = Path(__file__).resolve().parents[1] / "transprov" / "languages" / "words"


def words_of(language: str) -> set[str]:
    return {word for word in DefaultDictionaryFactory().get_dictionary(language) if len(word) > 1 and word.isalpha()}


def without_names(words: set[str], english: set[str], inflected: set[str]) -> set[str]:
    """Leave out capitalised words that English has with a capital only, unless they have a plural in German."""
    return {w for w in words if w.islower() or w in inflected or not (w in english and w.lower() not in english)}


def with_plural(language: str) -> set[str]:
    """Base forms that have another form than themselves and a genitive in -s."""
    pairs = DefaultDictionaryFactory().get_dictionary(language).items()
    return {base for form, base in pairs if form not in (base, f"{base}s")}


def without_compounds(words: set[str]) -> set[str]:
    """Short words first, so that every word left out can be taken apart into words that stay."""
    kept: set[str] = set()
    for word in sorted(words, key=lambda w: (len(w), w)):
        if len(word) < 9 or word.islower() or not is_compound(word, kept.__contains__):
            kept.add(word)
    return kept


def bloom(words: Iterable[str]) -> bytes:
    chosen = sorted(words)
    data = bytearray((len(chosen) * BITS_PER_WORD + 7) // 8)
    for word in chosen:
        for at in positions(word, len(data) * 8):
            data[at >> 3] |= 1 << (at & 7)
    return bytes(data)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    english = words_of("en")
    small = {w for w in english if w.islower()}
    german = words_of("de")
    french = {w for w in words_of("fr") if w.islower()}  # capitals often lack their accents: Etat, Etes
    lists = {
        "en": small,
        "fr": french | {plain(w) for w in french},
        "de": without_compounds(without_names(german, english, with_plural("de"))),
    }
    for language, words in lists.items():
        data = bloom(words)
        (OUT / f"{language}.bloom").write_bytes(data)
        print(f"{language}: {len(words):,} words, {len(data):,} bytes")


if __name__ == "__main__":
    main()
