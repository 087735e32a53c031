"""Diffs on a terminal: in colours where there are any, else between the markers of `diff_markup`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.text import Text

from transprov.reporting.diff import Change, ChangeKind
from transprov.reporting.diff_markup import MARKERS, parts
from transprov.types import Span

_STYLES = {
    ChangeKind.SAME: "",
    ChangeKind.VARIANT: "dim",
    ChangeKind.DELETED: "red strike",
    ChangeKind.INSERTED: "green underline",
    ChangeKind.MOVED_AWAY: "cyan strike",
    ChangeKind.MOVED_HERE: "cyan underline",
}
Mark = tuple[Span, ChangeKind]


class Inked:
    """Texts with their changes, for one console. `fit` makes text harmless and encodable."""

    def __init__(self, fit: Callable[[str], str], *, coloured: bool) -> None:
        """Choose between colours and markers, once for a report: both together would be hard to read."""
        self._fit = fit
        self._coloured = coloured

    def one(self, text: str, kind: ChangeKind) -> Text:
        """A stretch of text of one kind."""
        opening, closing = ("", "") if self._coloured or not text else MARKERS[kind]
        return Text(f"{opening}{self._fit(text)}{closing}", style=_STYLES[kind] if self._coloured else "")

    def line(self, changes: Iterable[Change]) -> Text:
        """Both texts in one: the old words where they went, the new ones where they came."""
        return Text().join(
            piece for kind, space, said, _ in parts(changes) for piece in (Text(self._fit(space)), self.one(said, kind))
        )

    def cut(self, text: str, start: int, marks: Iterable[Mark]) -> Text:
        """One side's text with its marks. It begins at `start` of the text that these count in, and may end earlier."""
        said, at = Text(), 0
        for span, kind in marks:
            begin, end = max(span.start - start, at), min(span.end - start, len(text))
            if begin < end:
                said.append(self._fit(text[at:begin]))
                said.append_text(self.one(text[begin:end], kind))
                at = end
        return said.append(self._fit(text[at:]))


def old_marks(changes: Iterable[Change]) -> tuple[Mark, ...]:
    """What of the old text the new one has not, or has elsewhere."""
    kinds = {ChangeKind.REPLACED: ChangeKind.DELETED}
    found = ((c.old, c.old_text, kinds.get(c.kind, c.kind)) for c in changes if c.kind is not ChangeKind.VARIANT)
    return tuple(_marks(found))


def new_marks(changes: Iterable[Change]) -> tuple[Mark, ...]:
    """What of the new text the old one has not, has elsewhere, or has in another form."""
    kinds = {ChangeKind.REPLACED: ChangeKind.INSERTED}
    return tuple(_marks((c.new, c.new_text, kinds.get(c.kind, c.kind)) for c in changes))


def _marks(found: Iterable[tuple[Span, str, ChangeKind]]) -> Iterator[Mark]:
    """The changes of one side, without the white space at their ends."""
    for span, text, kind in found:
        said = text.strip()
        if said and kind is not ChangeKind.SAME:
            start = span.start + len(text) - len(text.lstrip())
            yield Span(start, start + len(said)), kind
