"""A text as the detector sees it: sentences of word classes, with what is not the wording's own made equal first.

Function, reporting and time words keep their form; every other word becomes its ending, a name or the shape of a
number, so that the topic is gone. Quotation marks and their order with commas and stops, British and American spelling,
forms of address and datelines belong to an outlet's style, not to a translation: they are the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transprov.detection.lexicon import families, word_class
from transprov.languages.lines import running_pieces
from transprov.types import Document, SegmentKind, Span

START, END = "<s>", "</s>"

_LETTERS = r"[^\W\d_]"
_TITLES = "Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon"
_TOKEN = re.compile(
    rf"(?:{_TITLES})\.(?=\s[A-Z])|per[ -]cent\b|[ap]\.?m\b\.?|(?:[A-Z]\.){{2,8}}"
    rf"|{_LETTERS}{{1,60}}(?:['’]{_LETTERS}{{1,20}})?(?:-{_LETTERS}{{1,40}})*"
    rf"|\d[\d.,:/]{{0,30}}\d{_LETTERS}{{0,3}}\d{{0,2}}|\d{_LETTERS}{{0,3}}\d{{0,2}}"
    rf"|--+|…|\.{{2,}}|[.,;:!?()\[\]–—%$€£\-]|(?<=\w)['’](?=s\b)"
)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|No|Nr|vs|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|\d{1,2})$"
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][\w.’'-]{1,20}[ ,/]{0,2}){1,5}(?:\([^()]{2,40}\)\s{0,2})?(?:--|[-–—](?=\s)|:(?=\s)(?<=\):))\s*"
)

_ADDRESS = word_class("address")
_WEEKDAYS = word_class("weekday")
_MONTHS = word_class("month")
_NUMBER_WORDS = word_class("number word")
_MONEY = word_class("money")
_EQUAL = {
    "towards": "toward", "afterwards": "afterward", "amongst": "among", "whilst": "while", "per cent": "percent",
    "per-cent": "percent", "pct": "percent", "%": "percent", "cannot": "can not", "a.m": "a.m.", "am.": "a.m.",
    "pm": "p.m.", "p.m": "p.m.", "spokeswoman": "spokesman", "spokesperson": "spokesman", "autumn": "fall",
    "favour": "favor", "gotten": "got", "till": "until", "kilometres": "kilometers", "metres": "meters",
}  # fmt: skip
_ENDINGS = (
    ("isations", "tions"), ("izations", "tions"), ("isation", "tion"), ("ization", "tion"), ("tions", "tions"),
    ("sions", "tions"), ("tion", "tion"), ("sion", "tion"), ("ments", "ments"), ("ment", "ment"), ("ness", "ness"),
    ("ities", "ities"), ("ity", "ity"), ("isms", "ism"), ("ism", "ism"), ("ists", "ists"), ("ist", "ist"),
    ("ship", "ship"), ("ances", "nces"), ("ences", "nces"), ("ance", "nce"), ("ence", "nce"), ("ancy", "nce"),
    ("ency", "nce"), ("ings", "ings"), ("ing", "ing"), ("ised", "ed"), ("ized", "ed"), ("ed", "ed"), ("ally", "ly"),
    ("ly", "ly"), ("able", "able"), ("ible", "able"), ("ical", "al"), ("als", "als"), ("al", "al"), ("ives", "ives"),
    ("ive", "ive"), ("ous", "ous"), ("ful", "ful"), ("less", "less"), ("ic", "ic"), ("ics", "ics"), ("ish", "ish"),
    ("ise", "ize"), ("ize", "ize"), ("yse", "ize"), ("yze", "ize"), ("ify", "ify"), ("ates", "ates"), ("ate", "ate"),
    ("ures", "ures"), ("ure", "ure"), ("ages", "ages"), ("age", "age"), ("ants", "ants"), ("ents", "ants"),
    ("ant", "ant"), ("ent", "ant"), ("aries", "aries"), ("ary", "ary"), ("ory", "ary"), ("ours", "ors"), ("ors", "ors"),
    ("our", "or"), ("or", "or"), ("ers", "ers"), ("er", "er"), ("res", "ers"), ("est", "est"), ("ies", "ies"),
    ("s", "s"), ("y", "y"),
)  # fmt: skip
_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """The classes of one sentence's tokens, between `START` and `END`, and the place of each in the text."""

    classes: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def words(self) -> int:
        """How many tokens it has, the two borders left out."""
        return len(self.classes) - 2


def masked_sentences(copy: Document | str) -> list[MaskedSentence]:
    """The sentences of a text, masked; those of a `Document` are its content segments, page furniture left out."""
    if isinstance(copy, str):
        text, spans = copy, list(plain_sentences(copy))
    else:
        text, spans = copy.text, _content(copy)
    found = []
    for number, span in enumerate(spans):
        sentence = _mask(text, _without_dateline(text, span) if number < _DATELINE_REACH else span)
        if sentence.words:
            found.append(sentence)
    return found


_DATELINE_REACH = 4
_SKIPPED = frozenset({SegmentKind.FURNITURE, SegmentKind.CREDIT})


def _content(document: Document) -> list[Span]:
    if not document.segments:
        return list(plain_sentences(document.text))
    return [segment.span for segment in document.segments if segment.kind not in _SKIPPED]


def plain_sentences(text: str) -> Iterator[Span]:
    """Sentence spans by the plainest of rules, which is what the speed asks for; exact segments are not needed here."""
    for piece in running_pieces(text):
        start = piece.start
        for match in _SENTENCE_END.finditer(text, piece.start, piece.end):
            if text[match.start()] == "." and _ABBREVIATION.search(
                text[max(start, match.start() - 12) : match.start()]
            ):
                continue
            yield Span(start, match.end())
            start = match.end()
        if start < piece.end:
            yield Span(start, piece.end)


