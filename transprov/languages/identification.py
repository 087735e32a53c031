"""Which language a text is written in: langdetect (naive Bayes over character n-grams, Nakatani 2010), repeatable.

langdetect samples n-grams at random, reads 55 profiles before its first answer, skips words in capitals and raises on
text without letters. Here the seed is fixed, only the profiles needed are read, capitals are lowered where they
prevail, and "cannot tell" is None.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

SEED = 20_210
"""Any constant will do; it is part of the identity of the method."""

_EXCERPTS = 5
_EXCERPT_LENGTH = 1_200
_MIN_LETTERS = 12
_MIN_LETTERS_DENSE = 4
_MIN_SHARE = 0.5
_MIN_SHARE_SHORT = 0.8
_SHORT = 40
_MAX_NAME_WORDS = 3
_FOREIGN_SHARE = 0.1
_OTHER_SCRIPTS = frozenset(
    {"ar", "bg", "bn", "el", "fa", "gu", "he", "hi", "ja", "kn", "ko", "mk", "ml", "mr", "ne", "pa", "ru", "ta", "te"}
    | {"th", "uk", "ur", "zh-cn", "zh-tw"}
)
_COMMON = {
    "en": "the of and to that with were have been which from would by his they it their said this",
    "de": "und nicht die das mit auf ist sich auch dem eine einen einer für wurde werden wird zu zum zur nach bei hat",
    "fr": "les des et est dans une pour qui sur avec par pas au du à ont son sont ces cette été",
}
"""Words that make up a tenth or more of nearly any article, and next to nothing of one in another language."""
_OBVIOUS_WORDS, _OBVIOUS_KINDS = 80, 5
_OBVIOUS_SHARE, _OBVIOUS_MARGIN = 0.1, 4.0

_NOT_PROSE = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|\S{1,64}@\S{1,255}|[@#]\w{1,100}|\w{0,30}\d\w{0,30}")
_DENSE_SCRIPT = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")

_lock = threading.Lock()


def identify(text: str, *, among: Sequence[str] | None = None) -> str | None:
    """ISO 639-1 code of the language that prevails in `text`, or None when it cannot be told; never raises.

    `among` restricts the answer to a few languages, which makes it dependable for single sentences. Text that is empty,
    has too few letters, or leaves two languages about equally likely is None.
    """
    obvious = _obvious(text) if among is None else None
    if obvious is not None:
        return obvious
    scores = identify_scores(text, among=among)
    if not scores:
        return None
    code, share = max(scores.items(), key=lambda item: item[1])
    letters = sum(len(word) for word in _WORD.findall(text[: 4 * _SHORT]))
    needed = _MIN_SHARE_SHORT if letters < _SHORT else _MIN_SHARE
    return code if share >= needed else None


def identify_scores(text: str, among: Sequence[str] | None = None) -> dict[str, float]:
    """Share of the text, 0 to 1, by language, largest first; empty when there is too little to go by.

    A long text is judged by excerpts spread over it, so a document in two languages shows both.
    """
    samples = [prose for prose in map(_prose, _excerpts(text)) if prose is not None]
    if not samples:
        return {}
    codes = _profiles_for(_latin_share("".join(samples)), None if among is None else tuple(dict.fromkeys(among)))
    if not codes:
        return {}
    totals: dict[str, float] = {}
    weight = sum(map(len, samples))
    for prose in samples:
        letters = len(prose)
        for name, probability in _probabilities(prose, codes):
            code = name.partition("-")[0]
            totals[code] = totals.get(code, 0.0) + letters * probability
    found = {code: total / weight for code, total in totals.items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _obvious(text: str) -> str | None:
    """English, German or French where its commonest words leave no doubt, as in 97 of 100 articles; else None.

    langdetect comes to the same, after reading profiles for a tenth of the time a whole check takes.
    """
    words = [word for excerpt in _excerpts(text) for word in _WORD.findall(excerpt.lower())]
    if len(words) < _OBVIOUS_WORDS:
        return None
    common = {code: frozenset(listed.split()) for code, listed in _COMMON.items()}
    shares = {code: sum(word in listed for word in words) / len(words) for code, listed in common.items()}
    best = max(shares, key=lambda code: shares[code])
    others = sum(shares.values()) - shares[best]
    clear = shares[best] >= _OBVIOUS_SHARE and others * _OBVIOUS_MARGIN <= shares[best]
    return best if clear and len(common[best].intersection(words)) >= _OBVIOUS_KINDS else None


def _excerpts(text: str) -> list[str]:
    if len(text) <= _EXCERPTS * _EXCERPT_LENGTH:
        return [text[at : at + _EXCERPT_LENGTH] for at in range(0, len(text), _EXCERPT_LENGTH)]
    step = (len(text) - _EXCERPT_LENGTH) / (_EXCERPTS - 1)
    return [text[int(i * step) : int(i * step) + _EXCERPT_LENGTH] for i in range(_EXCERPTS)]


def _prose(text: str) -> str | None:
    """The running words of a text, in a case that langdetect reads; None when they are too few."""
    words = _WORD.findall(_NOT_PROSE.sub(" ", unicodedata.normalize("NFC", text)))
    letters = sum(map(len, words))
    if len(words) <= _MAX_NAME_WORDS and all(word.istitle() for word in words):
        return None  # "Angela Merkel" is of no language
    joined = " ".join(words)
    if letters < (_MIN_LETTERS_DENSE if _DENSE_SCRIPT.search(joined) else _MIN_LETTERS):
        return None
    if sum(map(len, filter(str.isupper, words))) * 2 > letters:
        return joined.lower()
    return joined


def _probabilities(prose: str, codes: tuple[str, ...]) -> list[tuple[str, float]]:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(codes).create()
    try:
        detector.append(prose)
        return [(language.lang, language.prob) for language in detector.get_probabilities()]
    except LangDetectException:
        # langdetect's way of saying that no n-gram of the text is in any profile
        return []


@lru_cache(maxsize=1)
def _all_profiles() -> tuple[str, ...]:
    folder = resources.files("langdetect") / "profiles"
    return tuple(sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith((".", "_"))))


def _latin_share(prose: str) -> float:
    letters = prose.replace(" ", "")
    return sum(char <= "\u024f" or "\u1e00" <= char <= "\u1eff" for char in letters) / len(letters)


def _profiles_for(latin: float, among: tuple[str, ...] | None) -> tuple[str, ...]:
    """The profiles that a text may match, by its script and by what is asked for.

    Those of other scripts hold the main cost of loading, and hold stray letters of every script besides.
    """
    wanted = None if among is None else {code.lower().partition("-")[0] for code in among}
    return tuple(
        name
        for name in _all_profiles()
        if (wanted is None or name.partition("-")[0] in wanted)
        and (latin >= _FOREIGN_SHARE if name not in _OTHER_SCRIPTS else latin <= 1 - _FOREIGN_SHARE)
    )


_factories: dict[tuple[str, ...], Any] = {}


def _factory(codes: tuple[str, ...]) -> Any:
    with _lock:
        factory = _factories.get(codes)
        if factory is None:
            factory = _factories[codes] = _build_factory(codes)
        return factory


def _build_factory(codes: tuple[str, ...]) -> Any:
    """What `DetectorFactory.load_profile` builds, but for some languages only."""
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    folder = resources.files("langdetect") / "profiles"
    profiles = [json.loads((folder / code).read_text(encoding="utf-8")) for code in codes]
    factory.word_lang_prob_map = _Frequencies(profiles)
    factory.langlist.extend(profile["name"] for profile in profiles)
    factory.set_seed(SEED)
    return factory


class _Frequencies(dict[str, list[float]]):
    """langdetect's table of n-grams, of which a text asks for a few hundred of some 60,000: rows are made on demand."""

    def __init__(self, profiles: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._counts = [(profile["freq"], profile["n_words"]) for profile in profiles]

    def __contains__(self, gram: object) -> bool:
        return super().__contains__(gram) or any(gram in frequencies for frequencies, _ in self._counts)

    def __missing__(self, gram: str) -> list[float]:
        long = 1 <= len(gram) <= 3
        row = [freq.get(gram, 0) / total[len(gram) - 1] if long else 0.0 for freq, total in self._counts]
        self[gram] = row
        return row
