"""A copy at odds with itself, as a check reports it."""

import pytest

from transprov import Document, check
from transprov.types import Equivalences, Severity

DE_SOURCE = """17 Tote bei Fährunglück vor Sulawesi

Beim Untergang einer Fähre vor Sulawesi sind am Montag 17 Menschen ums Leben gekommen.
Das Bundesamt für Seefahrt in Hamburg entsandte zwei Gutachter.
Präsident Tokajew sprach den Angehörigen sein Beileid aus.
Die Ursache ist noch unklar, sagte ein Sprecher der Küstenwache.
Am Abend telefonierte Tokajew mit der Regierung in Jakarta.
Mehrere Boote suchen weiter nach Vermissten.
"""
DE_COPY = """71 dead in ferry accident off Sulawesi

17 people died on Monday when a ferry sank in an accident off Sulawesi.
The Federal Office of Shipping in Hamburg sent two experts.
President Tokayev expressed his condolences to the relatives.
The cause is still unclear, a coast guard spokesman said.
In the evening Tokajew telephoned with the government in Jakarta.
Several boats are still searching for missing people.
"""
FR_SOURCE = """Naufrage d'un ferry au large de Sulawesi : 17 morts

Le naufrage d'un ferry au large de Sulawesi a fait 17 morts lundi.
Le président Tokaïev a présenté ses condoléances aux familles.
La cause de l'accident reste inconnue, selon un porte-parole des garde-côtes.
Dans la soirée, Tokaïev a téléphoné au gouvernement de Jakarta.
Plusieurs bateaux cherchent encore des disparus.
"""
FR_COPY = """Ferry sinks off Sulawesi: 71 dead

The sinking of a ferry off Sulawesi killed 17 people on Monday.
President Tokayev offered his condolences to the families.
The cause of the accident remains unknown, according to a coast guard spokesman.
In the evening, Tokajew telephoned the government in Jakarta.
Several boats are still searching for missing people.
"""
PAIRS = [pytest.param("de", DE_SOURCE, DE_COPY, id="de"), pytest.param("fr", FR_SOURCE, FR_COPY, id="fr")]


def disagreeing(report):
    rules = ("internal-inconsistency", "inconsistent-rendering")
    return {finding.rule: finding for finding in report.findings if finding.rule in rules}


def checked(language, source, copy, **options):
    return check(Document.from_text(copy, language="en"), Document.from_text(source, language=language), **options)


@pytest.mark.parametrize(("language", "source", "copy"), PAIRS)
def test_both_places_are_named_in_the_coordinates_of_the_copy(language, source, copy):
    report = checked(language, source, copy)
    found = disagreeing(report)
    for rule, here, there in (
        ("internal-inconsistency", "71", "17"),
        ("inconsistent-rendering", "Tokajew", "Tokayev"),
    ):
        finding = found[rule]
        assert finding.copy_text == here
        assert report.copy.text[finding.copy_span.start : finding.copy_span.end] == here
        at = report.copy.text.index(there)
        assert finding.evidence[0].startswith(f"here, characters {finding.copy_span.start} to {finding.copy_span.end}")
        assert finding.evidence[1] == f"elsewhere in the copy, characters {at} to {at + len(there)}: “{there}”"
        assert report.source.text[finding.source_span.start : finding.source_span.end] == finding.source_text


@pytest.mark.parametrize(("language", "source", "copy"), PAIRS)
def test_it_is_a_note_where_the_number_is_reported_anyway(language, source, copy):
    report = checked(language, source, copy)
    finding = disagreeing(report)["internal-inconsistency"]
    altered = [f for f in report.findings if f.copy_span == finding.copy_span and f.rule.startswith("number-")]
    assert altered
    assert finding.severity is Severity.NEUTRAL
    assert disagreeing(report)["inconsistent-rendering"].severity is Severity.MINOR


@pytest.mark.parametrize(("language", "source", "copy"), PAIRS)
def test_a_consistent_copy_has_none(language, source, copy):
    assert not disagreeing(checked(language, source, copy.replace("71", "17").replace("Tokajew", "Tokayev")))


def test_the_rules_can_be_switched_off_accepted_and_explained_away():
    pair = ("de", DE_SOURCE, DE_COPY)
    every = disagreeing(checked(*pair))
    assert set(disagreeing(checked(*pair, disable=["inconsistent-rendering"]))) == {"internal-inconsistency"}
    assert not disagreeing(checked(*pair, disable=["de:consistency"]))
    assert disagreeing(checked(*pair, disable=["fr:consistency"])) == every
    accepted = every["inconsistent-rendering"].fingerprint
    assert set(disagreeing(checked(*pair, accept=[accepted]))) == {"internal-inconsistency"}
    same = Equivalences(names=(("Tokayev", "Tokajew"),))
    assert set(disagreeing(checked(*pair, equivalences=same))) == {"internal-inconsistency"}


def test_known_findings_stay_in_the_report():
    before = checked("fr", FR_SOURCE, FR_COPY)
    fingerprints = {finding.fingerprint for finding in before.findings}
    after = checked("fr", FR_SOURCE, FR_COPY, known=fingerprints | {"0" * 16})
    assert after.findings == before.findings
    assert after.known == fingerprints


def test_of_a_book_only_neighbouring_pages_are_compared_and_places_stay_right(monkeypatch):
    filler = (
        "Der Rat der Gemeinde hat dem Haushalt zugestimmt.\n",
        "The council of the municipality approved the budget.\n",
    )
    source, copy = filler[0] * 4 + DE_SOURCE, filler[1] * 4 + DE_COPY
    whole = disagreeing(check(copy, source, source_language="de"))
    assert set(whole) == {"internal-inconsistency", "inconsistent-rendering"}
    monkeypatch.setattr("transprov.checking.details._AT_ONCE", 4)
    parts = disagreeing(check(copy, source, source_language="de"))
    # the two renderings of the name now stand in different parts; the two numbers of the dead in one
    assert set(parts) == {"internal-inconsistency"}
    assert parts["internal-inconsistency"] == whole["internal-inconsistency"]
