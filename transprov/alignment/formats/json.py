"""The whole alignment as one JSON object: what jsonl holds, and languages, encoder and moves besides."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from transprov.alignment.formats import jsonl
from transprov.errors import InputError
from transprov.types import Alignment

SCHEMA = "transprov.alignment/1"


def dumps(alignment: Alignment) -> str:
    """One indented object; `schema` names its layout."""
    value = {
        "schema": SCHEMA,
        "encoder": alignment.encoder,
        "source_language": alignment.source_language,
        "target_language": alignment.target_language,
        "dropped": list(alignment.dropped),
        "added": list(alignment.added),
        "moves": [
            {"beads": list(move.beads), "source": list(move.source), "target": list(move.target)}
            for move in alignment.moves
        ],
        "beads": jsonl.records(alignment),
    }
    return jsonl.encoded(value, indent=2) + "\n"


def loads(
    text: str, *, source: Sequence[str] | None = None, target: Sequence[str] | None = None, resource: str | None = None
) -> Alignment:
    """The alignment; sentences given are used where the beads carry no texts. Raises `InputError`."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", resource=resource) from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(f'not an alignment: "schema" is not {SCHEMA!r}', resource=resource)
    beads = value.get("beads")
    if not isinstance(beads, list) or not all(isinstance(bead, dict) for bead in beads):
        raise InputError('"beads" is not a list of objects', resource=resource)
    # in one object beads have no lines of their own; their numbers serve as well to find one
    alignment = jsonl.from_records(list(enumerate(beads, 1)), source=source, target=target, resource=resource)
    source_language, target_language, encoder = map(value.get, ("source_language", "target_language", "encoder"))
    if not all(name is None or isinstance(name, str) for name in (source_language, target_language, encoder)):
        raise InputError("a language or the encoder is not a name", resource=resource)
    return replace(alignment, source_language=source_language, target_language=target_language, encoder=encoder)
