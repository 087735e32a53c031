import re
from base64 import b64encode
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import stored_audits as audits
from lxml import html as parser

from transprov.audit import AuditStore
from transprov.audit.report.baseline import copies
from transprov.audit.report.html import render


def page(path: Path, *, sections: int = 200, baseline: Path | None = None) -> str:
    with AuditStore.open(path) as store:
        if baseline is None:
            every = partial(copies, store, None, threshold=0.5)
            return "".join(render(every, store, name=path.name, sections=sections, threshold=0.5, baseline=None))
        with AuditStore.open(baseline) as earlier:
            every = partial(copies, store, earlier, threshold=0.5)
            pieces = render(every, store, name=path.name, sections=sections, threshold=0.5, baseline=baseline.name)
            return "".join(pieces)


def words(node: parser.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_all_copies_are_in_the_table_and_the_worst_in_full(tmp_path: Path) -> None:
    root = parser.document_fromstring(page(audits.sample(tmp_path / "a.sqlite"), sections=1))
    lines = [words(row) for row in root.get_element_by_id("copies").xpath("./tbody/tr")]
    assert len(lines) == 4
    assert "Ferry to Borkum" in lines[0]
    assert "Küstenkurier" in lines[0]
    assert "translated from German 75 % 1 h 30 min 300.0 1 critical, 1 major 2024-03-14" in lines[0]
    assert "not examined: 404 Not Found" in " ".join(lines)
    (section,) = root.xpath("//details[@class='full']")
    assert "Der Kapitän lehnte eine Stellungnahme ab." in words(section)
    assert "The 1 worst of 3 copies" in words(root)
    assert root.xpath("//tbody//a[@href='#copy-1']")


def test_sections_share_no_ids_and_every_link_inside_leads_somewhere(tmp_path: Path) -> None:
    path = audits.make(tmp_path / "a.sqlite", [audits.ferry(), audits.ferry("https://wire.example/second")])
    root = parser.document_fromstring(page(path))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [href[1:] for href in root.xpath("//@href") if href.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


def test_the_policy_allows_the_page_its_own_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    text = page(audits.sample(tmp_path / "a.sqlite"))
    (policy,) = parser.document_fromstring(text).xpath("//meta[@http-equiv]/@content")
    for kind, element in (("style", "style"), ("script", "script")):
        (content,) = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert " style=" not in text
    assert not re.search(r"<[^>]*\son\w+=", text)


def test_articles_put_no_markup_and_no_unsafe_link_into_the_page(tmp_path: Path) -> None:
    script = "</script><script>alert(1)</script>\u202e\x1b[2J"
    result, report = audits.ferry(title=script, url="javascript:alert(1)", outlet=script, error=None)
    assert result.source is not None
    source = replace(result.source, title=script, url="data:text/html,x", outlet=script)
    broken = audits.broken("javascript:alert(2)", script)
    path = audits.make(tmp_path / "a.sqlite", [(replace(result, source=source), report), broken])
    text = page(path)
    root = parser.document_fromstring(text)
    assert len(root.xpath("//script")) == 1
    assert all(href.startswith(("#", "https://", "http://")) for href in root.xpath("//@href"))
    assert not set("\x1b\u202e") & set(text)


def test_a_baseline_marks_copies_and_names_findings_that_are_gone(tmp_path: Path) -> None:
    (ferry, report), bridge = audits.ferry(), audits.bridge()
    assert report is not None
    mended = audits.case(ferry.key, replace(report, findings=report.findings[1:]), source=ferry.source)
    before = audits.make(tmp_path / "before.sqlite", [(ferry, report), audits.council()])
    root = parser.document_fromstring(page(audits.make(tmp_path / "now.sqlite", [mended, bridge]), baseline=before))
    rows = root.get_element_by_id("copies").xpath("./tbody/tr")
    marks = {words(row).split(" ")[0]: row.get("class") for row in rows}
    assert marks == {"Ferry": None, "Cormery": "new", "Council": "gone"}
    ferry_section = next(s for s in root.xpath("//details[@class='full']") if "Ferry to" in words(s))
    assert "In the baseline only source: 2.300; copy: 3,200" in words(ferry_section)
    assert "in the baseline already" in words(ferry_section)
    assert "copies against before.sqlite: 1 new, 1 same, 1 gone" in words(root)


def test_a_store_of_nothing_is_a_page_too(tmp_path: Path) -> None:
    root = parser.document_fromstring(page(audits.make(tmp_path / "a.sqlite", [])))
    assert "0 examined, 0 failed" in words(root)


def test_the_page_is_the_same_every_time(tmp_path: Path) -> None:
    path = audits.sample(tmp_path / "a.sqlite")
    assert page(path) == page(path)
