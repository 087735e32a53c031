"""Audits of whole feeds: a queue of copies, worked through by processes, kept in one file, resumable.

`transprov.audit` is the name of the function and of the package: the package can be called, and is then the function.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from transprov.audit.results import ItemResult, MatchedSource, Run
from transprov.audit.store import AuditStore
from transprov.audit.summary import AuditSummary, Progress

__all__ = ["AuditStore", "AuditSummary", "ItemResult", "MatchedSource", "Progress", "Run"]


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> AuditSummary:
        """See `transprov.audit.auditing.audit`."""
        from transprov.audit.auditing import audit

        return audit(*arguments, **options)


# importing the package binds it to the name in `transprov`, over any function that was there
sys.modules[__name__].__class__ = _Callable
