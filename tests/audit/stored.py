"""What a store holds, for comparing two of them."""

from pathlib import Path

from transprov.audit import AuditStore

ROOT = Path(__file__).resolve().parents[2]
"""Of the checkout, which subprocesses import from."""


def dump(path):
    """All that a store holds, without times and numbers of runs."""
    with AuditStore.open(path) as store:
        return list(store.dump())
