"""Whether an English text is a translation, from which language, and what shows it."""

from transprov.detection.scoring import Score, score
from transprov.detection.verdict import DEFAULT_PRIOR, detect, judge

__all__ = ["DEFAULT_PRIOR", "Score", "detect", "judge", "score"]
