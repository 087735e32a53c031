import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sample_reports as samples

from transprov.reporting import FORMATS
from transprov.reporting.json import dumps, to_json
from transprov.types import DeclarationKind, Detection, Evidence, Report, SegmentKind, Severity, Span

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
MAKERS: list[Callable[[], Report]] = [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone]
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
}


def errors(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:
    """What is wrong with a value by a JSON Schema, for the keywords that ours uses.

    Stricter than the schema in one thing: readers must accept keys of later versions, we must not write unknown ones.
    """
    known = {"$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "anyOf", "properties"}
    known |= {"required", "additionalProperties", "items", "minimum", "maximum", "pattern"}
    assert set(schema) <= known, f"teach this test {set(schema) - known}"
    if "$ref" in schema:
        return errors(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], path)
    if "anyOf" in schema:
        return [] if any(not errors(value, option, path) for option in schema["anyOf"]) else [f"{path}: no option fits"]
    found = []
    types = schema.get("type", list(TYPES))
    if not any(TYPES[name](value) for name in ([types] if isinstance(types, str) else types)):
        return [f"{path}: {value!r} is not {types}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is none of {schema['enum']}")
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{path}: {value!r} out of range")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{path}: {value!r} does not match")
    if isinstance(value, list):
        found += [e for i, item in enumerate(value) for e in errors(item, schema["items"], f"{path}[{i}]")]
    if isinstance(value, dict):
        properties, more = schema.get("properties", {}), schema.get("additionalProperties", False)
        found += [f"{path}.{name} is missing" for name in schema.get("required", ()) if name not in value]
        for name, item in value.items():
            sub = properties.get(name, more)
            found += [f"{path}.{name} is unknown"] if sub is False else errors(item, sub, f"{path}.{name}")
    return found


@pytest.mark.parametrize("make", MAKERS)
def test_the_output_conforms_to_the_published_schema(make: Callable[[], Report]) -> None:
    assert errors(json.loads(dumps(make())), SCHEMA) == []


def test_detection_and_publication_time_conform_too() -> None:
    evidence = (
        Evidence("said-on", 1.2, '"said on Friday"', Span(3, 9), "flood", "de"),
        Evidence("length", -0.1, "short"),
    )
    report = samples.flood()
    provenance = replace(report.copy.provenance, published=datetime(2021, 2, 5, 9, 30, tzinfo=UTC))
    report = replace(
        report,
        copy=replace(report.copy, provenance=provenance),
        detection=Detection(0.87, "translated", {"de": 0.9, "other": 0.1}, evidence),
    )
    value = to_json(report)
    assert errors(value, SCHEMA) == []
    assert value["copy"]["provenance"]["published"] == "2021-02-05T09:30:00+00:00"
    assert value["detection"]["evidence"][0]["span"] == {"start": 3, "end": 9}


def test_the_check_itself_notices_what_is_wrong() -> None:
    value = to_json(samples.flood())
    value["extra"] = 1
    value["findings"][0]["severity"] = "fatal"
    value["alignment"]["beads"][0]["score"] = 1.5
    del value["copy"]["text"]
    assert len(errors(value, SCHEMA)) == 4


def test_the_schema_lists_the_enumerations_of_the_code() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["segment"]["properties"]["kind"]["enum"] == [kind.value for kind in SegmentKind]
    assert definitions["declaration"]["properties"]["kind"]["enum"] == [kind.value for kind in DeclarationKind]
    assert definitions["finding"]["properties"]["severity"]["enum"] == [s.label for s in sorted(Severity, reverse=True)]


def test_every_key_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    names = set(SCHEMA["properties"]) | {n for d in SCHEMA["$defs"].values() for n in d["properties"]}
    assert {name for name in names if f"`{name}`" not in text and f'"{name}"' not in text} == set()


def test_spans_quote_the_text() -> None:
    value = json.loads(dumps(samples.flood()))
    for side in ("copy", "source"):
        for segment in value[side]["segments"]:
            assert value[side]["text"][segment["span"]["start"] : segment["span"]["end"]] == segment["text"]
        for finding in value["findings"]:
            span = finding[f"{side}_span"]
            quoted = value[side]["text"][span["start"] : span["end"]] if span else ""
            assert quoted == finding[f"{side}_text"]


def test_alignment_findings_and_counts_are_those_of_the_report() -> None:
    report = samples.flood()
    value = to_json(report)
    assert value["schema"] == "transprov.report/1"
    assert value["coverage"] == pytest.approx(report.coverage, abs=1e-4)
    assert value["counts"] == {
        "source_segments": 14,
        "copy_segments": 13,
        "dropped": 2,
        "added": 1,
        "moved": 2,
        "moves": 1,
        "findings": {"critical": 1, "major": 3, "minor": 3, "neutral": 0},
    }
    alignment = value["alignment"]
    assert alignment["dropped"] == [1, 9]
    assert alignment["added"] == [9]
    assert alignment["source_ignored"] == [13]
    assert alignment["copy_ignored"] == [11, 12]
    assert alignment["moves"] == [{"beads": [9, 10], "source": [10, 11], "copy": [3, 4]}]
    assert alignment["beads"][6] == {"source": [6, 7], "copy": [7], "score": 0.93, "similarity": 0.86, "move": None}
    assert [bead["move"] for bead in alignment["beads"][9:11]] == [0, 0]
    assert [finding["fingerprint"] for finding in value["findings"]] == [f.fingerprint for f in report.findings]
    assert value["findings"][0]["evidence"] == ["source: 2.300 read as 2,300", "copy: 3,200 read as 3,200"]
    assert value["findings"][0]["bead"] == 4
    assert value["signature"]["text"] == "transprov:0.1.0|encoder:muse3-512|segmenter:rules-1"
    declared = value["copy"]["provenance"]["declarations"]
    assert [(item["kind"], item["value"]) for item in declared] == [("photo-credit", "Lena Brandt"), ("agency", "dpa")]
    assert value["notices"] == ["The copy names no author."]


@pytest.mark.parametrize("make", MAKERS)
def test_jsonl_is_one_line_for_every_reader_and_says_the_same(make: Callable[[], Report]) -> None:
    line = dumps(make(), one_line=True)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == json.loads(dumps(make()))


@pytest.mark.parametrize("one_line", [True, False])
def test_hostile_text_survives_and_is_harmless(one_line: bool) -> None:
    text = dumps(samples.hostile(), one_line=one_line)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", text)
    assert json.loads(text)["copy"]["text"] == "\n".join(samples.HOSTILE_COPY)


def test_umlauts_stay_readable() -> None:
    assert "überflutet" in dumps(samples.flood())


def test_the_formats_end_their_last_line() -> None:
    report = samples.flood()
    assert FORMATS["json"](report, 0.5) == dumps(report) + "\n"
    assert FORMATS["jsonl"](report, 0.5) == dumps(report, one_line=True) + "\n"
    assert FORMATS["html"](report, 0.5).lstrip().startswith("<!DOCTYPE html>")
