"""What the detector is trained on: news of known origin, masked, counted by sentence and cut into windows."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from transprov.detection.masking import masked_sentences, ngrams

CODES = ("native", "de", "fr", "romance", "slavic", "north", "tr", "asia")
CLASS_OF = {"en": "native", "de": "de", "fr": "fr", "tr": "tr"}
CLASS_OF |= dict.fromkeys(("es", "it", "ro"), "romance") | dict.fromkeys(("cs", "ru", "pl"), "slavic")
CLASS_OF |= dict.fromkeys(("fi", "et", "lt", "lv", "hu"), "north") | dict.fromkeys(("zh", "ja", "gu", "ta"), "asia")

SHARES = np.array([0.5, 0.15, 0.13, 0.07, 0.06, 0.045, 0.0225, 0.0225])
"""Weight of each class in training, whatever its number of texts."""
KIND_WEIGHTS = {"native": 1.0, "mt": 0.75, "human": 0.35}
SET_WEIGHTS = {"reuters21578/rest": 0.2, "reuters21578/germany": 0.8, "reuters21578/france": 1.5, "round-trip": 0.15}
"""Native pieces about Germany and France weigh more than their number; texts made for this training, less."""

WINDOW_SIZES = (1, 2, 3, 4, 5, 5, 6, 8, 10, 15, 20, 30)
LONGEST = 60

_WIRE_SHORTHAND = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\bpct\b", "percent"), (r"\bmln\b", "million"), (r"\bbln\b", "billion"), (r"\bdlrs?\b", "dollars"),
        (r"\bmths\b", "months"), (r"\bstg\b", "sterling"), (r"\s?<[A-Z.]+>", ""), (r"\b(\d+)-(\d+/\d+)", r"\1"),
    )
)  # fmt: skip
"""A telex of 1987 would otherwise be told by its abbreviations."""

_NOT_NATIVE = frozenset({"wmt15.en.054", "wmt16.en.053", "wmt20.en.042", "wmt20.en.063"})
"""Filed as native, but by their text English services of a Bulgarian, a Russian, a Japanese and a Russian outlet."""

_ROUND_TRIP_BLOCK = 16
_ROUND_TRIP_SKIPPED = {"de": (11_820, 15_560), "fr": (13_546, 10**9)}
"""Lines of the files in `mt/` that hold the year of the dev set."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Text:
    """One English text of known origin."""

    base: str
    """The original it was made from; all its translations share it."""
    origin: str
    kind: str
    system: str
    year: int
    collection: str
    text: str

    @property
    def label(self) -> int:
        return CODES.index(CLASS_OF[self.origin])


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts with counts of features by sentence."""

    texts: tuple[Text, ...]
    counts: sp.csr_matrix
    """(sentences, features)."""
    words: Floats
    """(sentences,)."""
    starts: NDArray[np.int64]
    """(texts + 1,): row of each text's first sentence."""
    grams: tuple[str, ...]

    def narrowed(self, keep: NDArray[np.int64]) -> Corpus:
        """The same with some of the features only."""
        grams = tuple(self.grams[i] for i in keep)
        return Corpus(self.texts, self.counts[:, keep].tocsr(), self.words, self.starts, grams)

    def length(self, text: int) -> int:
        return int(self.starts[text + 1] - self.starts[text])


@dataclass(frozen=True, slots=True)
class Window:
    """Rows `begin` to `end` of a corpus, of one text."""

    text: int
    begin: int
    end: int


def read(bench: Path, *names: str) -> Iterator[Text]:
    """The texts of `detect/NAME.jsonl.gz`."""
    for name in names:
        raw = gzip.decompress((bench / "detect" / f"{name}.jsonl.gz").read_bytes())
        for line in raw.decode("utf-8").strip().split("\n"):
            row = json.loads(line)
            if row["base_id"] in _NOT_NATIVE:
                continue
            text = row["text"]
            if row["set"].startswith("reuters"):
                for pattern, plain in _WIRE_SHORTHAND:
                    text = pattern.sub(plain, text)
            yield Text(
                row["base_id"], row["origin_lang"], row["kind"], row["system"], int(row["year"]), row["set"], text
            )


