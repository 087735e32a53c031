"""Artifacts: how English reads because it was translated.

Rules are data: `packs/<language>/<family>.toml`, each with examples that are its tests. `find_artifacts` finds what
they say in a document; `confirm` weighs it by the sentences of the source when those are known.
"""

from transprov.artifacts.confirming import confirm
from transprov.artifacts.engine import Artifact, find, find_artifacts
from transprov.artifacts.findings import as_finding
from transprov.artifacts.loading import ANY, all_rules, packs
from transprov.artifacts.rule import ArtifactRule
from transprov.artifacts.strength import identity, log_ratio, native_rate_allows
from transprov.artifacts.wording import shown

__all__ = [
    "ANY",
    "Artifact",
    "ArtifactRule",
    "all_rules",
    "as_finding",
    "confirm",
    "find",
    "find_artifacts",
    "identity",
    "log_ratio",
    "native_rate_allows",
    "packs",
    "shown",
]
