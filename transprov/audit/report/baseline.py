"""What is new, the same, and gone: of a store against an earlier one, or of the last run against those before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transprov.audit.report.copies import Change, Copy
from transprov.audit.results import ItemResult
from transprov.audit.store import AuditStore


def copies(store: AuditStore, baseline: AuditStore | None, *, threshold: float) -> Iterator[Copy]:
    """Every copy of `store` by key, with its findings at or above the confidence `threshold`.

    With a `baseline`, copies that only it has come along, marked as gone. Without one, copies that the last of several
    runs met or did again for the first time are marked as new or changed. One copy is held at a time.
    """
    if baseline is None:
        last = max((run.number for run in store.runs()), default=1)
        for result in store.results():
            yield Copy(result, _shown(result, threshold), None if last == 1 else _since(result, last))
        return
    earlier = baseline.results()
    before = next(earlier, None)
    for result in store.results():
        # both come sorted by key, so that they can be walked side by side
        while before is not None and before.key < result.key:
            yield _gone(before, threshold)
            before = next(earlier, None)
        if before is not None and before.key == result.key:
            yield _both(result, before, threshold)
            before = next(earlier, None)
        else:
            yield Copy(result, _shown(result, threshold), Change.NEW, frozenset())
    while before is not None:
        yield _gone(before, threshold)
        before = next(earlier, None)


def _since(result: ItemResult, last: int) -> Change:
    if result.first_run == last:
        return Change.NEW
    return Change.CHANGED if result.run == last and result.version > 1 else Change.SAME


def _both(now: ItemResult, before: ItemResult, threshold: float) -> Copy:
    shown = _shown(now, threshold)
    # a finding that fell below the threshold is still there; one of the baseline that was below it was not seen
    left = {each["fingerprint"] for each in now.findings}
    earlier = _shown(before, threshold)
    return Copy(
        now,
        shown,
        Change.SAME,
        frozenset(each["fingerprint"] for each in earlier),
        tuple(each for each in earlier if each["fingerprint"] not in left),
    )


def _gone(before: ItemResult, threshold: float) -> Copy:
    return Copy(before, (), Change.GONE, frozenset(), _shown(before, threshold))


def _shown(result: ItemResult, threshold: float) -> tuple[Mapping[str, Any], ...]:
    return tuple(each for each in result.findings if each["confidence"] >= threshold)
