"""Makes transprov/facts/content/models/carry_XX.npz and english.npz from parallel text.

    python tools/train_carry.py de=PATH/de-en.tsv.gz fr=PATH/fr-en.tsv.gz [--out FOLDER]

Each PATH is a gzip of lines "sentence TAB English sentence". The shipped files were made from WMT news test sources
and their Google translations, as published in Mozilla's firefox-translations-models (MPL-2.0). Nothing of the texts is
kept but hashes of words and how often each was carried over into the English. Which words are English is known from
the same texts and from simplemma's dictionary (MIT). About a minute.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from transprov.facts.content.carry import BUCKETS, SCALE, features, hash_of, standing

LETTERS = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
PRIOR = 3.0
"""Occurrences that the model of letters counts as, next to the counted ones."""
ROUNDS, RATE, DECAY = 6, 0.15, 1e-3
FEWEST = 2
"""Occurrences from which a word is shipped by itself, and from which a word of the English counts as English."""
COMMON, RARELY = 30, 0.01
ONCE_IN = 300
"""Occurrences in the other language for which one in English may be overlooked, but no second."""


@dataclass(slots=True)
class Counts:
    seen: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, english = line.rstrip("\n").split("\t")[:2]
            if source.strip() != english.strip():
                yield source, english


def count(path: Path) -> tuple[Counts, Counter[str]]:
    """How often each word was seen in the source, kept, and written with a capital; and English words by themselves.

    What the English has because the source has it ("et al.") does not make it English.
    """
    counts, english_words = Counts(), Counter[str]()
    for source, english in read(path):
        found = LETTERS.findall(english)
        there = {word.lower() for word in found}
        given = {word.lower() for word in LETTERS.findall(source)}
        english_words.update(word for word in found if word.islower() and word not in given)
        seen: dict[str, bool] = {}
        for place, word in enumerate(LETTERS.findall(source)):
            seen.setdefault(word.lower(), place > 0 and not word.islower())
        for word, capital in seen.items():
            counts.seen[word] += 1
            counts.capital[word] += capital
            counts.kept[word] += word in there
    return counts, english_words


def english_lookalikes(counted: Iterable[Counts], words: Counter[str]) -> frozenset[str]:
    """English words that are also words of one of the source languages: what a copy may have with good reason."""
    dictionary, foreign = _dictionary("en"), _dictionary("de") | _dictionary("fr")
    english = {word for word, seen in words.items() if seen >= FEWEST} | dictionary
    for counts in counted:
        foreign |= counts.seen.keys()
        # rare words of English ("boden", "encore") that are common words of the other language
        english -= {
            word
            for word, seen in counts.seen.items()
            if seen >= max(COMMON, ONCE_IN * words[word]) and words[word] <= 1 and counts.kept[word] < RARELY * seen
        }
    return frozenset(english & foreign)


def _dictionary(language: str) -> set[str]:
    entries = DefaultDictionaryFactory().get_dictionary(language)
    return {word.lower() for word in (*entries.keys(), *entries.values())}


def row_of(word: str, counts: Counts, english: frozenset[str], language: str) -> list[int]:
    capital = 2 * counts.capital[word] > counts.seen[word]
    return features(word, capital=capital, english=word in english, standing=standing(word, language))


def fit(counts: Counts, english: frozenset[str], language: str) -> NDArray[np.float64]:
    """Weights of the letters by logistic regression (AdaGrad), each word a fraction between 0 and 1."""
    words = sorted(word for word in counts.seen if len(word) > 1)
    rows = [np.array(row_of(word, counts, english, language)) for word in words]
    wanted = np.array([counts.kept[w] / counts.seen[w] for w in words])
    weight = np.sqrt(np.minimum([counts.seen[w] for w in words], 4))
    weights, squares = np.zeros(BUCKETS), np.full(BUCKETS, 1e-3)
    order = list(range(len(words)))
    shuffle = random.Random(0)
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for i in order:
            row = rows[i]
            off = weight[i] * (1 / (1 + np.exp(-weights[row].sum())) - wanted[i])
            step = off + DECAY * weights[row]
            squares[row] += step * step
            weights[row] -= RATE * step / np.sqrt(squares[row])
    return weights


def shipped(
    counts: Counts, weights: NDArray[np.float64], english: frozenset[str], language: str
) -> dict[str, NDArray[np.generic]]:
    known: dict[int, float] = {}
    for word, seen in counts.seen.items():
        if seen >= FEWEST:
            guess = 1 / (1 + np.exp(-weights[row_of(word, counts, english, language)].sum()))
            share = (counts.kept[word] + PRIOR * guess) / (seen + PRIOR)
            known[hash_of(word)] = float(np.log(share / (1 - share)))
    hashes = np.array(sorted(known), dtype=np.uint32)
    odds = np.array([known[int(h)] for h in hashes])
    return {"hashes": hashes, "odds": stored(odds), "weights": stored(weights)}


def stored(values: NDArray[np.float64]) -> NDArray[np.int8]:
    return np.clip(np.round(values * SCALE), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", metavar="LANGUAGE=PATH")
    models = Path(__file__).parent.parent / "transprov" / "facts" / "content" / "models"
    parser.add_argument("--out", type=Path, default=models)
    options = parser.parse_args()
    counted = {}
    words: Counter[str] = Counter()
    for text in options.texts:
        language, _, path = text.partition("=")
        counted[language], english_words = count(Path(path))
        words.update(english_words)
    english = english_lookalikes(counted.values(), words)
    options.out.mkdir(parents=True, exist_ok=True)
    hashes = np.array(sorted({hash_of(word) for word in english}), dtype=np.uint32)
    np.savez_compressed(options.out / "english.npz", hashes=hashes)
    for language, counts in counted.items():
        data = shipped(counts, fit(counts, english, language), english, language)
        np.savez_compressed(options.out / f"carry_{language}.npz", **data)  # type: ignore[arg-type]
        print(f"{language}: {len(counts.seen)} words, {len(data['hashes'])} shipped; {len(english)} English words")


if __name__ == "__main__":
    main()
