"""The rules about content as such: what is missing, added, left in the other language, said twice or turned round."""

from transprov.facts.rules import Rule
from transprov.types import Severity

DROPPED = Rule(
    "content-dropped",
    "Words of the source without counterpart",
    "accuracy/omission",
    Severity.MAJOR,
    "Nothing in the copy's sentence corresponds to these words of the source, although the words around them have "
    'their counterparts: „Die Polizei nahm am Abend in Köln zwei Verdächtige fest“ and "Police arrested two suspects".',
)
ADDED = Rule(
    "content-added",
    "Words of the copy without counterpart",
    "accuracy/addition",
    Severity.MAJOR,
    "Nothing in the source's sentence corresponds to these words of the copy, although the words around them have "
    'their counterparts: „Der Minister trat zurück“ and "The embattled minister resigned on Tuesday".',
)
UNTRANSLATED = Rule(
    "untranslated",
    "Left in the source's language",
    "accuracy/untranslated",
    Severity.MAJOR,
    "The copy has a word of the source's language that English text does not have. Names, titles of works and borrowed "
    'words are left alone: "The mayor spoke of a schwere night for the town".',
)
REPEATED = Rule(
    "repeated",
    "Said twice",
    "accuracy/addition",
    Severity.MINOR,
    "The copy says a word or a stretch of words twice and the source does not; translation engines do this when they "
    'lose their way: "the vote was postponed was postponed until May".',
)
REVERSED = Rule(
    "role-reversed",
    "Who did what to whom is turned round",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    "The copy makes the one who acts the one who suffers, or gives the dead as injured and the injured as dead: "
    '„Meier wurde von Huber geschlagen“ and "Meier beat Huber".',
)

RULES = (DROPPED, ADDED, UNTRANSLATED, REPEATED, REVERSED)
