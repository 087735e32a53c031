"""The rules about a copy that disagrees with itself."""

from transprov.facts.rules import Rule
from transprov.types import Severity

NUMBER = Rule(
    "internal-inconsistency",
    "Two numbers for one thing",
    "linguistic conventions/textual conventions",
    Severity.MINOR,
    "The copy gives two numbers for the same thing at two places, such as headline and body, and the source bears out "
    'only one of them: "71 dead" above, "17 people died" below. A note where the number is reported by itself as '
    "well.",
)
RENDERING = Rule(
    "inconsistent-rendering",
    "One name rendered in two ways",
    "terminology/inconsistent",
    Severity.MINOR,
    'What the source calls by one name has two in the copy, so that readers may take it for two: "Kassym-Jomart" and '
    '"Kassym-Schomart", "Federal Office" and "Federal Agency" for one Bundesamt.',
)

RULES = (NUMBER, RENDERING)
