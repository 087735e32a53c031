"""Cuts a text into the encoder's subword pieces and tells where each stands in the text as given.

The package of the weights brings a tokenizer in pure Python; the real sentencepiece on the same model gives the same
pieces in a hundredth of the time. Two of its habits differ and are dealt with here: it joins a run of characters that
the vocabulary lacks into one unknown piece (the encoder was packaged with one piece a character), and it has no piece
for an empty text (the package uses the unknown one). A third is kept: "<s>" in a text is three characters, not a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from transprov.types import Span

UNKNOWN, BEGIN, END = 0, 1, 2
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One subword piece: its number in the vocabulary and its place in the text."""

    id: int
    span: Span


class Pieces:
    """The tokenizer of the embedded encoder."""

    def __init__(self, model: Path) -> None:
        """Load the sentencepiece model (about a quarter of a second)."""
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def ids(self, text: str) -> list[int]:
        """Numbers of the pieces, between the begin and the end mark; never fewer than three."""
        text = _well_formed(text)
        ids: list[int] = self._processor.encode(text)
        if UNKNOWN in ids:
            ids = [i for i, length in self._lengths(text) for _ in range(length)]
        return [BEGIN, *(ids or [UNKNOWN]), END]

    def pieces(self, text: str) -> list[Piece]:
        """The pieces with their places, marks left out; none for an empty or blank text.

        Surrounding white space is left out of a place, so the piece of a lone space has an empty one. Characters that
        the normaliser made of one character (a ligature, "½") all have the place of that character.
        """
        text = _well_formed(text)
        places = _code_points(text)
        pieces: list[Piece] = []
        for fields in self._parsed(text):
            begin, end = places[fields.begin], places[fields.end]
            while begin < end and text[begin].isspace():
                begin += 1
            while begin < end and text[end - 1].isspace():
                end -= 1
            written = fields.piece.strip("\u2581")
            if begin == end and written and begin < len(text):
                end = begin + 1
            if fields.id != UNKNOWN:
                pieces.append(Piece(fields.id, Span(begin, end)))
            elif len(fields.piece) == end - begin:
                pieces.extend(Piece(UNKNOWN, Span(i, i + 1)) for i in range(begin, end))
            else:
                pieces.extend([Piece(UNKNOWN, Span(begin, end))] * len(fields.piece))
        return pieces

    def _lengths(self, text: str) -> Iterator[tuple[int, int]]:
        for fields in self._parsed(text):
            yield fields.id, len(fields.piece) if fields.id == UNKNOWN else 1

    def _parsed(self, text: str) -> Iterator[_Fields]:
        # Of all that sentencepiece offers with places, only the serialised message exists in every 0.2 release and
        # needs no protobuf package: SentencePieceText.pieces = 2 {piece = 1, id = 2, begin = 4, end = 5 (bytes)}.
        message: bytes = self._processor.encode(text, out_type="serialized_proto")
        for number, value in _fields(message):
            if number == 2 and isinstance(value, bytes):
                inner = dict(_fields(value))
                piece, id_, begin, end = inner.get(1, b""), inner.get(2, 0), inner.get(4, 0), inner.get(5, 0)
                assert isinstance(piece, bytes)
                assert isinstance(id_, int)
                assert isinstance(begin, int)
                assert isinstance(end, int)
                yield _Fields(piece.decode("utf-8"), id_, begin, end)


@dataclass(frozen=True, slots=True)
class _Fields:
    piece: str
    id: int
    begin: int
    end: int


def _well_formed(text: str) -> str:
    # a lone surrogate has no UTF-8; the replacement is one character too, so places stay right
    return _SURROGATES.sub("\ufffd", text)


def _code_points(text: str) -> list[int]:
    """For each byte of the UTF-8 text, and its end: the number of characters before it."""
    return list(accumulate((byte & 0xC0 != 0x80 for byte in text.encode("utf-8")), initial=0))


def _fields(message: bytes) -> Iterator[tuple[int, bytes | int]]:
    """The fields of a protobuf message, in order: varints as numbers, strings and messages as bytes."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        match key & 7:
            case 0:
                value, at = _varint(message, at)
                yield key >> 3, value
            case 2:
                size, at = _varint(message, at)
                yield key >> 3, message[at : at + size]
                at += size
            case kind:
                at += 8 if kind == 1 else 4


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
