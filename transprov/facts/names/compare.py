"""Names of the source against those of the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from transprov.facts.frame import Context
from transprov.facts.names import rules
from transprov.facts.names.adjectives import countries_left_as_adjectives
from transprov.facts.names.counterparts import has_counterpart, likeness, same_name, side_of
from transprov.facts.names.find import KIND_NAME, analyse, weak_capitals
from transprov.facts.names.language import name_language
from transprov.facts.names.lost import Lost, without_counterpart
from transprov.facts.names.value import Standing
from transprov.languages.foreign import foreign_stretches
from transprov.languages.names import Word
from transprov.languages.vocabulary import is_ordinary
from transprov.types import Finding, Mention, Span

# Probability that a reader agrees with the finding, by situation.
_SWAPPED = 0.9
_SWAPPED_UNSURE = 0.75
_SWAPPED_FOR_UNKNOWN = 0.85
"""By a name that stands nowhere in the article of the source."""
_MUTATED = 0.65
_TRANSLATED = 0.65
_KEPT = 0.6
_MISSING = {Standing.KNOWN: 0.65, Standing.PEOPLE: 0.55, Standing.PERSON: 0.65, Standing.UNKNOWN: 0.55}
_ADDED = {Standing.KNOWN: 0.65, Standing.PEOPLE: 0.45, Standing.PERSON: 0.65, Standing.UNKNOWN: 0.6}
_NOWHERE = 0.1
"""More, where the whole article of the source has been looked through for it."""
_COUNTRY_ADDED = 0.45
"""Translators name the country a thing is in, where the source's readers know it."""
_FOREIGN_WORDS, _FOREIGN_SMALL = 3, 1
"""Words of another language in a row, one of them in small letters, whose capitals are not taken for names."""
_ADJECTIVE_LEFT = 0.55
_ACRONYM = 0.4
_PART_OF_NAME = 0.4
"""A given name or a title comes or goes while the rest of the name stays."""
_OPENING = 0.45
"""A word that begins the sentence and stands in no dictionary may be a new word as well as a name."""
_SURE_ENOUGH = 0.5
_SAME_PLACE = 0.2
"""Difference of the relative places in the two texts up to which one word may stand for the other."""
_LOOKS_ALIKE = 0.6
_LONGEST_ACRONYM = 5
_HALF_OF_COMPOUND = 4
_LANGUAGE_UNKNOWN = 0.45
"""The names of a language without data may be inflected, or written in another script."""


