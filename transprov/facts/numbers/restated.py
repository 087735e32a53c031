"""Quantities given twice, the second time in brackets and in another unit: "100 km (62 miles)"."""

from __future__ import annotations

from collections.abc import Sequence

from transprov.types import Mention

_OPENING = ("(", "[")


def restated_by(mention: Mention, mentions: Sequence[Mention], text: str) -> Mention | None:
    """The amount before the brackets in which `mention` stands, if both are of one dimension, or both are money."""
    measure = mention.value.measure
    if measure is None:
        return None
    before = text[: min(mention.span.start, measure.start)].rstrip()
    if not before.endswith(_OPENING):
        return None
    end = len(before[:-1].rstrip())
    dimensions = {unit.dimension for unit in measure.combined}
    for other in mentions:
        first = other.value.measure
        if first is not None and first.end == end:
            of_one_kind = first.is_money and measure.is_money
            if of_one_kind or not dimensions.isdisjoint(unit.dimension for unit in first.combined):
                return other
    return None
