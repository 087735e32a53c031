"""Who says it: verbs of saying with their subjects, and phrases such as "according to"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transprov.facts.names.find import find as find_names
from transprov.facts.names.value import NameValue, Standing
from transprov.facts.phrases import WordText
from transprov.facts.quotations.language import SpeechLanguage
from transprov.facts.quotations.marks import Quoted
from transprov.facts.quotations.value import Attribution
from transprov.languages.names import words_of
from transprov.languages.vocabulary import is_ordinary
from transprov.types import Mention, Span

_LONGEST = 14
"""Words from which on the naming of a speaker is something else."""
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "mme", "hr", "fr", "jr"})
_ADVERBIAL = 8
_APPOSITION = 4
_LINKS = frozenset({"-", ".", "'", "s", "of", "de", "du", "d'", "von", "van", "zu", "al", "el", "bin", "für", "for"})
"""What may stand inside the naming of a speaker behind its first capital."""
_ENDS = frozenset(',;:.!?()[]{}–—"„“”«»‹›…/')


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb of saying or the like, by its words, and the words that name the speaker."""

    at: range
    speaker: range
    around: range
    """All words among which the speaker is named."""
    verb: bool = True
    """Whether a verb says so, rather than "according to"."""


def attributions(
    text: str, language: str, quoted: Sequence[Quoted], data: SpeechLanguage
) -> tuple[tuple[Span, Attribution], ...]:
    """The attributions outside the quotations of a text, in order, without overlap."""
    words = WordText.of(text)
    inside = _inside(words, quoted)
    hits = list(_said(words, inside, data))
    if not hits:
        return ()
    names = find_names(text, language)
    found: list[tuple[Span, Attribution]] = []
    for hit in sorted(hits, key=lambda said: said.at.start):
        linked = not hit.verb or _is_linked(words, inside, hit, data)
        attribution = _attribution(words, hit, names, data, linked)
        parts = [hit.at, hit.speaker] if hit.speaker else [hit.at]
        # an apposition may stand behind: "the mayor, Paul Vasseur"
        end = max(part.stop for part in (*parts, hit.around))
        span = words.span(min(part.start for part in parts), end)
        if attribution.has_speaker and (linked or attribution.plain) and not (found and found[-1][0].overlaps(span)):
            found.append((span, attribution))
    return tuple(found)


def _is_linked(text: WordText, inside: Sequence[bool], said: _Said, data: SpeechLanguage) -> bool:
    """Whether what is said stands beside: a quotation, a comma or colon, or a word such as "that"."""
    start = min(said.at.start, said.speaker.start if said.speaker else said.at.start)
    while start and text.words[start - 1] in data.joining:
        start -= 1
    end = max(said.at.stop, said.speaker.stop)
    if start and (inside[start - 1] or (text.words[start - 1] == "," and start > 1 and inside[start - 2])):
        return True
    verb = text.words[said.at.stop - 1]
    near = range(end, min(len(text.words), end + _ADVERBIAL))
    end = next((at for at in near if text.words[at] in ",:" or text.words[at] in data.that or inside[at]), end)
    if end >= len(text.words) or text.words[end] in ".!?;":
        return start > 0 and text.words[start - 1] == ","
    if inside[end] or text.words[end] == ":" or text.words[end] in data.that:
        return True
    if text.words[end] == ",":
        opens = data.that.isdisjoint(text.words[end + 1 : end + 2])
        return verb in data.plain and (not opens or (verb in data.bare and data.capital_nouns))
    return verb in data.bare and text.words[end] not in data.stops


def _inside(words: WordText, quoted: Sequence[Quoted]) -> list[bool]:
    """For each word whether it stands in a quotation, or is a mark of one."""
    inside = [False] * len(words.words)
    for quote in quoted:
        at = bisect_right(words.spans, quote.span.start, key=lambda span: span.end)
        while at < len(inside) and words.spans[at].start < quote.span.end:
            inside[at] = True
            at += 1
    return inside


def _said(text: WordText, inside: Sequence[bool], data: SpeechLanguage) -> Iterator[_Said]:
    for at, word in enumerate(text.words):
        if inside[at]:
            continue
        phrase = data.according.at(text.words, at)
        if phrase is not None:
            behind = _behind(text, inside, phrase[0], data)
            yield _Said(range(at, phrase[0]), behind, _with_apposition(text, inside, behind), False)
        elif word in data.so and at and (inside[at - 1] or text.words[at - 1] == ",") and _begins_speaker(text, at + 1):
            behind = _behind(text, inside, at + 1, data)
            yield _Said(range(at, at + 1), behind, _with_apposition(text, inside, behind), False)
        elif word in data.following:
            before = _before(text, inside, at)
            yield _Said(range(at, at + 1), before, before, False)
        else:
            predicate = _predicate(text, inside, at, data)
            if predicate is not None:
                yield _with_subject(text, inside, predicate, data)


