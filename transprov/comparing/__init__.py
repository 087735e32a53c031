"""Several texts about one event against each other: what agrees, what conflicts, and what translation did to it."""

from transprov.comparing.comparison import CONFLICTING, Cell, Cluster, Comparison, Fact, Relation
from transprov.comparing.pipeline import compare

__all__ = ["CONFLICTING", "Cell", "Cluster", "Comparison", "Fact", "Relation", "compare"]
