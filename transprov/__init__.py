"""transprov: translation provenance for news. See `transprov --help` and the README.

Names are loaded on first use, so that `import transprov` and `transprov --help` stay fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transprov.alignment import Aligner, align, align_words, evaluate
    from transprov.audit.auditing import audit
    from transprov.checking import check, check_pair
    from transprov.comparing import Comparison, compare
    from transprov.detection import detect
    from transprov.errors import ConfigError, InputError, ModelMissingError, TransprovError
    from transprov.reading import load
    from transprov.sources import Candidate, SourceIndex
    from transprov.types import Alignment, Bead, Detection, Document, Finding, Report, Span

__version__ = "0.1.0"

_HOMES = {
    "Aligner": "transprov.alignment",
    "align": "transprov.alignment",
    "align_words": "transprov.alignment",
    "evaluate": "transprov.alignment",
    "audit": "transprov.audit.auditing",
    "check": "transprov.checking",
    "check_pair": "transprov.checking",
    "Comparison": "transprov.comparing",
    "compare": "transprov.comparing",
    "detect": "transprov.detection",
    "load": "transprov.reading",
    "Candidate": "transprov.sources",
    "SourceIndex": "transprov.sources",
    "ConfigError": "transprov.errors",
    "InputError": "transprov.errors",
    "ModelMissingError": "transprov.errors",
    "TransprovError": "transprov.errors",
    "Alignment": "transprov.types",
    "Bead": "transprov.types",
    "Detection": "transprov.types",
    "Document": "transprov.types",
    "Finding": "transprov.types",
    "Report": "transprov.types",
    "Span": "transprov.types",
}

__all__ = [
    "Aligner",
    "Alignment",
    "Bead",
    "Candidate",
    "Comparison",
    "ConfigError",
    "Detection",
    "Document",
    "Finding",
    "InputError",
    "ModelMissingError",
    "Report",
    "SourceIndex",
    "Span",
    "TransprovError",
    "__version__",
    "align",
    "align_words",
    "audit",
    "check",
    "check_pair",
    "compare",
    "detect",
    "evaluate",
    "load",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