def _begins_speaker(text: WordText, at: int) -> bool:
    return at < len(text.words) and text.words[at][0].isalpha()


def _predicate(text: WordText, inside: Sequence[bool], at: int, data: SpeechLanguage) -> range | None:
    """The words of a verb of saying that ends or begins at `at`."""
    word = text.words[at]
    if at and text.words[at - 1] in data.passive:
        return None
    if word in data.participles:
        for before in range(at - 1, max(-1, at - 6), -1):
            if inside[before] or text.words[before] in _ENDS:
                break
            if text.words[before] in data.auxiliaries:
                return range(before, at + 1)
    if word in data.verbs or word in data.subject_first:
        return range(at, at + 1)
    if word in data.parted:
        for behind in range(at + 1, min(len(text.words), at + _LONGEST)):
            if inside[behind] or text.words[behind] in _ENDS:
                return None
            if text.words[behind] in data.parted[word]:
                return range(at, at + 1)
    return None


def _with_subject(text: WordText, inside: Sequence[bool], at: range, data: SpeechLanguage) -> _Said:
    """Find the subject of a verb: before it, or behind it where nothing or an adverbial stands before."""
    within = [place for place in at if text.words[place] in data.pronouns]
    if within:  # a-t-il déclaré
        return _Said(at, range(within[0], within[0] + 1), at)
    before = _before(text, inside, at.start)
    while before and text.words[before.start] in data.joining:
        before = range(before.start + 1, before.stop)
    behind = _behind(text, inside, at.stop, data)
    comma = at.start > 1 and text.words[at.start - 1] == "," and not inside[at.start - 2]
    clauses = range(_sentence(text, inside, at.start), at.start)
    if comma and (text.words[at.start] in data.subject_first or not behind):
        return _Said(at, clauses, clauses)  # "Jana Vogt, the minister, said"
    if text.words[at.start] in data.subject_first or (before and text.words[before.start] not in data.stops):
        return _Said(at, before, before)
    if comma or before:
        return _Said(at, behind, range(clauses.start, max(at.stop, _with_apposition(text, inside, behind).stop)))
    return _Said(at, behind, _with_apposition(text, inside, behind))


def _with_apposition(text: WordText, inside: Sequence[bool], words: range) -> range:
    """As in "the mayor of Brest, Paul Le Goff": a comma and a capital behind."""
    end = words.stop
    if not words or end + 1 >= len(text.words) or text.words[end] != "," or not _is_capital(text, end + 1):
        return words
    end += 1
    while end < len(text.words) and end - words.stop <= _APPOSITION and not inside[end] and _is_capital(text, end):
        end += 1
    return range(words.start, end)


def _is_capital(text: WordText, at: int) -> bool:
    return text.text[text.spans[at].start].isupper()


def _before(text: WordText, inside: Sequence[bool], at: int) -> range:
    """The words right before `at` in its clause."""
    start = at
    while start > 0 and at - start < _LONGEST and not inside[start - 1] and not _is_end(text, start - 1):
        start -= 1
    return range(start, at)


def _is_end(text: WordText, at: int) -> bool:
    """Whether a sign ends the clause; the dot of "M. Vogt" does not."""
    if text.words[at] not in _ENDS:
        return False
    abbreviation = (
        text.words[at] == "." and at > 0 and (len(text.words[at - 1]) == 1 or text.words[at - 1] in _ABBREVIATIONS)
    )
    return not (abbreviation and text.words[at - 1].isalpha() and at + 1 < len(text.words))


def _sentence(text: WordText, inside: Sequence[bool], at: int) -> int:
    earliest = max(0, at - 2 * _LONGEST)
    while at > earliest and not inside[at - 1] and text.words[at - 1] not in ".!?:;":
        at -= 1
    return at


