"""Several texts about one event, sentence by sentence and fact by fact. Orchestration only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from transprov import __version__
from transprov.artifacts import Artifact, find_artifacts
from transprov.artifacts import identity as artifacts_identity
from transprov.comparing.clusters import clusters
from transprov.comparing.comparison import Comparison
from transprov.comparing.details import TELLING, details
from transprov.comparing.facts import facts
from transprov.comparing.linking import SamePlace, likenesses, linked, read, repeated, same_places
from transprov.comparing.naming import titles
from transprov.comparing.relating import Sides
from transprov.comparing.sentences import Sentences
from transprov.comparing.wordings import wording_facts
from transprov.detection import detect
from transprov.detection import identity as detection_identity
from transprov.encoding import default_encoder, load_encoder
from transprov.encoding.protocol import Encoder
from transprov.errors import InputError
from transprov.types import Document, Signature

_FEWEST = 2
_FROM = 0.5
"""Probability from which on a language is taken for the one a copy was translated from."""
_UNLIKE = 0.15
"""Share of the shorter text's sentences, at least, that another text must have for the two to be of one event."""


def compare(copies: Sequence[Document | str], *, encoder: Encoder | str | None = None) -> Comparison:
    """What two or more texts about one event agree on, what contradicts, and which contradictions translation made.

    Texts may be copies or originals, in any mix of languages; strings are taken as text. Sentences that say the same
    are clustered by their vectors, and their facts are compared by value. Raises `InputError` for fewer than two texts
    and for one without article text.
    """
    if isinstance(copies, str | Document) or len(copies) < _FEWEST:
        raise InputError("a comparison takes two texts or more; give a list of them")
    documents = tuple(_document(copy, number) for number, copy in enumerate(copies, 1))
    chosen = load_encoder(encoder) if isinstance(encoder, str) else encoder or default_encoder()
    read_from = tuple(_read_from(document) for document in documents)
    named = titles(segment.text for document in documents for segment in document.segments if segment.kind in TELLING)
    told = [
        detail
        for number, (document, language) in enumerate(zip(documents, read_from, strict=True))
        for detail in details(document, number, read_from=language, titles=named)
    ]
    texts = read([_sentences(document, chosen) for document in documents], told, chosen)
    alike = likenesses(texts.sentences)
    links = linked(texts, alike, {(a, b): _sides(documents, read_from, a, b) for a, b in alike})
    same = same_places(texts, alike, links)
    again = repeated(texts, {a: _sides(documents, read_from, a, a) for a in range(len(documents))})
    spoilt = wording_facts(documents, [_artifacts(*one) for one in zip(documents, read_from, strict=True)], same)
    return Comparison(
        documents=documents,
        read_from=read_from,
        clusters=clusters(texts.sentences, same, [*facts(told, [*links, *again]), *spoilt]),
        signature=_signature(chosen),
        notices=_notices(documents, same),
    )


def _document(copy: Document | str, number: int) -> Document:
    if not isinstance(copy, str | Document):
        raise InputError(f"text {number} is a {type(copy).__name__}; give a Document or a string")
    document = Document.from_text(copy) if isinstance(copy, str) else copy
    if not any(segment.kind in TELLING for segment in document.segments):
        raise InputError("has no article text to compare", resource=document.id or f"text {number}")
    return document


def _read_from(document: Document) -> str | None:
    """The language a copy was translated from, where its wording or its page says so."""
    if document.language not in (None, "en"):
        return None
    found = detect(document)
    language, share = max(found.languages.items(), key=lambda one: one[1])
    known = found.verdict == "translated" and share >= _FROM and language not in ("other", "en")
    return language if known else None


def _sentences(document: Document, encoder: Encoder) -> Sentences:
    told = [segment for segment in document.segments if segment.kind in TELLING]
    vectors = encoder.encode([segment.text for segment in told])
    return Sentences(tuple(segment.index for segment in told), np.asarray(vectors, dtype=np.float32))


def _artifacts(document: Document, read_from: str | None) -> tuple[Artifact, ...]:
    # not alone: rules that wait for a source to confirm them are confirmed by the other text here
    return find_artifacts(document, languages=(read_from,), alone=False) if read_from else ()


def _sides(documents: Sequence[Document], read_from: Sequence[str | None], a: int, b: int) -> Sides:
    days = [document.provenance.published for document in (documents[a], documents[b])]
    return Sides(
        languages=(documents[a].language or "en", documents[b].language or "en"),
        read_from=(read_from[a], read_from[b]),
        days=(days[0].date() if days[0] else None, days[1].date() if days[1] else None),
    )


def _signature(encoder: Encoder) -> Signature:
    parts = (("encoder", encoder.identity), ("detector", detection_identity()), ("artifacts", artifacts_identity()))
    return Signature(__version__, parts)


def _notices(documents: Sequence[Document], same: dict[SamePlace, float]) -> tuple[str, ...]:
    notices = []
    for a, b in combinations(range(len(documents)), 2):
        shared = {i for one, i, other, _ in same if (one, other) == (a, b)}
        fewest = min(sum(s.kind in TELLING for s in documents[n].segments) for n in (a, b))
        if len(shared) < _UNLIKE * fewest:
            notices.append(
                f"texts {a + 1} and {b + 1} have hardly a sentence in common: perhaps they tell of two events"
            )
    return tuple(notices)
