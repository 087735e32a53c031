"""What can go wrong, as exceptions that carry the resource they are about.

The command line turns every `TransprovError` into one line on stderr and exit status 2.
"""

from __future__ import annotations


class TransprovError(Exception):
    """Base of all errors that transprov raises on purpose.

    `resource` names the file, URL or setting concerned (or None); `str(error)` is one complete line for a user,
    which already contains the resource and the way out.
    """

    def __init__(self, message: str, *, resource: str | None = None) -> None:
        """Put the resource in front of the message."""
        self.resource = resource
        super().__init__(f"{resource}: {message}" if resource else message)


class InputError(TransprovError):
    """The input cannot be read or makes no sense for this command."""


class ModelMissingError(TransprovError):
    """A model or an optional package that this call needs is not installed."""


class ConfigError(TransprovError):
    """A configuration file or an option has an unknown key or an unusable value."""
