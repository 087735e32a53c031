"""The rules about modality and evidentiality."""

from transprov.facts.rules import Rule
from transprov.types import Severity

HEDGE_LOST = Rule(
    "hedge-lost",
    "A reservation is missing",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "The source says that others say so, or that it is not sure (angeblich, mutmaßlich, offenbar, prétendument, "
    "présumé, apparemment); the copy states it as a fact and names nobody whose word it is.",
)
HEDGE_ADDED = Rule(
    "hedge-added",
    "A reservation from nowhere",
    "accuracy/mistranslation",
    Severity.MAJOR,
    "The copy makes hearsay or a guess (allegedly, reportedly, apparently) of what the source states as a fact.",
)
CHANGED = Rule(
    "modality-changed",
    "Another obligation",
    "accuracy/mistranslation",
    Severity.MAJOR,
    'What must, may, must not or need not be has changed: "darf nicht" is "must not", "muss nicht" is "need not".',
)

RULES = (HEDGE_LOST, HEDGE_ADDED, CHANGED)
