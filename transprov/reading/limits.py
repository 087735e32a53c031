"""How much of an input transprov is willing to take in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one input; the defaults fit any article and stop anything that is not one."""

    max_bytes: int = 20_000_000
    """Largest input, in bytes, after decompression."""
    total_seconds: float = 30.0
    """Longest time for one URL: name lookup, every redirect and the download together."""
    max_redirects: int = 5
    allow_private: bool = False
    """Whether URLs may lead to private, loopback, link-local or reserved addresses."""

    @property
    def readable_size(self) -> str:
        """The size limit for messages, such as "20 MB"."""
        return f"{self.max_bytes / 1e6:g} MB"


DEFAULT_LIMITS = Limits()
