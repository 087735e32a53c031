"""Facts: the checkable details of two texts, compared by value.

`check_pair` compares one aligned pair, `compare_article` all beads of two articles (where a detail that only moved to
another bead is not missing). A kind of fact is a module with one `Kind` (see `frame`), listed in `registry`; a language
is a folder of data in `lexicon`.
"""

from transprov.facts import consistency
from transprov.facts.article import compare_article
from transprov.facts.bead import BeadText
from transprov.facts.consistency import Disagreement, disagreements
from transprov.facts.equivalences import NOTHING
from transprov.facts.evidence import EvidenceSide, Linker, WordEvidence
from transprov.facts.frame import Context, Kind
from transprov.facts.pair import DEFAULT_CONFIDENCE, check_pair
from transprov.facts.registry import KINDS, all_rules, find_mentions, get_rule
from transprov.facts.rules import Rule

__all__ = [
    "DEFAULT_CONFIDENCE",
    "KINDS",
    "NOTHING",
    "BeadText",
    "Context",
    "Disagreement",
    "EvidenceSide",
    "Kind",
    "Linker",
    "Rule",
    "WordEvidence",
    "all_rules",
    "check_pair",
    "compare_article",
    "consistency",
    "disagreements",
    "find_mentions",
    "get_rule",
]
