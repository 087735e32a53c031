"""Whatever the alignment, every finding quotes its documents and the report can be made."""

import hashlib

import numpy as np
from handmade import document, quote
from hypothesis import given, settings
from hypothesis import strategies as st

from transprov.checking import check
from transprov.types import Alignment, Bead, SegmentKind

SENTENCES_DE = (
    "Rund 1.200 Helfer füllten am 3. Mai Sandsäcke.",
    "Der Pegel stieg um zwei Drittel auf 5,92 Meter, Tendenz steigend.",
    "„Dutzende Häuser“, sagte er, „sind verloren.“",
    "Warum?",
    "Foto: dpa",
    "Der Schaden beläuft sich auf 2,5 Milliarden Euro, das sind 12 Prozent mehr als 2002.",
    "\u202eEin\u202c \x1b[31mseltsamer\x1b[0m Satz 😀 mit e\u0301 und 17\u00a0000 Zeichen.",
)
SENTENCES_EN = (
    "About 2,100 helpers filled sandbags on 3 May.",
    "The level rose by two thirds to 9.52 metres and keeps rising.",
    '"Dozens of houses," he said, "are lost."',
    "Why?",
    "The damage amounts to 2.5 million euros, 12 per cent more than in 2002.",
    "A \u2066strange\u2069 sentence 😀 of 17,000 characters.",
)
KINDS = st.sampled_from(list(SegmentKind))


class Hashing:
    """An encoder without a meaning, but with the right shapes: fast, and different for different texts."""

    identity = "hashing/1"
    dimensions = 16

    def encode(self, texts):
        rows = np.array([list(hashlib.sha256(t.encode("utf-8", "replace")).digest()[:16]) for t in texts], np.float32)
        rows = rows.reshape(-1, 16) - 127.5
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@st.composite
def pairs(draw):
    """Two documents and any alignment of them: m:n beads of segments from anywhere, in any order."""

    def side(sentences, language):
        parts = draw(st.lists(st.tuples(st.sampled_from(sentences), KINDS), min_size=1, max_size=8))
        parts.append((sentences[0], SegmentKind.SENTENCE))
        return document(*parts, language=language, between=draw(st.sampled_from([" ", "\n", "\r\n\r\n", ""])))

    source, copy = side(SENTENCES_DE, "de"), side(SENTENCES_EN, "en")
    groups = draw(st.integers(1, 9))
    home_of_source = [draw(st.integers(0, groups - 1)) for _ in source.segments]
    home_of_copy = [draw(st.integers(0, groups - 1)) for _ in copy.segments]
    beads = []
    for group in range(groups):
        ours = tuple(i for i, home in enumerate(home_of_source) if home == group)
        theirs = tuple(j for j, home in enumerate(home_of_copy) if home == group)
        if ours or theirs:
            similarity = draw(st.floats(-0.2, 1)) if ours and theirs else None
            beads.append(Bead(ours, theirs, draw(st.floats(0, 1)), similarity))
    return source, copy, Alignment(tuple(beads))


@given(pairs(), st.sampled_from([(), ("unrelated-source",)]))
@settings(max_examples=150, deadline=None)
def test_every_finding_quotes_its_documents(pair, disable):
    source, copy, alignment = pair
    report = check(copy, source, alignment=alignment, encoder=Hashing(), min_confidence=0, disable=disable)
    for finding in report.findings:
        assert 0 <= finding.confidence <= 1
        assert finding.copy_span or finding.source_span
        assert finding.rule == "unrelated-source" or 0 <= finding.bead < len(alignment.beads)
        for span, text, side in (
            (finding.copy_span, finding.copy_text, copy),
            (finding.source_span, finding.source_text, source),
        ):
            if span is not None:
                assert quote(side, span) == text
    severities = [finding.severity for finding in report.findings]
    assert severities == sorted(severities, reverse=True)
    furniture = {s.index for s in source.segments if not s.is_content}
    dropped = [f for f in report.findings if f.rule == "dropped-segment"]
    assert not any(source.segments[i].span == f.source_span for f in dropped for i in furniture)
