"""The median is numpy's, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from transprov.alignment.median import median


@pytest.mark.parametrize("size", [1, 2, 3, 10, 257])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_as_numpy(size: int, kind: type) -> None:
    values = np.random.default_rng(size).normal(size=size).astype(kind)
    assert median(values) == float(np.median(values))