def compare(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> tuple[Finding, ...]:
    """What happened to the names of one bead: another in their place, misspelt, translated, lost or invented.

    One cause gives one finding: a name missing here and another added there are one swap.
    """
    source = context.settled.without(tuple(source), source=True)
    copy = context.settled.without(tuple(copy), source=False)
    ours = side_of(context.source, context.source_language)
    theirs = side_of(context.copy, context.copy_language)
    lost = without_counterpart(source, context.source_language, theirs, context.source)
    new = without_counterpart(copy, context.copy_language, ours, context.copy)
    findings = (
        *_findings(lost, new, context),
        *_left_as_adjectives(context),
        *_kept_acronyms(source, copy, context),
    )
    if name_language(context.source_language).has_data and name_language(context.copy_language).has_data:
        return findings
    return tuple(replace(finding, confidence=min(finding.confidence, _LANGUAGE_UNKNOWN)) for finding in findings)


def _left_as_adjectives(context: Context) -> Iterator[Finding]:
    for country, span in countries_left_as_adjectives(
        (context.source, context.source_language), (context.copy, context.copy_language)
    ):
        if any(country in other.value.entities for other in context.copy_elsewhere):
            continue
        quoted = context.source[span.start : span.end]
        yield rules.DROPPED.finding(
            f"source: {quoted}; copy: only the adjective, which the source has besides",
            confidence=_ADJECTIVE_LEFT,
            source=Mention(KIND_NAME, span, quoted, None, quoted),
        )


def _kept_acronyms(source: Sequence[Mention], copy: Sequence[Mention], context: Context) -> Iterator[Finding]:
    """Acronyms that stand in both texts alike, though the copy's language has another for the same thing."""
    words = {mention.text: mention for mention in source if mention.value.acronym and mention.value.entities}
    for mention in copy:
        known = words.get(mention.text)
        international = any(entity.startswith("international:") for entity in known.value.entities) if known else False
        if known is not None and international and not mention.value.entities:
            yield rules.ACRONYM_KEPT.finding(
                f"the copy keeps the source's {mention.text}", confidence=_KEPT, source=known, copy=mention
            )


def _findings(lost: list[Lost], new: list[Lost], context: Context) -> Iterator[Finding]:
    pairs = [pair for pair in _pairs(lost, new, context) if Standing.WEAK not in (pair[0].standing, pair[1].standing)
             or _is_translated(*pair, context)]  # fmt: skip
    paired = {id(each) for pair in pairs for each in pair}
    for mine, theirs in pairs:
        if not _abbreviates(theirs, mine) and not _is_cut_otherwise(mine, theirs, context):
            yield _replaced(mine, theirs, context)
    for mine in lost:
        if id(mine) in paired or mine.standing is Standing.WEAK:
            continue
        if not _is_elsewhere(mine, context.copy_article, context.copy_language) and not _stands_in(
            mine, context.source_language, context.copy_elsewhere, context.copy_language
        ):
            instead = _ordinary_word_instead(mine, context)
            if instead is not None and _alone(mine, _MISSING) >= _SURE_ENOUGH:
                yield rules.SWAPPED.finding(
                    f"source: {mine.mention.text}; copy: {instead.text}",
                    confidence=_alone(mine, _MISSING),
                    source=mine.mention,
                    copy=instead,
                )
                continue
            yield rules.DROPPED.finding(
                f"source: {mine.mention.text}; copy: no such name",
                confidence=_alone(mine, _MISSING),
                source=mine.mention,
            )
    for theirs in new:
        if id(theirs) in paired or theirs.standing is Standing.WEAK or _is_foreign(theirs, context):
            continue
        place = _other_place(theirs, context)
        if place is not None:
            yield rules.SWAPPED.finding(
                f"source: {place.text}; copy: {theirs.mention.text}",
                confidence=_SWAPPED_UNSURE,
                source=place,
                copy=theirs.mention,
            )
        elif not _is_elsewhere(theirs, context.source_article, context.source_language) and not _stands_in(
            theirs, context.copy_language, context.source_elsewhere, context.source_language
        ):
            known_nowhere = _NOWHERE if context.source_article else 0.0
            yield rules.ADDED.finding(
                f"source: no such name; copy: {theirs.mention.text}",
                confidence=_added(theirs) + known_nowhere,
                copy=theirs.mention,
            )


def _is_foreign(name: Lost, context: Context) -> bool:
    """Whether it is a word of a title or sentence that the copy leaves in another language; that is told as such."""
    if context.copy_language != "en":
        return False
    stretches = foreign_stretches(context.copy, _FOREIGN_WORDS, _FOREIGN_SMALL)
    return any(name.mention.span.overlaps(stretch.span) for stretch in stretches)


def _added(name: Lost) -> float:
    confidence = _alone(name, _ADDED)
    if name.standing is Standing.UNKNOWN and len(name.value.words) == 1 and _is_compound(name.value.words[0].fold):
        confidence = min(confidence, _OPENING)
    is_country = any(":" not in entity for entity in name.value.entities)
    return min(confidence, _COUNTRY_ADDED) if is_country else confidence


def _is_compound(fold: str) -> bool:
    """Whether it is two English words: "Dragonfire" may be a name as well as a word."""
    cuts = range(_HALF_OF_COMPOUND, len(fold) - _HALF_OF_COMPOUND + 1)
    return any(is_ordinary(fold[:cut], "en") and is_ordinary(fold[cut:], "en") for cut in cuts)


def _may_be_new_word(word: Word) -> bool:
    """Whether a word nobody listed may be no name: it owes its capital to its place, and ends as words do."""
    return word.opens and not word.fold.endswith(_ENDS_OF_NAMES)


_ENDS_OF_NAMES = ("a", "i", "o", "u", "y")


def _ordinary_word_instead(mine: Lost, context: Context) -> Mention | None:
    """A word of the copy whose capital nothing in the source explains, at about the place of the name."""
    other = side_of(context.source, context.source_language)
    near = [
        word
        for word in weak_capitals(context.copy, context.copy_language)
        if _apart(mine.mention, word, context) < _SAME_PLACE
        and not has_counterpart(word.value, context.copy_language, other)
    ]
    return min(near, key=lambda word: _apart(mine.mention, word, context), default=None)


def _other_place(theirs: Lost, context: Context) -> Mention | None:
    """A country or region that the source names, as an adjective perhaps, and the copy does not."""
    if not any(_is_place(entity) for entity in theirs.value.entities):
        return None
    words, hits = analyse(context.source, context.source_language)
    named = side_of(context.copy, context.copy_language).entities
    for at in sorted({hit.start for hit in hits}):
        here = [hit for hit in hits if hit.start == at and hit.sure]
        entities = {hit.entity for hit in here}
        if any(_is_place(entity) for entity in entities) and entities.isdisjoint(named):
            span = Span(words[at].start, words[max(hit.end for hit in here) - 1].end)
            quoted = context.source[span.start : span.end]
            return Mention(theirs.mention.kind, span, quoted, None, quoted)
    return None


def _is_place(entity: str) -> bool:
    """Whether it is a country (a bare CLDR code) or one of our regions."""
    return ":" not in entity or entity.startswith("regions:")


def _alone(name: Lost, by_standing: dict[Standing, float]) -> float:
    confidence = by_standing[name.standing]
    if name.acronym and not name.value.entities:
        confidence = min(confidence, _ACRONYM)
    if name.standing is Standing.UNKNOWN and len(name.value.words) == 1 and _may_be_new_word(name.value.words[0]):
        confidence = min(confidence, _OPENING)
    return min(confidence, _PART_OF_NAME) if name.partly else confidence


def _pairs(lost: list[Lost], new: list[Lost], context: Context) -> list[tuple[Lost, Lost]]:
    """Greedily, the most alike first, then those at the most similar place."""
    scored = sorted(
        (
            (-likeness(mine.value, theirs.value) + _apart(mine.mention, theirs.mention, context), i, j)
            for i, mine in enumerate(lost)
            for j, theirs in enumerate(new)
        ),
    )
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs = []
    for _, i, j in scored:
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((lost[i], new[j]))
    return pairs


def _apart(mine: Mention, theirs: Mention, context: Context) -> float:
    """Difference of the relative places of two mentions in their texts, 0 to 1."""
    here = mine.span.start / max(1, len(context.source))
    return abs(here - theirs.span.start / max(1, len(context.copy)))


def _abbreviates(short: Lost, long: Lost) -> bool:
    """As in "TX" for Texas, "NYPD" for the police of New York."""
    if not short.acronym or long.acronym:
        return False
    letters = iter(long.value.fold)
    return all(letter in letters for letter in short.value.fold[:2]) and short.value.fold[0] == long.value.fold[0]


def _is_cut_otherwise(mine: Lost, theirs: Lost, context: Context) -> bool:
    """Whether each of the two stands unaccounted in a bead nearby: the alignment cut the text elsewhere."""
    here = _stands_in(mine, context.source_language, context.copy_unaccounted, context.copy_language)
    return here and _stands_in(theirs, context.copy_language, context.source_unaccounted, context.source_language)


def _is_elsewhere(name: Lost, article: str, language: str) -> bool:
    """Whether each word of the name stands somewhere in the other article, by its letters, though perhaps no mention.

    "Minister Leisner" is none in German, where Leisner might be a noun.
    """
    return bool(article) and all(word.fold in side_of(article, language).folds for word in name.value.words)


def _stands_in(name: Lost, language: str, others: Sequence[Mention], other_language: str) -> bool:
    """Whether mentions of the other text, in other beads, include the name or a word of it."""
    return any(
        not name.value.entities.isdisjoint(other.value.entities)
        or any(
            same_name(mine, language, theirs, other_language)
            for mine in name.value.words
            for theirs in other.value.words
            if theirs.capital
        )
        for other in others
    )


def _is_translated(mine: Lost, theirs: Lost, context: Context) -> bool:
    """As in "Herr Schneider", "Mr. Tailor": titles before both, and both ordinary words of their languages."""
    sides = ((mine, context.source_language), (theirs, context.copy_language))
    return all(
        name.value.titled and all(is_ordinary(word.text, language) for word in name.value.words)
        for name, language in sides
    )


def _is_scrambled(mine: Lost, theirs: Lost, context: Context) -> bool:
    """Whether the copy has the letters of a known acronym, its own or the source's, in another order: OSTC."""
    if not (mine.acronym and mine.value.entities and theirs.acronym) or len(theirs.value.fold) > _LONGEST_ACRONYM:
        return False
    if sorted(mine.value.fold) == sorted(theirs.value.fold):
        return True
    return any(
        hit.entity in mine.value.entities
        for letters in permutations(theirs.mention.text)
        for hit in analyse("".join(letters), context.copy_language)[1]
    )


def _replaced(mine: Lost, theirs: Lost, context: Context) -> Finding:
    message = f"source: {mine.mention.text}; copy: {theirs.mention.text}"
    if _is_translated(mine, theirs, context):
        return rules.TRANSLATED.finding(message, confidence=_TRANSLATED, source=mine.mention, copy=theirs.mention)
    alike = likeness(mine.value, theirs.value) >= _LOOKS_ALIKE and not mine.acronym
    if alike or _is_scrambled(mine, theirs, context):
        return rules.MUTATED.finding(message, confidence=_MUTATED, source=mine.mention, copy=theirs.mention)
    sure = min(mine.standing, theirs.standing) is not Standing.UNKNOWN
    confidence = _SWAPPED if sure else _SWAPPED_UNSURE
    if context.source_article and not _is_elsewhere(theirs, context.source_article, context.source_language):
        confidence = max(confidence, _SWAPPED_FOR_UNKNOWN)
    unknown = [name.acronym for name in (mine, theirs) if name.standing is Standing.UNKNOWN]
    if (unknown and all(unknown) and mine.acronym) or (len(unknown) == 2 and any(unknown)):
        # acronyms of things other than organisations are made anew in every language: MRT, MRI
        confidence = min(confidence, _ACRONYM)
    return rules.SWAPPED.finding(message, confidence=confidence, source=mine.mention, copy=theirs.mention)
