import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import sample_reports as samples
from pyld import jsonld as processor

from transprov.reporting.jsonld import Origin, document, render, statements
from transprov.types import Declaration, DeclarationKind, Detection, Finding, Provenance, Report, Severity

SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"


def no_network(url: str, _options: Any) -> Any:
    raise AssertionError(f"asked for {url}")


def expanded(text: str) -> list[Any]:
    return list(processor.expand(json.loads(text), {"documentLoader": no_network}))


def article(nodes: list[Any], identifier: str) -> Any:
    (node,) = [node for node in nodes if node["@id"] == identifier]
    assert f"{SCHEMA}NewsArticle" in node["@type"]
    return node


def placed() -> Report:
    report = samples.flood()
    assert report.source is not None
    said = Declaration(DeclarationKind.OUTLET, "Küstenkurier", "Küstenkurier", "meta")
    when = datetime(2024, 3, 14, 17, 45, tzinfo=UTC)
    provenance = Provenance((said,), "https://example.org/sturmflut", when)
    return replace(report, source=replace(report.source, provenance=provenance))


def test_a_copy_is_a_translation_of_its_source_in_both_vocabularies() -> None:
    nodes = expanded(render(placed()))
    copy = article(nodes, "https://example.org/news/emden-flood")
    source = article(nodes, "https://example.org/sturmflut")
    for term in (f"{SCHEMA}translationOfWork", f"{SCHEMA}isBasedOn", f"{PROV}wasDerivedFrom"):
        assert copy[term] == [{"@id": "https://example.org/sturmflut"}]
    assert copy[f"{SCHEMA}inLanguage"] == [{"@value": "en"}]
    assert source[f"{SCHEMA}inLanguage"] == [{"@value": "de"}]
    assert source[f"{SCHEMA}publisher"][0][f"{SCHEMA}name"] == [{"@value": "Küstenkurier"}]
    assert source[f"{SCHEMA}datePublished"][0]["@value"] == "2024-03-14T17:45:00+00:00"
    (derivation,) = copy[f"{PROV}qualifiedDerivation"]
    assert derivation["@type"] == [f"{PROV}Derivation"]
    assert derivation[f"{PROV}entity"] == [{"@id": "https://example.org/sturmflut"}]
    assert derivation["urn:transprov:basis"] == [{"@value": "given"}]
    assert 0.9 < derivation["urn:transprov:confidence"][0]["@value"] < 1
    assert derivation["urn:transprov:coverage"][0]["@value"] == pytest.approx(placed().coverage, abs=1e-4)


def test_it_becomes_rdf_without_loss() -> None:
    quads = processor.to_rdf(
        json.loads(render(placed())), {"documentLoader": no_network, "format": "application/n-quads"}
    )
    assert (
        "<https://example.org/news/emden-flood> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://example.org/stu"
        in quads
    )


def test_a_text_without_address_is_a_nameless_node_with_an_identifier() -> None:
    nodes = expanded(render(samples.ferry()))
    (copy,) = [node for node in nodes if node["@id"] == "_:copy1"]
    assert copy[f"{SCHEMA}identifier"] == [{"@value": "ferry-en.txt"}]
    assert copy[f"{SCHEMA}isBasedOn"] == [{"@id": "_:source1.1"}]


def without_claim(nodes: list[Any]) -> bool:
    return not any("wasDerivedFrom" in key or "isBased" in key or "translationOf" in key for n in nodes for key in n)


@pytest.mark.parametrize("verdict", ["translated", "unclear", "native"])
def test_wording_alone_makes_no_claim(verdict: str) -> None:
    report = replace(samples.alone(), detection=Detection(0.97, verdict, {"de": 0.9, "other": 0.1}))
    assert without_claim(expanded(render(report)))


def test_another_article_is_no_source() -> None:
    report = samples.flood()
    stranger = Finding("unrelated-source", "accuracy/addition", Severity.MAJOR, 0.95, "Is this the right source?")
    assert without_claim(expanded(render(replace(report, findings=(stranger,)))))


def test_a_source_in_the_same_language_is_no_translation() -> None:
    report = samples.flood()
    assert report.source is not None
    nodes = expanded(render(replace(report, source=replace(report.source, language="en"))))
    (copy,) = [node for node in nodes if f"{SCHEMA}isBasedOn" in node]
    assert f"{SCHEMA}translationOfWork" not in copy


@pytest.mark.parametrize("make", [samples.hostile, samples.awkward])
def test_it_can_stand_in_a_page_whatever_the_article_says(make: Callable[[], Report]) -> None:
    text = render(make())
    assert "<" not in text
    assert len(expanded(text)) == 3
    assert "_:copy1" in text


def test_merged_copies_have_several_sources_and_unsafe_addresses_are_no_links() -> None:
    origins = [
        Origin("A", "javascript:alert(1)", "a", "de", None, None, "found", 0.97, 0.5),
        Origin("B", "https://example.org/b c", "b", "fr", None, None, "found", 0.8, None),
    ]
    nodes = statements(
        title="T", url=None, identifier="k", language="en", outlet=None, published=None, origins=origins, number=7
    )
    copy = expanded("".join(document(nodes, version="0.1.0")))[1]
    assert [node["@id"] for node in copy[f"{SCHEMA}translationOfWork"]] == ["_:source7.1", "https://example.org/b%20c"]
    assert len(copy[f"{PROV}qualifiedDerivation"]) == 2
