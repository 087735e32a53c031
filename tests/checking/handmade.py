"""Documents and alignments put together by hand, for tests of what happens after the alignment."""

from transprov.types import Document, Segment, SegmentKind, Span


def document(*parts, language=None, between="\n\n"):
    """A document of these segments; a part is a text, or a (text, kind) pair."""
    text, segments = "", []
    for index, part in enumerate(parts):
        said, kind = part if isinstance(part, tuple) else (part, SegmentKind.SENTENCE)
        text += between if text else ""
        segments.append(Segment(index, Span(len(text), len(text) + len(said)), said, kind, block=index))
        text += said
    return Document(text=text, language=language, segments=tuple(segments))


def quote(document, span):
    return document.text[span.start : span.end]
