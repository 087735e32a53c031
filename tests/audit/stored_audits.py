"""Stores of audits put together by hand, through the API that the runs of an audit write with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from transprov.audit.queue import Queue
from transprov.audit.results import DONE, ItemResult, MatchedSource
from transprov.audit.store import AuditStore
from transprov.reading.feeds import Item
from transprov.reporting.json import to_json
from transprov.types import Alignment, Bead, Detection, Document, Finding, Provenance, Report, Severity, Signature, Span

SIGNATURE = Signature("0.1.0", (("encoder", "muse3-512"),))
Case = tuple[ItemResult, Report | None]

FERRY_DE = """Fähre nach Borkum fällt bis Sonntag aus
Rund 2.300 Fahrgäste sitzen nach Angaben der Reederei fest.
Der Kapitän lehnte eine Stellungnahme ab.
Am Montag soll der Betrieb wieder beginnen."""
FERRY_EN = """Ferry to Borkum cancelled until Sunday
Around 3,200 passengers are stranded, according to the shipping company.
Operations are to resume on Monday."""
BRIDGE_FR = """Le pont de Cormery rouvre après deux ans de travaux
Le chantier a coûté 4,5 millions d'euros.
La maire a coupé le ruban samedi matin."""
BRIDGE_EN = """Cormery bridge reopens after two years of works
The project cost 4.5 million euros.
The mayor cut the ribbon on Saturday morning."""
COUNCIL = """Council votes to keep the library open
Councillors voted nine to four on Tuesday to fund the branch for another year."""


def document(text: str, language: str, url: str | None = None) -> Document:
    made = Document.from_text(text, language=language, id=url)
    return replace(made, title=text.split("\n")[0], provenance=Provenance(url=url))


def found(
    rule: str, mqm: str, severity: Severity, copy: Document, said: str, made: str, bead: int, sure: float
) -> Finding:
    start = copy.text.find(made)
    return Finding(
        rule, mqm, severity, sure, f"source: {said or 'nothing'}; copy: {made or 'nothing'}",
        Span(start, start + len(made)) if made else None, None, made, said, bead=bead,
    )  # fmt: skip


def ferry(key: str = "https://wire.example/ferry", **changes: object) -> Case:
    copy = document(FERRY_EN, "en", key)
    source = document(FERRY_DE, "de", "https://kurier.example/faehre")
    beads = (
        Bead((0,), (0,), 0.97, 0.9),
        Bead((1,), (1,), 0.96, 0.85),
        Bead((2,), (), 0.9),
        Bead((3,), (2,), 0.95, 0.8),
    )
    findings = (
        found("number-digits", "accuracy/mistranslation", Severity.CRITICAL, copy, "2.300", "3,200", 1, 0.93),
        found("dropped-segment", "accuracy/omission", Severity.MAJOR, copy, source.segments[2].text, "", 2, 0.9),
        found("reworded", "accuracy/mistranslation", Severity.MINOR, copy, "", "Operations are to resume", 3, 0.3),
    )  # fmt: skip
    alignment = Alignment(
        beads, (), tuple(s.text for s in source.segments), tuple(s.text for s in copy.segments), "de", "en", "muse3-512"
    )
    report = Report(copy, SIGNATURE, findings, source, alignment)
    matched = MatchedSource(
        "kurier/faehre", source.title, "https://kurier.example/faehre", "Küstenkurier", "de",
        "2024-03-14T08:00:00+01:00", 0.9, 0.98, 0.75,
    )  # fmt: skip
    said = {"source": matched, "lag_seconds": 5400.0, "outlet": "Baltic Wire", "language": "de"}
    return case(key, report, **(said | changes))


def bridge(key: str = "https://wire.example/bridge", **changes: object) -> Case:
    copy = document(BRIDGE_EN, "en", key)
    source = document(BRIDGE_FR, "fr", "https://loire.example/pont")
    beads = tuple(Bead((i,), (i,), 0.97, 0.9) for i in range(3))
    alignment = Alignment(
        beads, (), tuple(s.text for s in source.segments), tuple(s.text for s in copy.segments), "fr", "en", "muse3-512"
    )
    report = Report(copy, SIGNATURE, (), source, alignment)
    matched = MatchedSource(
        "loire/pont",
        source.title,
        "https://loire.example/pont",
        "La Gazette de Loire",
        "fr",
        "2024-03-15",
        0.9,
        0.97,
        1.0,
    )
    said = {"source": matched, "lag_seconds": 86400.0, "outlet": "Baltic Wire", "language": "fr"}
    return case(key, report, **(said | changes))


def council(key: str = "https://town.example/library", **changes: object) -> Case:
    copy = document(COUNCIL, "en", key)
    report = Report(copy, SIGNATURE, detection=Detection(0.04, "native", {"de": 0.4, "other": 0.6}))
    return case(key, report, verdict="native", probability=0.04, outlet="Town Post", **changes)


def case(key: str, report: Report, **said: object) -> Case:
    result = ItemResult(
        **{  # type: ignore[arg-type]
            "key": key,
            "origin": "feeds/wire.xml",
            "state": DONE,
            "title": report.copy.title,
            "url": key if key.startswith("http") else None,
            "published": "2024-03-14T09:30:00+01:00",
            "words": len(report.copy.text.split()),
            "verdict": "translated",
            "probability": 0.97,
            "findings": tuple(to_json(report)["findings"]),
            **said,
        }
    )
    return result, report


def broken(key: str, reason: str) -> Item:
    return Item(key, "feeds/wire.xml", problem=reason, url=key, outlet="Baltic Wire")


def make(path: Path, *runs: Iterable[Case | Item]) -> Path:
    """A store in the file `path`, of one run after the other."""
    with AuditStore.open(path, create=True) as store:
        for cases in runs:
            queue = Queue(store)
            queue.begin({}, str(SIGNATURE), redo=False)
            known: dict[str, Case] = {}
            for each in cases:
                if isinstance(each, Item):
                    queue.add([each], redo=False, retry_failed=False)
                else:
                    known[each[0].key] = each
                    report = each[1]
                    assert report is not None
                    item = Item(each[0].key, each[0].origin, report.copy, outlet=each[0].outlet)
                    queue.add([item], redo=False, retry_failed=False)
            while (work := queue.take(suspects=False)) is not None:
                result, report = known[work.key]
                queue.finish(work, result, None if report is None else to_json(report))
            queue.end()
    return path


def sample(path: Path) -> Path:
    return make(
        path,
        [ferry(), bridge(), council(), broken("https://wire.example/gone", "https://wire.example/gone: 404 Not Found")],
    )
