"""What a run did, in numbers: while it is at work, and at its end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    phase: str
    """"sources" while they are added to their index, then "copies"."""
    finished: int
    """Sources read, or copies done or failed, in this session."""
    waiting: int = 0
    """Copies read and not finished."""
    reading: bool = True
    """Whether more may come."""
    seconds: float = 0.0
    """Since the work on copies began, in this session."""
    failed: int = 0
    translated: int = 0
    unclear: int = 0
    native: int = 0

    @property
    def rate(self) -> float:
        """Items a second; 0 when none is finished."""
        return self.finished / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds to go, at this rate; None while that cannot be told."""
        return None if self.reading or not self.finished else self.waiting / self.rate


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What one run of an audit did. The results are in the store."""

    store: Path
    run: int
    """Its number."""
    resumed: bool
    """Whether it went on with a run that had been interrupted; the counts are those of the whole run."""
    done: int
    failed: int
    new: int
    """Items met for the first time."""
    again: int
    """Items done again, since they had changed or it was asked for."""
    translated: int
    unclear: int
    native: int
    total: int
    """Results in the store, of all runs."""
    sources: int
    """Originals that were searched."""
    problems: tuple[str, ...] = ()
    """What could not be read of copies and sources as a whole, one line each."""
    seconds: float = 0.0
    """Duration of this session."""
