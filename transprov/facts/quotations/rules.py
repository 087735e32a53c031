"""The rules about quotations and speakers."""

from transprov.facts.rules import Rule
from transprov.types import Severity

QUOTE_LOST = Rule(
    "quote-lost",
    "Quoted words without their marks",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "The source quotes somebody word for word; in the copy the words stand as plain text or as a paraphrase.",
)
QUOTE_ADDED = Rule(
    "quote-added",
    "Quotation marks from nowhere",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "The copy puts words between quotation marks that the source only reports: nobody has said them like that.",
)
QUOTE_DROPPED = Rule(
    "quote-dropped",
    "A quotation is missing",
    "accuracy/omission",
    Severity.MAJOR,
    "The source quotes somebody; the copy has neither the quotation marks nor room for the words.",
)
QUOTE_INVENTED = Rule(
    "quote-invented",
    "An invented quotation",
    "accuracy/addition",
    Severity.CRITICAL,
    "The copy quotes somebody with words for which the source has neither quotation marks nor room.",
)
QUOTE_CUT = Rule(
    "quote-cut",
    "A shortened quotation",
    "accuracy/omission",
    Severity.MAJOR,
    "The quotation is there, but much shorter than in the source, and nothing shows that words were left out.",
)
QUOTE_BORDER = Rule(
    "quote-border",
    "The quotation begins or ends elsewhere",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "Words that the source quotes stand outside the quotation marks of the copy, or the other way round: what the "
    "speaker said and what the reporter says are mixed up.",
)
SPEAKER_CHANGED = Rule(
    "speaker-changed",
    "Somebody else speaks",
    "accuracy/mistranslation",
    Severity.CRITICAL,
    'The copy ascribes the words to another person: "sagte Vogt" became "said Keller", "sagte sie" became "he said".',
)
SPEAKER_LOST = Rule(
    "speaker-lost",
    "Nobody is named as the speaker",
    "accuracy/omission",
    Severity.MAJOR,
    "The source says whose statement it is; the copy states it as its own.",
)
ATTRIBUTION_ADDED = Rule(
    "attribution-added",
    "A speaker from nowhere",
    "accuracy/addition",
    Severity.MAJOR,
    "The copy ascribes to somebody what the source states by itself.",
)
ROLE_CHANGED = Rule(
    "role-changed",
    "Another office of the speaker",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'The speaker has another office in the copy: "Außenministerin" became "interior minister".',
)

QUOTATION_RULES = (QUOTE_LOST, QUOTE_ADDED, QUOTE_DROPPED, QUOTE_INVENTED, QUOTE_CUT, QUOTE_BORDER)
SPEAKER_RULES = (SPEAKER_CHANGED, SPEAKER_LOST, ATTRIBUTION_ADDED, ROLE_CHANGED)
