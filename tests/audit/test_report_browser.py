"""The dashboard in a real browser: what it shows, sorts and filters, and that it fits a phone."""

from collections.abc import Iterator
from pathlib import Path

import browser
import pytest
import stored_audits as audits
from test_report_dashboard import page as rendered

pytestmark = pytest.mark.skipif(browser.PROGRAM is None, reason="needs Chromium (apt-get install chromium)")

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterin" * 3
TITLES = "Array.from(document.querySelectorAll('#copies tbody tr:not([hidden]) .title a')).map((a) => a.textContent)"
SORTED = "Array.from(document.querySelectorAll('#copies th')).map((th) => th.getAttribute('aria-sort'))"
FERRY, BRIDGE, COUNCIL = (text.split("\n")[0] for text in (audits.FERRY_EN, audits.BRIDGE_EN, audits.COUNCIL))


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    with browser.Browser(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("dashboard")
    cases = [
        audits.ferry(), audits.bridge(), audits.council(),
        audits.ferry("https://wire.example/" + "long" * 60, title=LONG, outlet=LONG),
        audits.broken("https://wire.example/gone", "https://wire.example/gone: 404 Not Found"),
    ]  # fmt: skip
    path = folder / "dashboard.html"
    path.write_text(rendered(audits.make(folder / "a.sqlite", cases)), "utf-8")
    return path.as_uri()


def click(page: browser.Page, heading: str) -> None:
    page.value(
        f"Array.from(document.querySelectorAll('#copies th button')).find(b => b.textContent == '{heading}').click()"
    )


def search(page: browser.Page, text: str) -> None:
    page.value(
        f"{{ const f = document.getElementById('filter'); f.value = '{text}'; f.dispatchEvent(new Event('input')) }}"
    )


def test_it_sorts_by_a_click_both_ways_and_unknown_values_stay_last(chromium: browser.Browser, address: str) -> None:
    page = chromium.open(address, 1280)
    gone = "https://wire.example/gone"
    assert page.value(TITLES)[-3:] == [BRIDGE, COUNCIL, gone]
    click(page, "Copy")
    assert page.value(TITLES) == [BRIDGE, COUNCIL, LONG, FERRY, gone]
    assert page.value(SORTED) == ["ascending", *[None] * 7]
    click(page, "Copy")
    assert page.value(TITLES) == [gone, FERRY, LONG, COUNCIL, BRIDGE]
    assert page.value(SORTED) == ["descending", *[None] * 7]
    click(page, "Lag")
    assert page.value(TITLES)[0] == BRIDGE
    assert set(page.value(TITLES)[-2:]) == {COUNCIL, gone}
    click(page, "Lag")
    assert page.value(TITLES)[2] == BRIDGE
    assert set(page.value(TITLES)[-2:]) == {COUNCIL, gone}
    assert page.problems() == []


def test_it_sorts_by_the_keyboard(chromium: browser.Browser, address: str) -> None:
    page = chromium.open(address, 1280)
    page.value("document.querySelector('#copies th button').focus()")
    page.press("Enter", 13, "\r")
    assert page.value(SORTED)[0] == "ascending"
    assert page.value("document.activeElement.textContent") == "Copy"
    page.press("Tab", 9)
    assert page.value("document.activeElement.textContent") == "Source"
    page.press(" ", 32, " ")
    assert page.value(SORTED)[:2] == [None, "ascending"]


def test_it_filters_and_says_how_many_are_left(chromium: browser.Browser, address: str) -> None:
    page = chromium.open(address, 1280)
    page.value(
        "{ const f = document.getElementById('filter'); f.value = 'GAZETTE'; f.dispatchEvent(new Event('input')) }"
    )
    assert page.value(TITLES) == [BRIDGE]
    assert page.value("document.getElementById('status').textContent") == "1 of 5 shown"


SEEN = "Array.from(document.querySelectorAll('#copies tbody tr')).filter((row) => row.clientHeight > 0).length"


@pytest.mark.parametrize("width", [360, 1280])
def test_of_very_many_lines_the_first_are_shown_and_all_are_searched(
    chromium: browser.Browser, tmp_path: Path, width: int
) -> None:
    cases = [audits.council(f"https://town.example/{n:03}", title=f"Council meets, part {n:03}") for n in range(600)]
    path = tmp_path / "many.html"
    path.write_text(rendered(audits.make(tmp_path / "a.sqlite", cases), sections=2), "utf-8")
    page = chromium.open(path.as_uri(), width)
    status = "document.getElementById('status').textContent"
    assert page.value(SEEN) == 500
    assert page.value(status) == "500 of 600 shown"
    click(page, "Copy")
    click(page, "Copy")
    assert page.value(TITLES)[0] == "Council meets, part 599"
    search(page, "part 001")
    assert page.value(TITLES) == ["Council meets, part 001"]
    assert page.value(SEEN) == 1
    search(page, "")
    page.value("document.getElementById('more').click()")
    assert page.value(SEEN) == 600
    assert page.value(status) == ""
    assert page.problems() == []


def test_a_link_in_the_table_opens_the_copy(chromium: browser.Browser, address: str) -> None:
    page = chromium.open(address, 1280)
    opened = "document.querySelectorAll('details.full[open]').length"
    assert page.value(opened) == 0
    page.value("document.querySelector('#copies a[href=\"#copy-2\"]').click()")
    assert page.value("new Promise((done) => setTimeout(done, 200)).then(() => 1)") is not None
    assert page.value(opened) == 1
    assert page.value("document.getElementById('copy-2').getBoundingClientRect().top < innerHeight")
    assert page.value("document.querySelector('#copy-2 .cell.copy').getBoundingClientRect().height > 10")


@pytest.mark.parametrize(("width", "dark"), [(320, False), (360, False), (360, True), (768, False), (1280, True)])
def test_nothing_is_wider_than_the_screen(chromium: browser.Browser, address: str, width: int, dark: bool) -> None:
    page = chromium.open(address, width, dark=dark)
    page.value("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.value("document.documentElement.clientWidth") <= width
    assert page.value("getComputedStyle(document.body).backgroundColor") == (
        "rgb(23, 24, 26)" if dark else "rgb(253, 253, 251)"
    )
    assert page.problems() == []


def test_it_asks_for_nothing_but_itself(chromium: browser.Browser, address: str) -> None:
    assert chromium.open(address, 1280).requests() == [address]