def _without_dateline(text: str, span: Span) -> Span:
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _mask(text: str, span: Span) -> MaskedSentence:
    classes, starts, ends = [START], [span.start], [span.start]
    first = True
    for match in _TOKEN.finditer(text, span.start, span.end):
        token = match.group()
        first = first or text[match.start() - 1 : match.start()] in _OPENING_QUOTES
        for shown in _classes(token, first):
            if shown == classes[-1] and shown in _COLLAPSED:
                ends[-1] = match.end()
                continue
            classes.append(shown)
            starts.append(match.start())
            ends.append(match.end())
        first = token in _OPENING or (first and not token[0].isalnum())
    if classes[-1] == ".":
        classes.pop()
        starts.pop()
        ends.pop()
    classes.append(END)
    starts.append(span.end)
    ends.append(span.end)
    return MaskedSentence(tuple(classes), tuple(starts), tuple(ends))


_OPENING_QUOTES = frozenset('"“„«')
_OPENING = frozenset({":", "(", "!", "?"})
_COLLAPSED = frozenset({"NAME", "DASH", "…", "!", "?"})


@lru_cache(maxsize=60_000)
def _classes(token: str, first: bool) -> tuple[str, ...]:
    """Classes of one token; none for a form of address, two for a word with a clitic."""
    token = token.removesuffix(".") if token[:2].istitle() else token
    lower = token.lower().replace("’", "'")
    if lower in _ADDRESS:
        return ()
    lower = _EQUAL.get(lower, lower)
    if " " in lower:
        return tuple(lower.split(" "))
    if lower == "may":
        return ("MONTH",) if token == "May" and not first else ("may",)
    if lower in _WEEKDAYS:
        return ("WEEKDAY",)
    if lower in _MONTHS and token[0].isupper() and lower != "march":
        return ("MONTH",)
    if token == "March":
        return ("MONTH",)
    if lower in _MONEY and token[0].islower():
        return ("MONEY",)
    if lower in kept_words() and (first or token[0].islower() or lower in _function_words() or not token[0].isalpha()):
        return (_number_word(lower),)
    if not token[0].isalpha():
        return _mark_or_number(token)
    base, apostrophe, clitic = lower.partition("'")
    if apostrophe and f"'{clitic}" in kept_words():
        return (*_classes(token[: len(base)], first), f"'{clitic}")
    if "-" in token:
        return ("-" + _ending(lower.rpartition("-")[2]),)
    if token.isupper() and len(token) > 1:
        return ("ACRONYM",)
    if token[0].isupper():
        return ("Cap" if first else "NAME",)
    return (_ending(lower),)


def _number_word(word: str) -> str:
    return "NUMBERWORD" if word in _NUMBER_WORDS else word


def _ending(word: str) -> str:
    if word in kept_words():
        return word
    if len(word) <= _SHORT_WORD:
        return "ws" if word.endswith("s") else "w"
    if word.endswith("ss"):
        return "ww"
    for ending, name in _ENDINGS:
        if word.endswith(ending):
            return "~" + name
    return "ww"


def _mark_or_number(token: str) -> tuple[str, ...]:
    first = token[0]
    if first.isdigit():
        return (_number_shape(token),)
    if first in "-–—":
        return ("DASH",)
    if first in "$€£":
        return ("CURRENCY",)
    if first == "…" or token.startswith(".."):
        return ("…",)
    if first in "([":
        return ("(",)
    if first in ")]":
        return (")",)
    if first in "'’":
        return ()
    return (token,)


_SHAPES = (
    (re.compile(r"(?:1[5-9]|20)\d\d"), "YEAR"),
    (re.compile(r"(?:1[5-9]|20)?\d0s"), "DECADE"),
    (re.compile(r"\d{1,3}(?:st|nd|rd|th)"), "ORDINAL"),
    (re.compile(r"\d{1,2}h\d{0,2}", re.IGNORECASE), "HOUR"),
    (re.compile(r"\d{1,2}(?:[.:]\d\d)?[ap]m"), "CLOCKAP"),
    (re.compile(r"\d{1,2}:\d\d"), "CLOCK"),
    (re.compile(r"\d{1,3}(?:,\d{3})+"), "THOUSANDS"),
    (re.compile(r"\d+\.\d+"), "DECIMAL"),
    (re.compile(r"\d{1,2}"), "NUM2"),
    (re.compile(r"\d{3,}"), "NUM3"),
)


def _number_shape(token: str) -> str:
    bare = token.rstrip(".,:/")
    for shape, name in _SHAPES:
        if shape.fullmatch(bare):
            return name
    return "NUM+"


@cache
def kept_words() -> frozenset[str]:
    """The words that keep their form, British spellings already made American."""
    return _american(families("kept_words").values())


@cache
def _function_words() -> frozenset[str]:
    """Those that keep it with a capital in mid-sentence too; "State", "Court" or "Union" there are parts of names."""
    return _american(families("kept_words")[name] for name in _FUNCTION_FAMILIES)


_FUNCTION_FAMILIES = ("determiners and pronouns", "prepositions and conjunctions", "auxiliaries and forms")


def _american(lists: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(_EQUAL.get(word, word) for words in lists for word in words)


def ngrams(sentence: MaskedSentence, longest: int = 4) -> Iterable[tuple[str, int, int]]:
    """Every run of 1 to `longest` classes, joined by spaces, with the numbers of its first and last token."""
    classes = sentence.classes
    for first in range(len(classes)):
        gram = classes[first]
        if 0 < first < len(classes) - 1:
            yield gram, first, first
        for last in range(first + 1, min(first + longest, len(classes))):
            gram += " " + classes[last]
            yield gram, first, last
