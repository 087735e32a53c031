"""The two texts of one bead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BeadText:
    """The text of a bead on both sides; one side empty where a sentence was dropped or added."""

    source: str
    copy: str
