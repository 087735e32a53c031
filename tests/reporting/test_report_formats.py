import subprocess
import sys

import pytest
import sample_reports as samples

from transprov.reporting import FORMATS
from transprov.settings import REPORT_FORMATS


def test_every_format_that_settings_know_can_be_written() -> None:
    assert {"terminal", *FORMATS} == set(REPORT_FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_whole_text(name: str) -> None:
    text = FORMATS[name](samples.flood(), 0.5)
    assert text.endswith("\n")
    assert "harbor district" in text


def test_knowing_the_formats_loads_none_of_them() -> None:
    heavy = {"rich", "jinja2", "babel", "numpy"}
    code = f"import sys, transprov.reporting.sanitise; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
