"""The verdict on a copy from its evidence: translated, native or unclear, from which language, and why.

"Translated" is said only beyond odds that native news reaches in fewer than one text in a hundred, whatever the prior:
a rare source of translations lowers the probability, never the standard of proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import copysign, exp, inf, log

from transprov.detection.genre import Genre
from transprov.detection.scoring import LANGUAGE_NAMES, Score, probability
from transprov.languages.packs import pack
from transprov.types import Detection, Evidence

DEFAULT_PRIOR = 0.5
"""Share of translations among the texts examined, before one is read."""

TRANSLATED, UNCLEAR, NATIVE = "translated", "unclear", "native"

OTHER = "other"
_NAMED = ("de", "fr")
_RELATED = {"es": ("romance", 0.5), "it": ("romance", 0.3), "pl": ("slavic", 0.2), "ru": ("slavic", 0.5)}
"""Languages that other evidence may single out of the model's groups, with their part of the group before it does."""
_FAINT = 0.02
_MOST_TOLD = 6.0

_MIN_SENTENCES = 2
_MIN_WORDS = 40
_LANGUAGE_SENTENCES = 5
_FIRM_SENTENCES = 10
_LANGUAGE_SHARE = 0.5
_TRANSLATED_ODDS = ((1, 3.1), (5, 2.8), (10, 2.3), (20, 1.9), (40, 1.8))
"""(sentences, log-odds) from which a text is called translated: what one to two native news texts in a hundred exceed,
odd phrases included, measured on years that the model had not seen; features and opinion pieces make up most of them.
Short texts scatter more, so they must clear more."""
_ALONE_FROM, _ALONE_TO = (6, 3.0), (11, 9.0)
"""(sentences, log-odds) from which wording proves a translation by itself, and to which that rises with the length.
Below, it takes a sign that a reader can be shown: five sentences of a translation need not have one, eleven nearly
always do; features, reviews and columns by native writers have the little words of translated news, but no oddities."""
_BORNE_OUT = 1.0
"""Weight of such signs, together, from which they bear the wording out."""
_MARGIN, _SLOPE = 0.1, 0.15
"""How far short of the proof wording alone falls, and what more of it adds to the probability."""
_NATIVE_ODDS = -1.0
_EVIDENCE_LIMIT = 12


def judge(
    score: Score, genre: Genre | None = None, *, prior: float = DEFAULT_PRIOR, further: Sequence[Evidence] = ()
) -> Detection:
    """The verdict on a score and whatever `further` evidence there is, whose weights add to the log-odds.

    Wording of which there is too little, or in a genre where it proves nothing, leaves the proof to the rest.
    """
    wording = 0.0 if genre and genre.doubt is None else score.log_odds
    added = sum(item.weight for item in further)
    wanted = translated_odds(score.sentences)
    alone = (
        score.log_odds < _alone_odds(score.sentences) and sum(max(0.0, item.weight) for item in further) < _BORNE_OUT
    )
    most = wanted - _MARGIN if alone else inf
    odds = wording + added
    translated = probability(min(odds, most + _SLOPE * (odds - most) if alone else odds) + log(prior / (1 - prior)))
    short = score.sentences < _MIN_SENTENCES or score.words < _MIN_WORDS
    proof = min(most, added if short else _discounted(score.log_odds, genre) + added)
    if proof >= wanted and translated >= 0.5:
        verdict = TRANSLATED
    elif not (short or genre) and proof <= _NATIVE_ODDS and translated < 0.5:
        verdict = NATIVE
    else:
        verdict = UNCLEAR
    languages = source_languages(score, further)
    evidence = sorted((*further, *score.telling), key=lambda item: -abs(item.weight))[:_EVIDENCE_LIMIT]
    notes = _notes(score, genre, short, verdict, languages)
    if alone and verdict == UNCLEAR and odds >= wanted and not (genre or short):
        notes.append(
            Evidence("wording-alone", 0.0, "the little words lean towards a translation, and no oddity bears it out")
        )
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


def _alone_odds(sentences: int) -> float:
    """Log-odds from which the wording of so many sentences needs no sign beside it."""
    (few, least), (many, most) = _ALONE_FROM, _ALONE_TO
    return least + (most - least) * min(1.0, max(0.0, (sentences - few) / (many - few)))


def source_languages(score: Score, further: Sequence[Evidence] = ()) -> dict[str, float]:
    """Probability by source language, given that it is a translation; sums to 1, with what is not named as "other".

    From fewer sentences than five the wording says nothing about the language. A language that the model does not name
    is named where other evidence speaks for it.
    """
    shares = _shares(score) if score.sentences >= _LANGUAGE_SENTENCES else dict.fromkeys((*_NAMED, *_RELATED), _FAINT)
    told: dict[str, float] = {}
    for item in further:
        if item.language:
            told[item.language] = told.get(item.language, 0.0) + item.weight
    for code, weight in told.items():
        shares[code] = shares.get(code, _FAINT) * exp(min(_MOST_TOLD, weight))
    if not told and score.sentences < _LANGUAGE_SENTENCES:
        return {OTHER: 1.0}
    total = sum(shares.values()) + (_FAINT if OTHER not in shares else 0.0)
    named = {code: shares[code] / total for code in shares if code in (*_NAMED, *told)}
    named = {code: share for code, share in named.items() if code in _NAMED or share >= _FAINT}
    return named | {OTHER: max(0.0, 1 - sum(named.values()))}


def _shares(score: Score) -> dict[str, float]:
    """The model's shares, those of its groups divided among their languages by how much news is written in them."""
    shares = {code: score.languages[code] for code in _NAMED}
    for code, (group, part) in _RELATED.items():
        shares[code] = score.languages.get(group, 0.0) * part
    shares[OTHER] = max(_FAINT, 1 - sum(shares.values()))
    return shares


def _notes(
    score: Score, genre: Genre | None, short: bool, verdict: str, languages: Mapping[str, float]
) -> list[Evidence]:
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
        notes.append(_language_note(score, languages))
    return notes


def _language_note(score: Score, languages: Mapping[str, float]) -> Evidence:
    code, share = max(languages.items(), key=lambda item: item[1])
    if share < _LANGUAGE_SHARE or code == OTHER:
        group, own = max(score.languages.items(), key=lambda item: item[1])
        if group in _NAMED or own < _LANGUAGE_SHARE or score.sentences < _LANGUAGE_SENTENCES:
            return Evidence("language-unknown", 0.0, "nothing tells one source language from the others")
        return Evidence("language", 0.0, f"may be a translation from {LANGUAGE_NAMES[group]}")
    sure = "reads like" if score.sentences >= _FIRM_SENTENCES else "may be"
    return Evidence("language", 0.0, f"{sure} a translation from {pack(code).name}", language=code)
