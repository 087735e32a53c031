"""Whether an English text is a translation, from which language, and what shows it."""

from transprov.detection.declared import declared_evidence
from transprov.detection.detecting import detect
from transprov.detection.identity import identity
from transprov.detection.scoring import Score, score
from transprov.detection.verdict import DEFAULT_PRIOR, judge

__all__ = ["DEFAULT_PRIOR", "Score", "declared_evidence", "detect", "identity", "judge", "score"]
