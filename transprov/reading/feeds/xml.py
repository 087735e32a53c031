"""Elements of XML lists, one by one, by a parser that resolves no entity and opens no connection."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from transprov.errors import InputError


def elements(data: bytes, name: str) -> Iterator[Any]:
    """The elements with the local name `name`, each with its children, emptied after use. `data` is `prepared` XML.

    Broken XML is read as far as it makes sense; `complaint` tells.
    """
    import lxml.etree

    walk = lxml.etree.iterparse(
        io.BytesIO(data), events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in walk:
        if isinstance(element.tag, str) and local(element) == name:
            yield element
            element.clear()


def complaint(data: bytes) -> str | None:
    """Why `data` is not well-formed XML; None when it is."""
    import lxml.etree

    try:
        for _, element in lxml.etree.iterparse(io.BytesIO(data), resolve_entities=False, no_network=True):
            element.clear()
    except lxml.etree.XMLSyntaxError as error:
        line = error.lineno
        return f"is not well-formed XML (line {line}); what follows may be missing"
    return None


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return str(tag.rpartition("}")[2])


def child_text(element: Any, *names: str) -> str | None:
    """The text of the first descendant with one of the local names; None when there is none."""
    for name in names:
        for child in element.iter():
            if local(child) == name:
                text = " ".join("".join(child.itertext()).split())
                if text:
                    return text
    return None


def ensure(found: bool, what: str, resource: str) -> None:
    """Raise `InputError` when nothing was found."""
    if not found:
        raise InputError(f"holds no {what}", resource=resource)
