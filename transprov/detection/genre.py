"""What is not English news, and so not for the model: other languages, talk, recipes, lists.

The model learnt from news. A chat, a recipe, a paper or a price list has habits of its own, which it would take for a
translator's: such texts are named, and must show more, or can show nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from transprov.detection.lexicon import word_class
from transprov.detection.masking import MaskedSentence

_ENGLISH_MARKERS = word_class("english")
"""Words that make up a third of any English prose."""
_ENGLISH_ONLY = word_class("english alone")
"""Those of them that no large neighbour language shares."""
_MIN_WORDS = 25
_MIN_ENGLISH, _MIN_ENGLISH_ONLY = 0.16, 0.09

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-Z]")
_QUOTED = re.compile(r"[\"“„][^\"“”„]{1,1500}[\"”“]")
_TALK = word_class("talk")
_ADDRESSING = word_class("addressing")
_REPORTING = word_class("reporting")
_STOPS = ".!?…:;\"'”’»)]"


_PROSE_DOUBT, _TALK_DOUBT = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Genre:
    """Why a text is not for the model: a short name and the rest of a sentence that begins "it"."""

    name: str
    message: str
    doubt: float | None
    """How much of the model's log-odds to discount; None for all."""


def is_english(text: str) -> bool:
    """Whether the little words of English are there; a text too short to tell counts as English."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _MIN_WORDS:
        letters = "".join(words)
        return not letters or len(_LATIN.findall(letters)) * 2 > len(letters)
    common = sum(word in _ENGLISH_MARKERS for word in words) / len(words)
    own = sum(word in _ENGLISH_ONLY for word in words) / len(words)
    return common >= _MIN_ENGLISH and own >= _MIN_ENGLISH_ONLY


_MIN_SENTENCES = 4
_LIST_SHARE, _LIST_LENGTH = 0.6, 9
_TALK_SHARE, _ADDRESS_SHARE = 0.05, 0.025
_IMPERATIVE_SHARE = 0.3
_FEW_REPORTS = 0.02
_MIN_NEWSINESS, _NAME_WORTH = 0.24, 8.0


def off_genre(text: str, sentences: Sequence[MaskedSentence]) -> Genre | None:
    """What kind of text other than news this is, if it plainly is one."""
    if len(sentences) < _MIN_SENTENCES:
        return None
    words = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", _QUOTED.sub(" ", text))]
    if not words:
        return None
    unended = sum(_is_unended(text, sentence) for sentence in sentences) / len(sentences)
    typical = median(sentence.words for sentence in sentences)
    if unended >= _LIST_SHARE and typical <= _LIST_LENGTH:
        return Genre("list", "is a list or a table rather than running text", None)
    reporting = sum(word in _REPORTING for word in words) / len(words)
    addressing = sum(word in _ADDRESSING for word in words) / len(words)
    talk = sum(word.replace("’", "'") in _TALK for word in words) / len(words)
    if (
        sum(_is_imperative(text, sentence) for sentence in sentences) >= _IMPERATIVE_SHARE * len(sentences)
        and reporting < 0.004
    ):
        return Genre("instructions", "gives instructions, as recipes and manuals do", None)
    if (talk >= _TALK_SHARE or addressing >= _ADDRESS_SHARE) and reporting < _FEW_REPORTS:
        return Genre("talk", "speaks in the first or second person, as comments, chats and talks do", _TALK_DOUBT)
    if _newsiness(sentences) < _MIN_NEWSINESS:
        return Genre("prose", "reports little: few names, dates and statements, as in essays and papers", _PROSE_DOUBT)
    return None


def _newsiness(sentences: Sequence[MaskedSentence]) -> float:
    """What news has in every few sentences and essays, papers and regulations have not."""
    classes = Counter(word for sentence in sentences for word in sentence.classes)
    words = sum(sentence.words for sentence in sentences)
    statements = sum(classes[word] for word in _REPORTING) + classes["WEEKDAY"] + classes["MONTH"]
    return statements / len(sentences) + _NAME_WORTH * (classes["NAME"] + classes["ACRONYM"]) / words


def _is_unended(text: str, sentence: MaskedSentence) -> bool:
    end = sentence.ends[-1]
    return text[max(0, end - 4) : end].rstrip()[-1:] not in _STOPS


_IMPERATIVES = word_class("imperative")


def _is_imperative(text: str, sentence: MaskedSentence) -> bool:
    return text[sentence.starts[1] : sentence.ends[1]].lower() in _IMPERATIVES
