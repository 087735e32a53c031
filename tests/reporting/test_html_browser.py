"""What only a browser can tell; skipped where there is none."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import sample_reports as samples

from transprov.reporting.html import render
from transprov.types import Report

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Chromium (apt-get install chromium)")

# A frame is as wide as told, unlike the window of a headless browser; what it measures goes into its parent
FRAME = """<!DOCTYPE html><body><iframe id="f" src="report.html" style="width:{width}px;height:900px;border:0"></iframe>
<script>
document.getElementById("f").addEventListener("load", (event) => {{
  const page = event.target.contentDocument, root = page.documentElement;
  const row = page.querySelector(".row");
  const before = page.defaultView.getComputedStyle(row).backgroundColor;
  row.focus();
  const cells = [...row.querySelectorAll(".cell")].map((cell) => cell.getBoundingClientRect());
  document.body.append(["MEASURED", root.scrollWidth, root.clientWidth,
    cells.length > 1 && cells[0].bottom <= cells[1].top ? "stacked" : "beside",
    page.defaultView.getComputedStyle(row).backgroundColor === before ? "dark" : "lit",
    page.defaultView.getComputedStyle(root).getPropertyValue("--paper") ? "styled" : "bare",
    page.scripts.length].join(" "));
}});
</script>"""


def measured(report: Report, width: int, folder: Path) -> list[str]:
    (folder / "report.html").write_text(render(report), "utf-8")
    (folder / "frame.html").write_text(FRAME.format(width=width), "utf-8")
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command += [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000", "--dump-dom"]
    done = subprocess.run(
        [*command, (folder / "frame.html").as_uri()], capture_output=True, text=True, timeout=60, check=True
    )
    match = re.search(r"MEASURED ([^<]*)</body>", done.stdout)
    assert match is not None, done.stdout[-500:] + done.stderr[-500:]
    return match[1].split()


@pytest.mark.parametrize(("width", "layout"), [(320, "stacked"), (360, "stacked"), (1280, "beside")])
@pytest.mark.parametrize("make", [samples.flood, samples.hostile, samples.awkward])
def test_it_fits_the_width_is_styled_and_lights_up(
    make: Callable[[], Report], width: int, layout: str, tmp_path: Path
) -> None:
    scroll, client, found, light, style, scripts = measured(make(), width, tmp_path)
    assert int(scroll) <= int(client) <= width
    assert (found, light, style, scripts) == (layout, "lit", "styled", "0")