def round_trips(bench: Path, language: str, known: Sequence[Text]) -> Iterator[Text]:
    """News of other origins that came into English by way of `language`: its surface on any topic.

    French originals are few, and what only they have in common is their topics. Lines of texts already `known`, and the
    year of the dev set, are left out.
    """
    have = {line for text in known if text.origin == language for line in text.text.split("\n")}
    first, last = _ROUND_TRIP_SKIPPED[language]
    run: list[str] = []
    with gzip.open(bench / "mt" / f"{language}-en.tsv.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            parts = line.rstrip("\n").split("\t")
            usable = len(parts) == 2 and parts[1] not in have and not first <= number < last
            if usable:
                run.append(parts[1])
            if run and (not usable or len(run) == _ROUND_TRIP_BLOCK):
                if len(run) >= 5:
                    yield Text(f"{language}{number}", language, "mt", "google", 0, "round-trip", "\n".join(run))
                run = []


def count(texts: Sequence[Text], *, rare: int = 10, grams: Sequence[str] | None = None) -> Corpus:
    """Mask the texts and count their n-grams: `grams`, or those that at least `rare` originals have."""
    masked = [masked_sentences(text.text) for text in texts]
    if grams is None:
        bases: dict[str, set[int]] = defaultdict(set)
        for text, sentences in zip(texts, masked, strict=True):
            base = zlib.crc32(text.base.encode())
            for gram in {gram for sentence in sentences for gram, _, _ in ngrams(sentence)}:
                bases[gram].add(base)
        grams = sorted(gram for gram, found in bases.items() if len(found) >= rare)
    index = {gram: number for number, gram in enumerate(grams)}
    borders, columns, values, words, starts = [0], [], [], [], [0]
    for sentences in masked:
        for sentence in sentences:
            found = Counter(index[gram] for gram, _, _ in ngrams(sentence) if gram in index)
            columns.extend(found.keys())
            values.extend(found.values())
            borders.append(len(columns))
            words.append(sentence.words)
        starts.append(len(words))
    data = (np.array(values, np.float32), np.array(columns, np.int32), np.array(borders))
    counts = sp.csr_matrix(data, shape=(len(words), len(grams)))
    return Corpus(tuple(texts), counts, np.array(words, np.float32), np.array(starts), tuple(grams))


def windows(corpus: Corpus, texts: Sequence[int], rng: np.random.Generator, *, per_text: int = 2) -> list[Window]:
    """Each text whole, and as many windows of chance size and place as asked."""
    cut = []
    for text in texts:
        begin, length = int(corpus.starts[text]), corpus.length(text)
        if not length:
            continue
        cut.append(Window(text, begin, begin + min(length, LONGEST)))
        for size in rng.choice(WINDOW_SIZES, per_text):
            if size < length:
                at = begin + int(rng.integers(0, length - size + 1))
                cut.append(Window(text, at, at + int(size)))
    return cut


def all_windows(corpus: Corpus, texts: Sequence[int], size: int) -> list[Window]:
    """Every window of `size` sentences, side by side."""
    return [
        Window(text, at, at + size)
        for text in texts
        for at in range(int(corpus.starts[text]), int(corpus.starts[text + 1]) - size + 1, size)
    ]


def weights(corpus: Corpus, cut: Sequence[Window]) -> Floats:
    """One weight a window, summing to 1: by original, not by the number of its translations or windows."""
    texts = [corpus.texts[window.text] for window in cut]
    sharing = Counter((text.base, text.kind) for text in texts)
    raw = np.array(
        [
            KIND_WEIGHTS[text.kind] * SET_WEIGHTS.get(text.collection, 1.0) / sharing[text.base, text.kind]
            for text in texts
        ]
    )
    labels = np.array([text.label for text in texts])
    for label, share in enumerate(SHARES):
        chosen = labels == label
        if chosen.any():
            raw[chosen] *= share / raw[chosen].sum()
    return (raw / raw.sum()).astype(np.float32)


def labels(corpus: Corpus, cut: Sequence[Window]) -> NDArray[np.int64]:
    """The class of each window."""
    return np.array([corpus.texts[window.text].label for window in cut])


def select(corpus: Corpus, number: int) -> tuple[NDArray[np.int64], Floats, Floats]:
    """The features that tell classes apart best over whole texts.

    Returns their columns, their largest z-score (translations against native, each language against native, and
    German, French and Romance against all others), and the log-ratio of translations to native.
    """
    whole = windows(corpus, range(len(corpus.texts)), np.random.default_rng(0), per_text=0)
    shown = presence(corpus, whole)
    weight, label = weights(corpus, whole), labels(corpus, whole)
    rates, sizes = [], []
    for code in range(len(CODES)):
        share = weight[label == code] / weight[label == code].sum()
        rates.append(shown[label == code].T @ share)
        sizes.append(1 / float((share**2).sum()))
    rate, size = np.array(rates), np.array(sizes)[:, None]

    def z(a: Floats, n: Floats, b: Floats, m: Floats) -> Floats:
        pooled = (a * n + b * m + 0.5) / (n + m + 1)
        return (a - b) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m) + 1e-9)

    against = [z(rate[1:].mean(0), size[1:].sum(), rate[0], size[0])]
    against += [z(rate[code], size[code], rate[0], size[0]) for code in range(1, len(CODES))]
    for code in (1, 2, 3):
        rest = [other for other in range(1, len(CODES)) if other != code]
        against.append(z(rate[code], size[code], rate[rest].mean(0), size[rest].sum()))
    best = np.abs(np.array(against)).max(axis=0)
    keep = np.sort(np.argsort(-best)[:number])
    ratio = np.log((rate[1:].mean(0) + 0.004) / (rate[0] + 0.004))
    return keep, best[keep].astype(np.float32), ratio[keep].astype(np.float32)


def presence(corpus: Corpus, cut: Sequence[Window]) -> sp.csr_matrix:
    """(windows, features): 1 where a feature stands in a window."""
    summed = _sums(corpus, cut) @ corpus.counts
    summed.data[:] = 1
    return summed.tocsr()


def lengths(corpus: Corpus, cut: Sequence[Window]) -> Floats:
    """(windows,): words."""
    total: Floats = (_sums(corpus, cut) @ corpus.words).astype(np.float32)
    return total


def _sums(corpus: Corpus, cut: Sequence[Window]) -> sp.csr_matrix:
    rows = np.repeat(np.arange(len(cut)), [window.end - window.begin for window in cut])
    columns = np.concatenate([np.arange(window.begin, window.end) for window in cut])
    return sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(cut), len(corpus.words)))
