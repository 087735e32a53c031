"""The aligner, from texts to an `Alignment`; the choosing of beads itself is in `rounds`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from transprov.alignment.model import shipped
from transprov.alignment.ordering import in_reading_order, moves_of
from transprov.alignment.rounds import choose
from transprov.alignment.sides import Side
from transprov.encoding.protocol import Encoder
from transprov.errors import InputError
from transprov.types import Alignment, Bead, Document

Text = Document | str | Sequence[str]


def align(
    source: Text,
    target: Text,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
    encoder: Encoder | str | None = None,
    moves: bool = True,
) -> Alignment:
    """Align two texts; see `Aligner.align`. For many texts, configure an `Aligner` once."""
    aligner = Aligner(encoder=encoder, moves=moves)
    return aligner.align(source, target, source_language=source_language, target_language=target_language)


class Aligner:
    """Finds which sentences of two texts say the same, whatever their order: m:n beads, dropped, added and moved ones.

    Configured once and reused; holds no state of the texts, so one may serve several threads.
    """

    def __init__(self, *, encoder: Encoder | str | None = None, moves: bool = True) -> None:
        """Use `encoder` (an `Encoder`, or a name as in `load_encoder`; by default the embedded one).

        With `moves` off, order is kept: nothing is looked for out of the order of the source.
        """
        if encoder is None:
            from transprov.encoding import default_encoder

            encoder = default_encoder()
        elif isinstance(encoder, str):
            from transprov.encoding import load_encoder

            encoder = load_encoder(encoder)
        self._encoder: Encoder = encoder
        self._moves = moves
        self._model = shipped()

    @property
    def identity(self) -> str:
        """Names the encoder and the parameters, as in a report's signature."""
        return f"{self._encoder.identity}|{self._model.identity}"

    def align(
        self,
        source: Text,
        target: Text,
        *,
        source_language: str | None = None,
        target_language: str | None = None,
    ) -> Alignment:
        """Align two documents, or two sequences of sentences, which are taken as they are.

        For documents the indices are those of their segments; page furniture stands alone and counts as neither
        dropped nor added. A text given as one string is segmented first. The languages are noted in the result; they
        do not change it. Raises `InputError` for anything that is not text.
        """
        ours = _given(source, source_language, "source")
        theirs = _given(target, target_language, "target")
        left, right = _grouped(ours), _grouped(theirs)
        found = self._beads([group.text for group in left], [group.text for group in right])
        beads = [
            Bead(
                tuple(k for g in bead.source for k in left[g].members),
                tuple(k for g in bead.target for k in right[g].members),
                bead.score,
                bead.similarity,
            )
            for bead in found
        ]
        beads = [*_single(beads), *_ignored(ours, theirs)]
        ordered = in_reading_order(beads)
        return Alignment(
            beads=ordered,
            moves=moves_of(ordered),
            source=ours.sentences,
            target=theirs.sentences,
            source_language=ours.language,
            target_language=theirs.language,
            encoder=self._encoder.identity,
            source_ignored=ours.ignored,
            target_ignored=theirs.ignored,
        )

    def _beads(self, source: list[str], target: list[str]) -> list[Bead]:
        if not source or not target:
            return [Bead((i,), (), 1.0) for i in range(len(source))] + [Bead((), (j,), 1.0) for j in range(len(target))]
        left, right = Side(source, self._encoder), Side(target, self._encoder)
        choice = choose(left, right, self._model, moves=self._moves)
        c, chosen = choice.candidates, choice.chosen
        probability = self._model.link_probability(choice.log_odds[chosen])
        beads = [
            Bead(
                tuple(range(int(c.i[k]), int(c.i[k] + c.a[k]))),
                tuple(range(int(c.j[k]), int(c.j[k] + c.b[k]))),
                round(float(p), 4),
                round(float(c.cosine[k]), 4),
            )
            for k, p in zip(chosen, probability, strict=True)
        ]
        alone_source, alone_target = choice.best_log_odds(len(source), len(target))
        for side, best in ((0, alone_source), (1, alone_target)):
            used = {k for bead in beads for k in (bead.target if side else bead.source)}
            for k, p in enumerate(self._model.null_probability(best)):
                if k not in used:
                    score = round(float(p), 4)
                    beads.append(Bead((), (k,), score) if side else Bead((k,), (), score))
        return beads


@dataclass(frozen=True, slots=True)
class _Given:
    sentences: tuple[str, ...]
    language: str | None
    ignored: frozenset[int]


def _given(text: Text, language: str | None, name: str) -> _Given:
    if language is not None and not isinstance(language, str):
        raise InputError(f'{name}_language must be a code such as "de" or None, not a {type(language).__name__}')
    if isinstance(text, str):
        text = Document.from_text(text, language=language)
    if isinstance(text, Document):
        ignored = frozenset(s.index for s in text.segments if not s.is_content)
        return _Given(tuple(s.text for s in text.segments), language or text.language, ignored)
    if isinstance(text, (Set, Mapping, bytes)) or not isinstance(text, Iterable):
        # what has no order has no sentences before and after each other
        kind = "None" if text is None else f"a {type(text).__name__}"
        raise InputError(f"{name} must be a Document, a text, or a sequence of sentences in their order, not {kind}")
    sentences = tuple(text)
    for k, sentence in enumerate(sentences):
        if not isinstance(sentence, str):
            raise InputError(f"sentences of the {name} must be strings; number {k} is a {type(sentence).__name__}")
    return _Given(sentences, language, frozenset(k for k, s in enumerate(sentences) if not s.strip()))


@dataclass(frozen=True, slots=True)
class _Group:
    """A sentence with the stray punctuation after it, which belongs to no other."""

    text: str
    members: tuple[int, ...]


def _grouped(given: _Given) -> list[_Group]:
    groups: list[_Group] = []
    for k, sentence in enumerate(given.sentences):
        if k in given.ignored:
            continue
        follows = bool(groups) and groups[-1].members[-1] == k - 1
        if follows and not any(ch.isalnum() for ch in sentence):
            groups[-1] = _Group(f"{groups[-1].text} {sentence}", (*groups[-1].members, k))
        else:
            groups.append(_Group(sentence, (k,)))
    return groups


def _single(beads: list[Bead]) -> list[Bead]:
    """Sentences left alone stand in beads of their own, even where stray punctuation went with them."""
    out: list[Bead] = []
    for bead in beads:
        if bead.is_link:
            out.append(bead)
        else:
            out.extend(Bead((i,), (), bead.score) for i in bead.source)
            out.extend(Bead((), (j,), bead.score) for j in bead.target)
    return out


def _ignored(source: _Given, target: _Given) -> list[Bead]:
    return [Bead((i,), (), 1.0) for i in sorted(source.ignored)] + [Bead((), (j,), 1.0) for j in sorted(target.ignored)]
