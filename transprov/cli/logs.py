"""What libraries have to say while a command runs: ours goes to stderr in our words, that of others nowhere."""

from __future__ import annotations

import logging
import os
import sys
import warnings

from transprov.cli.output import say


class _Said(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(f"transprov: warning: {record.getMessage()}")


def route_logs(*, quiet: bool) -> None:
    """Show our own warnings as one line each unless `quiet`; with TRANSPROV_DEBUG=1 show everything as it comes."""
    if os.environ.get("TRANSPROV_DEBUG"):
        logging.basicConfig(level=logging.DEBUG)
        return
    logging.basicConfig(handlers=[logging.NullHandler()])
    ours = logging.getLogger("transprov")
    ours.propagate = False
    ours.handlers = [logging.NullHandler() if quiet else _Said(logging.WARNING)]
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
