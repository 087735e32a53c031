"""Reports put together by hand, with everything in them that a report can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transprov.types import (
    Alignment,
    Bead,
    Declaration,
    DeclarationKind,
    Document,
    Finding,
    Move,
    Provenance,
    Report,
    Segment,
    SegmentKind,
    Severity,
    Signature,
    Span,
)

SIGNATURE = Signature("0.1.0", (("encoder", "muse3-512"), ("segmenter", "rules-1")))

HEADLINE, CAPTION, CREDIT, FURNITURE = (
    SegmentKind.HEADLINE,
    SegmentKind.CAPTION,
    SegmentKind.CREDIT,
    SegmentKind.FURNITURE,
)

Lines = Sequence[str | tuple[SegmentKind, str]]

FLOOD_DE: Lines = (
    (HEADLINE, "Sturmflut setzt Hafenviertel von Emden unter Wasser"),
    (CAPTION, "Feuerwehrleute pumpen in der Altstadt einen Keller leer."),
    (CREDIT, "Foto: Lena Brandt / dpa"),
    "Die schwerste Sturmflut seit 19 Jahren hat in der Nacht zum Freitag Teile von Emden überflutet.",
    "Rund 2.300 Menschen mussten ihre Wohnungen verlassen, wie die Stadt mitteilte.",
    "Verletzt wurde nach Angaben der Feuerwehr niemand.",
    "Der Pegel stieg auf 3,40 Meter über dem mittleren Hochwasser.",
    "Das sind 20 Zentimeter weniger als im Winter 2006.",
    "Der Bürgermeister dankte den freiwilligen Helfern.",
    "„Wir hatten Glück im Unglück“, sagte er am Morgen im Rathaus.",
    "Die Bahn stellte den Verkehr nach Norddeich bis Sonntag ein.",
    "Auch die Fähren nach Borkum blieben im Hafen.",
    "Meteorologen erwarten, dass der Wind am Samstag nachlässt.",
    (FURNITURE, "Mehr zum Thema: Wetter im Norden"),
)
FLOOD_EN: Lines = (
    (HEADLINE, "Storm surge puts Emden's harbor district under water"),
    (CREDIT, "Photo: Lena Brandt / dpa"),
    "The worst storm surge in 19 years flooded parts of Emden on Friday night.",
    "The railway stopped traffic to Norddeich until Sunday.",
    "The ferries to Borkum also remained in port.",
    "Around 3,200 people had to leave their apartments, as the city announced.",
    "According to the fire department, nobody was injured.",
    "The level rose to 3.40 meters above the mean high water, 20 centimeters less than in the winter of 2006.",
    "The mayor received the volunteers in a bad mood.",
    "Insurance experts are expecting damage in the double-digit millions.",
    "Meteorologists expect the wind to ease on Saturday.",
    (FURNITURE, "You may also like"),
    (FURNITURE, "Share this article"),
)
FLOOD_BEADS = (
    Bead((0,), (0,), 0.97, 0.83),
    Bead((1,), (), 0.94),
    Bead((2,), (1,), 0.99, 0.95),
    Bead((3,), (2,), 0.96, 0.84),
    Bead((4,), (5,), 0.95, 0.81),
    Bead((5,), (6,), 0.98, 0.88),
    Bead((6, 7), (7,), 0.93, 0.86),
    Bead((8,), (8,), 0.61, 0.48),
    Bead((9,), (), 0.91),
    Bead((10,), (3,), 0.95, 0.82),
    Bead((11,), (4,), 0.94, 0.85),
    Bead((12,), (10,), 0.97, 0.9),
    Bead((13,), (), 1.0),
    Bead((), (9,), 0.9),
    Bead((), (11,), 1.0),
    Bead((), (12,), 1.0),
)


def document(lines: Lines, language: str, *, id: str | None = None, provenance: Provenance | None = None) -> Document:
    """A document of one segment a line."""
    segments, at = [], 0
    for index, line in enumerate(lines):
        kind, text = line if isinstance(line, tuple) else (SegmentKind.SENTENCE, line)
        segments.append(Segment(index, Span(at, at + len(text)), text, kind, block=index, language=language))
        at += len(text) + 1
    title = next((s.text for s in segments if s.kind is HEADLINE), None)
    text = "\n".join(segment.text for segment in segments)
    return Document(text, language, id, title, tuple(segments), provenance or Provenance())


def span_of(document: Document, words: str) -> Span:
    """Where `words` stand; they stand there once."""
    assert document.text.count(words) == 1
    start = document.text.index(words)
    return Span(start, start + len(words))


def finding(rule: str, copy: Document, source: Document, wording: tuple[str, str], **more: object) -> Finding:
    """A finding on (source wording, copy wording); an empty wording has no span."""
    said, made = wording
    given: dict[str, object] = {
        "mqm": "accuracy/mistranslation",
        "severity": Severity.MAJOR,
        "confidence": 0.9,
        "message": rule,
    }
    return Finding(  # type: ignore[arg-type]
        rule=rule,
        copy_span=span_of(copy, made) if made else None,
        source_span=span_of(source, said) if said else None,
        copy_text=made,
        source_text=said,
        **{**given, **more},
    )


def aligned(source: Document, copy: Document, beads: tuple[Bead, ...], moves: tuple[Move, ...] = ()) -> Alignment:
    """An alignment of all segments, furniture ignored."""
    return Alignment(
        beads,
        moves,
        tuple(s.text for s in source.segments),
        tuple(s.text for s in copy.segments),
        source.language,
        copy.language,
        "muse3-512",
        frozenset(s.index for s in source.segments if not s.is_content),
        frozenset(s.index for s in copy.segments if not s.is_content),
    )


def flood() -> Report:
    """German-English: dropped, added, merged, moved, reworded, a wrong number, furniture, caption, credit."""
    declared = Provenance(
        (
            Declaration(DeclarationKind.PHOTO_CREDIT, "Lena Brandt", "Photo: Lena Brandt / dpa", "text"),
            Declaration(DeclarationKind.AGENCY, "dpa", "Photo: Lena Brandt / dpa", "text"),
        ),
        url="https://example.org/news/emden-flood",
    )
    source = document(FLOOD_DE, "de", id="emden-de.txt")
    copy = document(FLOOD_EN, "en", provenance=declared)
    beads = FLOOD_BEADS
    findings = (
        finding(
            "number-mismatch",
            copy,
            source,
            ("2.300", "3,200"),
            severity=Severity.CRITICAL,
            confidence=0.96,
            message="The copy says 3,200 where the source says 2,300",
            evidence=("source: 2.300 read as 2,300", "copy: 3,200 read as 3,200"),
            bead=4,
        ),
        finding(
            "dropped-segment",
            copy,
            source,
            (str(FLOOD_DE[9]), ""),
            mqm="accuracy/omission",
            message="A sentence of the source is missing",
            bead=8,
        ),
        finding(
            "added-segment",
            copy,
            source,
            ("", str(FLOOD_EN[9])),
            mqm="accuracy/addition",
            confidence=0.8,
            message="A sentence of the copy has no counterpart in the source",
            bead=13,
        ),
        finding(
            "reworded",
            copy,
            source,
            (str(FLOOD_DE[8]), str(FLOOD_EN[8])),
            confidence=0.66,
            message="The two sentences are less alike than translations usually are",
            bead=7,
        ),
        finding(
            "dropped-segment",
            copy,
            source,
            (FLOOD_DE[1][1], ""),
            mqm="accuracy/omission",
            severity=Severity.MINOR,
            confidence=0.9,
            message="A caption of the source is missing",
            bead=1,
        ),
        finding(
            "moved-block",
            copy,
            source,
            ("", str(FLOOD_EN[3])),
            mqm="style/organization",
            severity=Severity.MINOR,
            message="Two sentences stand further up than in the source",
            bead=9,
        ),
        finding(
            "number-mismatch",
            copy,
            source,
            ("3,40 Meter", "3.40 meters"),
            severity=Severity.MINOR,
            confidence=0.31,
            message="3.40 meters may not be 3,40 Meter",
            bead=6,
        ),
    )
    moves = (Move((9, 10), (10, 11), (3, 4)),)
    notices = ("The copy names no author.",)
    return Report(copy, SIGNATURE, findings, source, aligned(source, copy, beads, moves), None, notices)


def ferry() -> Report:
    """French-English: one sentence split in two, everything there, in order, nothing found."""
    source = document(
        (
            (HEADLINE, "À Nantes, le bac de Loire reprend du service"),
            "Après huit mois de travaux, le bac a repris lundi ses rotations, mais les camions restent interdits.",
            "« C’est un soulagement », confie Mme. Le Goff, boulangère à Indre.",
            "La région a financé le chantier à hauteur de 1,2 million d’euros.",
        ),
        "fr",
        id="bac-fr.txt",
    )
    copy = document(
        (
            (HEADLINE, "In Nantes, the Loire ferry is back in service"),
            "After eight months of work, the ferry resumed its rotations on Monday.",
            "But trucks remain prohibited.",
            '"It\'s a relief," confides Mrs. Le Goff, a baker in Indre.',
            "The region financed the project to the tune of 1.2 million euros.",
        ),
        "en",
        id="ferry-en.txt",
    )
    beads = (
        Bead((0,), (0,), 0.98, 0.9),
        Bead((1,), (1, 2), 0.92, 0.84),
        Bead((2,), (3,), 0.95, 0.86),
        Bead((3,), (4,), 0.97, 0.9),
    )
    return Report(copy, SIGNATURE, (), source, aligned(source, copy, beads))


HOSTILE_COPY = (
    "The minister said [bold red]nothing[/] & left </script><script>alert(1)</script>.",
    "The \x1b[31mred\x1b[0m figure was 12\x9b2J \x07and \u202e21 percent\u202c in all.",
    "A lone \ud800 surrogate, a line\u2028separator and <b>a tag</b>.",
)


def hostile() -> Report:
    """Text that tries to leave its place: markup, escapes, overrides, a lone surrogate."""
    source = document(
        (
            "Der Minister sagte [bold red]nichts[/] & ging </script><script>alert(1)</script>.",
            "Die \x1b[31mrote\x1b[0m Zahl war 21\x9b2J \x07und \u202e12 Prozent\u202c insgesamt.",
            "Ein \ud800 Surrogat, ein Zeilen\u2028trenner und <b>ein Tag</b>.",
        ),
        "de",
        id="b\x1b[2Jse.txt",
    )
    copy = document(HOSTILE_COPY, "en", id="<img src=x onerror=alert(1)>")
    found = finding(
        "number-mismatch",
        copy,
        source,
        ("\u202e12 Prozent\u202c", "\u202e21 percent\u202c"),
        message="[link=x]21\x1b[5m[/link] percent <i>is</i> not 12",
        evidence=("\x1b]0;title\x07 and </style>",),
        bead=1,
    )
    beads = tuple(Bead((i,), (i,), 0.9, 0.8) for i in range(3))
    notices = ("[red]notice[/red] \x1b[1m <u>",)
    return Report(copy, SIGNATURE, (found,), source, aligned(source, copy, beads), None, notices)


def awkward() -> Report:
    """Text that is hard to fit: no place to break, wide characters, marks of no width, a language nobody told."""
    lines = (
        "https://example.org/" + "sehr-langer-pfad/" * 12 + "ende",
        "東京で行われた会議には約三百人が参加し、主催者は来年も続けると述べた。" * 3,
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterin" * 2,
        "Z\u0301\u0302\u0303 👩\u200d🚒 \u00a0\u202f",
    )
    source = document(lines, "de", id="x" * 150)
    copy = replace(document(lines, "en"), language=None)
    beads = tuple(Bead((i,), (i,), 0.5, 0.4) for i in range(4))
    return Report(copy, SIGNATURE, (), source, aligned(source, copy, beads), None, ("z" * 150,))


def alone() -> Report:
    """A copy without a source."""
    return Report(document(FLOOD_EN, "en", id="alone.txt"), SIGNATURE)
