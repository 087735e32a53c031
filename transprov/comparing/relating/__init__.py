"""How two details stand to each other: one module a kind."""

from __future__ import annotations

from transprov.comparing.comparison import Relation
from transprov.comparing.details import Detail
from transprov.comparing.relating import dates, names, numbers, quotations
from transprov.comparing.relating.related import Related, Sides

__all__ = ["Related", "Sides", "relate"]


def relate(mine: Detail, theirs: Detail, likeness: float, sides: Sides) -> Related | None:
    """The relation of two details of one kind if they speak of the same thing; None where they cannot.

    `likeness` is the cosine of what they are about; for quotations, of their words.
    """
    match mine.kind:
        case "number":
            if mine.is_age is not theirs.is_age:
                return None
            related = numbers.relate(mine.value, theirs.value, (mine.text, theirs.text), sides, ages=mine.is_age)
            return None if related is not None and _of_two_things(mine, theirs, related) else related
        case "date":
            return dates.relate(mine.value, theirs.value, (mine.text, theirs.text), sides)
        case "name":
            return names.relate(mine.value, theirs.value, sides)
        case "quotation":
            return quotations.relate(mine.value, theirs.value, likeness, sides)
    return None


def _of_two_things(mine: Detail, theirs: Detail, related: Related) -> bool:
    """Whether one number has a unit and the other counts something: 100,000 euros and ten salaries."""
    if related.relation not in (Relation.CONFLICTS, Relation.COMPATIBLE):
        return False
    bare = [detail for detail in (mine, theirs) if detail.value.measure is None]
    return len(bare) == 1 and bool(bare[0].counted)
