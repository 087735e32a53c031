"""`python -m transprov`."""

from __future__ import annotations

from transprov.cli.main import run

if __name__ == "__main__":
    run()
