"""The verdict on a copy from its wording: translated, native or unclear, from which language, and why.

"Translated" is said only beyond odds that native news reaches in fewer than one text in a hundred, whatever the prior:
a rare source of translations lowers the probability, never the standard of proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import copysign, log

from transprov.detection.genre import Genre, is_english, off_genre
from transprov.detection.masking import masked_sentences
from transprov.detection.scoring import LANGUAGE_NAMES, Score, probability, score_sentences
from transprov.errors import ConfigError, InputError
from transprov.types import Detection, Document, Evidence

DEFAULT_PRIOR = 0.5
"""Share of translations among the texts examined, before one is read."""

TRANSLATED, UNCLEAR, NATIVE = "translated", "unclear", "native"

OTHER = "other"
_NAMED = ("de", "fr")

_MIN_SENTENCES = 2
_MIN_WORDS = 40
_LANGUAGE_SENTENCES = 5
_FIRM_SENTENCES = 10
_LANGUAGE_SHARE = 0.5
_TRANSLATED_ODDS = ((1, 2.6), (5, 2.15), (10, 1.5), (20, 0.7), (40, 0.5))
"""(sentences, log-odds) from which a text is called translated: what one native text in a hundred exceeds, measured on
years that the model had not seen, without the pieces that turned out to be translations themselves. Short texts scatter
more, so they must clear more."""
_NATIVE_ODDS = -1.0
_EVIDENCE_LIMIT = 12


def detect(copy: Document | str, *, prior: float = DEFAULT_PRIOR) -> Detection:
    """Whether an English text is a translation and from which language, judged by its wording alone.

    `prior` is the share of translations to be expected among texts of this provenance, above 0 and below 1. Raises
    `InputError` for a text without words and `ConfigError` for an impossible prior.
    """
    if not 0 < prior < 1:
        raise ConfigError(
            f"the prior must lie above 0 and below 1, not at {prior}; give the share of translations to be expected"
        )
    text = copy if isinstance(copy, str) else copy.text
    if not any(char.isalnum() for char in text):
        raise InputError("holds no words; give a text", resource="the text")
    if not is_english(text) or (isinstance(copy, Document) and copy.language not in (None, "en")):
        return _not_english(text, prior)
    sentences = masked_sentences(copy)
    return judge(score_sentences(copy, sentences), off_genre(text, sentences), prior=prior)


def judge(
    score: Score, genre: Genre | None = None, *, prior: float = DEFAULT_PRIOR, further: Sequence[Evidence] = ()
) -> Detection:
    """The verdict on a score and whatever `further` evidence there is, whose weights add to the log-odds.

    Wording of which there is too little, or in a genre where it proves nothing, leaves the proof to the rest.
    """
    wording = 0.0 if genre and genre.doubt is None else score.log_odds
    added = sum(item.weight for item in further)
    translated = probability(wording + added + log(prior / (1 - prior)))
    short = score.sentences < _MIN_SENTENCES or score.words < _MIN_WORDS
    proof = added if short else _discounted(score.log_odds, genre) + added
    if proof >= translated_odds(score.sentences) and translated >= 0.5:
        verdict = TRANSLATED
    elif not (short or genre) and proof <= _NATIVE_ODDS and translated < 0.5:
        verdict = NATIVE
    else:
        verdict = UNCLEAR
    languages = source_languages(score)
    evidence = sorted((*further, *score.telling), key=lambda item: -abs(item.weight))[:_EVIDENCE_LIMIT]
    notes = _notes(score, genre, short, verdict)
    return Detection(translated, verdict, languages, (*notes, *evidence))


def _discounted(log_odds: float, genre: Genre | None) -> float:
    """What the odds of a text that the model was not made for are worth as proof."""
    if genre is None:
        return log_odds
    return 0.0 if genre.doubt is None else copysign(max(0.0, abs(log_odds) - genre.doubt), log_odds)


def translated_odds(sentences: int) -> float:
    """Log-odds from which a text of so many sentences is called translated, linear in the logarithm of the length."""
    if sentences <= _TRANSLATED_ODDS[0][0]:
        return _TRANSLATED_ODDS[0][1]
    for (short, high), (long, low) in pairwise(_TRANSLATED_ODDS):
        if sentences <= long:
            return high + (low - high) * log(sentences / short) / log(long / short)
    return _TRANSLATED_ODDS[-1][1]


def source_languages(score: Score) -> dict[str, float]:
    """Probability by source language, given that it is a translation; sums to 1, with what is not named as "other".

    Fewer sentences than five say nothing about the language: all is "other".
    """
    if score.sentences < _LANGUAGE_SENTENCES:
        return {OTHER: 1.0}
    named = {code: score.languages[code] for code in _NAMED}
    return named | {OTHER: max(0.0, 1 - sum(named.values()))}


def _notes(score: Score, genre: Genre | None, short: bool, verdict: str) -> list[Evidence]:
    """What limits the answer, or names it more closely; without weight of its own."""
    notes = []
    if genre:
        worth = "counts for nothing" if genre.doubt is None else "counts for less"
        notes.append(
            Evidence(f"off-genre-{genre.name}", 0.0, f"this is not news, so its wording {worth}: it {genre.message}")
        )
    elif short:
        notes.append(Evidence("too-short", 0.0, f"no verdict from so little text ({score.sentences} sentences)"))
    if verdict == TRANSLATED:
        if score.sentences < _LANGUAGE_SENTENCES:
            notes.append(Evidence("language-unknown", 0.0, "too little text to tell the source language"))
        else:
            notes.extend(_language_note(score))
    return notes


def _language_note(score: Score) -> list[Evidence]:
    code, share = max(score.languages.items(), key=lambda item: item[1])
    if share < _LANGUAGE_SHARE:
        return [Evidence("language-unknown", 0.0, "the wording does not tell one source language from the others")]
    sure = "reads like" if score.sentences >= _FIRM_SENTENCES else "may be"
    return [
        Evidence(
            "language",
            0.0,
            f"{sure} a translation from {LANGUAGE_NAMES[code]}",
            language=code if code in _NAMED else None,
        )
    ]


def _not_english(text: str, prior: float) -> Detection:
    from transprov.languages import identification

    code = identification.identify(text)
    seems = f"its language seems to be {code!r}" if code and code != "en" else "the common words of English are missing"
    note = Evidence("not-english", 0.0, f"no verdict: this is not an English text ({seems})", language=code)
    return Detection(prior, UNCLEAR, {OTHER: 1.0}, (note,))
