"""How two details stand to each other: one module a kind."""

from __future__ import annotations

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
            return numbers.relate(mine.value, theirs.value, (mine.text, theirs.text), sides, ages=mine.is_age)
        case "date":
            return dates.relate(mine.value, theirs.value, (mine.text, theirs.text), sides)
        case "name":
            return names.relate(mine.value, theirs.value, sides)
        case "quotation":
            return quotations.relate(mine.value, theirs.value, likeness, sides)
    return None
