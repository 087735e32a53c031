"""What is not English news, and so not for the model: other languages, talk, recipes, lists.

The model learnt from news. A chat, a recipe or a price list has other habits of its own, which it would take for a
translator's; saying so is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from transprov.detection.masking import MaskedSentence

_ENGLISH_MARKERS = frozenset(
    "the of and to in a is was for that on with it as he by at from are be this have has not an but they his were".split()
)
"""Words that make up a third of any English prose."""
_ENGLISH_ONLY = frozenset("the of and to is was for that with it he by from are be this have has not they were".split())
"""Those of them that no large neighbour language shares."""
_MIN_WORDS = 25
_MIN_ENGLISH, _MIN_ENGLISH_ONLY = 0.16, 0.09

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-Z]")
_QUOTED = re.compile(r"[\"“„][^\"“”„]{1,1500}[\"”“]")
_TALK = frozenset({"i", "me", "my", "mine", "myself", "you", "your", "yours", "i'm", "i've", "i'd", "i'll", "you're"})
_ADDRESSING = frozenset({"you", "your", "yours", "you're"})
_REPORTING = frozenset(
    "said says told according announced reported reports added explained spokesman police government president "
    "minister officials".split()
)
_STOPS = ".!?…:;\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Genre:
    """Why a text is not for the model: a short name and a sentence for people."""

    name: str
    message: str


NOT_ENGLISH = "not-english"


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
        return Genre("list", "is a list or a table rather than running text")
    reporting = sum(word in _REPORTING for word in words) / len(words)
    addressing = sum(word in _ADDRESSING for word in words) / len(words)
    talk = sum(word.replace("’", "'") in _TALK for word in words) / len(words)
    if (
        sum(_is_imperative(text, sentence) for sentence in sentences) >= _IMPERATIVE_SHARE * len(sentences)
        and reporting < 0.004
    ):
        return Genre("instructions", "gives instructions, as recipes and manuals do")
    if (talk >= _TALK_SHARE or addressing >= _ADDRESS_SHARE) and reporting < 0.01:
        return Genre("talk", "speaks in the first or second person, as comments, chats and talks do")
    return None


def _is_unended(text: str, sentence: MaskedSentence) -> bool:
    end = sentence.ends[-1]
    return text[max(0, end - 4) : end].rstrip()[-1:] not in _STOPS


_IMPERATIVES = frozenset(
    "add allow apply attach bake beat blend boil bring brush check chill choose chop click close combine connect cook cool "
    "cover cut dice download drain drop drizzle enjoy ensure enter fill flip fold fry garnish grate grease grill heat "
    "insert install keep knead leave let lower make mash melt mix move open peel place plug pour preheat prepare press "
    "pull push put reduce remove repeat replace rest return rinse roast roll rub season select serve set sift simmer "
    "slice spread sprinkle squeeze stir store strain switch take tap test toss transfer try turn use wait wash whisk "
    "wipe wrap".split()
)


def _is_imperative(text: str, sentence: MaskedSentence) -> bool:
    return text[sentence.starts[1] : sentence.ends[1]].lower() in _IMPERATIVES
