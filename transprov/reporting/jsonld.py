"""Where a copy comes from as linked data: schema.org for search engines, W3C PROV-O for archives; needs no network.

Terms are those of schema.org (`translationOfWork`, `isBasedOn`) and of "PROV-O: The PROV Ontology" (W3C, 2013). A claim
is made only of a source that was given or found; what the wording alone gives away is not said here.
docs/sarif.md says what stands where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from transprov.reporting.json import safe_dumps
from transprov.reporting.places import web_address, web_uri
from transprov.types import DeclarationKind, Report

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "transprov": "urn:transprov:",
    "translationOfWork": {"@type": "@id"},
    "isBasedOn": {"@type": "@id"},
    "url": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:entity": {"@type": "@id"},
    "prov:wasAttributedTo": {"@type": "@id"},
}
"""The context in full: no reader has to fetch one."""

TOOL = "urn:transprov:tool"
_UNRELATED = "unrelated-source"


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of a copy, as the claim names it."""

    title: str | None
    url: str | None
    identifier: str | None
    language: str | None
    outlet: str | None
    published: str | None
    """ISO 8601."""
    basis: str
    """"given" by the user, or "found" in an index."""
    confidence: float
    """Given: mean probability of the linked sentences. Found: probability that this is a source of the copy."""
    coverage: float | None
    """Share of the source, by characters, that has a counterpart in the copy."""


def given(report: Report) -> Origin | None:
    """The source that the report compares with, as far as the comparison supports it: None for another article."""
    source, alignment = report.source, report.alignment
    if source is None or alignment is None or any(finding.rule == _UNRELATED for finding in report.findings):
        return None
    links = alignment.links
    if not links:
        return None
    published = source.provenance.published
    return Origin(
        title=source.title,
        url=source.provenance.url,
        identifier=source.id,
        language=source.language,
        outlet=next(iter(source.provenance.values(DeclarationKind.OUTLET)), None),
        published=None if published is None else published.isoformat(),
        basis="given",
        confidence=sum(bead.score for bead in links) / len(links),
        coverage=report.coverage,
    )


def render(report: Report) -> str:
    """The statement on one copy, whole."""
    origin = given(report)
    published = report.copy.provenance.published
    nodes = statements(
        title=report.copy.title,
        url=web_address(report.copy),
        identifier=report.copy.id,
        language=report.copy.language,
        outlet=next(iter(report.copy.provenance.values(DeclarationKind.OUTLET)), None),
        published=None if published is None else published.isoformat(),
        origins=() if origin is None else (origin,),
        number=1,
    )
    return "".join(document(nodes, version=report.signature.version))


def statements(
    *,
    title: str | None,
    url: str | None,
    identifier: str | None,
    language: str | None,
    outlet: str | None,
    published: str | None,
    origins: Iterable[Origin],
    number: int,
) -> list[dict[str, Any]]:
    """The nodes for one copy and its sources; `number` tells its nameless nodes from those of other copies."""
    copy = _article(
        f"_:copy{number}", title, None if url is None else web_uri(url), identifier, language, outlet, published
    )
    nodes = [copy]
    derived: list[dict[str, Any]] = []
    translated, based = [], []
    for place, origin in enumerate(origins, start=1):
        address = None if origin.url is None else web_uri(origin.url)
        source = _article(
            f"_:source{number}.{place}",
            origin.title,
            address,
            origin.identifier,
            origin.language,
            origin.outlet,
            origin.published,
        )
        nodes.append(source)
        based.append(source["@id"])
        if origin.language and language and origin.language != language:
            translated.append(source["@id"])
        claim: dict[str, Any] = {
            "@type": "prov:Derivation",
            "prov:entity": source["@id"],
            "prov:wasAttributedTo": TOOL,
            "transprov:basis": origin.basis,
            "transprov:confidence": round(origin.confidence, 4),
        }
        if origin.coverage is not None:
            claim["transprov:coverage"] = round(origin.coverage, 4)
        derived.append(claim)
    if derived:
        if translated:
            copy["translationOfWork"] = translated
        copy["isBasedOn"] = based
        copy["prov:wasDerivedFrom"] = based
        copy["prov:qualifiedDerivation"] = derived
    return nodes


def document(nodes: Iterable[dict[str, Any]], *, version: str) -> Iterator[str]:
    """The whole document in pieces of text: one graph of all `nodes`, and the program that says so.

    It may stand in a page as it is: no `<` in it can end the script element around it.
    """
    yield f'{{"@context":{_text(CONTEXT)},"@graph":[\n'
    yield _text(
        {
            "@id": TOOL,
            "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
            "name": "transprov",
            "softwareVersion": version,
        }
    )
    for node in nodes:
        yield ",\n" + _text(node)
    yield "\n]}\n"


def _article(
    blank: str,
    title: str | None,
    address: str | None,
    identifier: str | None,
    language: str | None,
    outlet: str | None,
    published: str | None,
) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": address or blank, "@type": ["NewsArticle", "prov:Entity"]}
    if address is not None:
        said["url"] = address
    elif identifier:
        said["identifier"] = identifier
    if title:
        said["headline"] = title
    if language:
        said["inLanguage"] = language
    if published:
        said["datePublished"] = published
    if outlet:
        said["publisher"] = {"@type": "Organization", "name": outlet}
    return said


def _text(value: Any) -> str:
    return safe_dumps(value, one_line=True).replace("<", "\\u003c")