def _behind(text: WordText, inside: Sequence[bool], at: int, data: SpeechLanguage) -> range:
    """The words from `at` on that may name a speaker."""
    if at < len(text.words) and text.words[at] in data.that:
        return range(at, at)
    end = at
    capital = False
    while end < len(text.words) and end - at < _LONGEST and not inside[end]:
        word = text.words[end]
        if (
            _is_end(text, end)
            or (word in data.stops and end > at)
            or (word in data.stops and word not in data.articles)
        ):
            break
        if capital and not _is_capital(text, end) and not _may_link(text, end, data):
            break
        capital = capital or _is_capital(text, end)
        end += 1
    while end > at and text.words[end - 1] == "-":
        end -= 1
    if end > at and text.words[at] == "-":  # dit-il
        at += 1
        if at < end and text.words[at] == "t" and at + 2 <= end:
            at += 2
    return range(at, max(at, end))


def _may_link(text: WordText, at: int, data: SpeechLanguage) -> bool:
    """Whether a word in small letters may stand within the naming of a speaker: "Juve coach Paolo Rossi"."""
    word = text.words[at]
    if word in data.articles or word in _LINKS or word in data.roles:
        return True
    noun = not data.capital_nouns and word not in data.verbs
    return noun and at + 1 < len(text.words) and _is_capital(text, at + 1)


def _attribution(
    text: WordText, said: _Said, names: Sequence[Mention], data: SpeechLanguage, linked: bool
) -> Attribution:
    speaker = [text.words[at] for at in said.speaker]
    bare = [word for word in speaker if word not in data.articles and word[0].isalpha()]
    pronoun = None
    if speaker and (speaker[0] in data.pronouns) and len(bare) <= 2:
        pronoun = data.pronouns[speaker[0]]
    elif speaker and speaker[-1] in data.pronouns and said.speaker.stop == said.at.start:
        pronoun = data.pronouns[speaker[-1]]
    mine = _names_in(text, _core(text, said.speaker, data), names)
    mine = (*mine, *_surname(text, said.speaker, names)) if mine else _bare_name(text, said.speaker, data)
    if not mine and bare and said.around.stop > said.speaker.stop:
        mine = _names_in(text, range(said.speaker.stop, said.around.stop), names)
    noun = pronoun is None and not mine and bool(bare) and bare[0] not in data.impersonal
    named = said.around or said.speaker
    roles = data.roles_in(text.words[named.start : named.stop])
    around = tuple(dict.fromkeys((*mine, *_names_in(text, said.around, names))))
    impersonal = bool(bare) and bare[0] in data.impersonal
    if impersonal:
        return Attribution((), around, roles, None, False, False)
    person = bool(roles) or any(name.standing is not Standing.WEAK and len(name.fold) > 2 for name in mine)
    plain = person if not said.verb else linked and text.words[said.at.stop - 1] in data.plain
    return Attribution(() if pronoun else mine, around, roles, pronoun, plain, noun)


def _core(text: WordText, words: range, data: SpeechLanguage) -> range:
    """The words up to a preposition: "authorities in Ohio" are not Ohio."""
    stop = next((at for at in words[1:] if text.words[at] in data.stops), words.stop)
    return range(words.start, stop)


def _bare_name(text: WordText, words: range, data: SpeechLanguage) -> tuple[NameValue, ...]:
    """As in "so Tiedjens": one word with a capital and no article speaks."""
    if len(words) != 1 or not _is_capital(text, words[0]) or text.words[words[0]] in data.impersonal:
        return ()
    word = text.words[words[0]]
    if word in data.pronouns or word in data.roles or word in data.stops:
        return ()
    if not data.capital_nouns and is_ordinary(word, data.code):
        return ()
    return (_name_of(text, words[0]),)


def _surname(text: WordText, words: range, names: Sequence[Mention]) -> tuple[NameValue, ...]:
    """The word with a capital right behind a name: a surname may be any word."""
    mentions = _mentions_in(text, words, names)
    for at in words:
        last = mentions[-1]
        behind = text.spans[at].start - last.span.end
        if behind == 1 and _is_capital(text, at) and last.value.standing is Standing.PERSON:
            return (_name_of(text, at),)
    return ()


def _name_of(text: WordText, at: int) -> NameValue:
    span = text.spans[at]
    return NameValue(words_of(text.text[span.start : span.end]), Standing.WEAK)


def _names_in(text: WordText, words: range, names: Sequence[Mention]) -> tuple[NameValue, ...]:
    return tuple(name.value for name in _mentions_in(text, words, names))


def _mentions_in(text: WordText, words: range, names: Sequence[Mention]) -> Sequence[Mention]:
    if not words:
        return ()
    span = text.span(words.start, words.stop)
    start = bisect_right(names, span.start, key=lambda name: name.span.end)
    return names[start : bisect_left(names, span.end, lo=start, key=lambda name: name.span.start)]
