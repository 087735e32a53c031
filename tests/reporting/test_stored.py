from collections.abc import Callable

import pytest
import sample_reports as samples

from transprov.reporting.html import render
from transprov.reporting.json import to_json
from transprov.reporting.stored import from_json
from transprov.types import Report


@pytest.mark.parametrize("make", [samples.flood, samples.ferry, samples.hostile, samples.awkward, samples.alone])
def test_a_report_comes_back_from_its_json(make: Callable[[], Report]) -> None:
    report = make()
    stored = from_json(to_json(report))
    assert to_json(stored) == to_json(report)
    assert stored.findings == report.findings
    assert stored.coverage == report.coverage
    assert render(stored) == render(report)


def test_what_the_baseline_knew_stays_known() -> None:
    value = to_json(samples.flood())
    value["findings"][0]["known"] = True
    assert from_json(value).known == {value["findings"][0]["fingerprint"]}
