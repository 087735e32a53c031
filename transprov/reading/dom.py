"""A parsed page as a flat sequence of text blocks, each with what its place in the tree says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from transprov.errors import InputError

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "textarea"}
    | {"input", "video", "audio", "canvas", "map", "head", "title", "datalist", "applet", "picture"}
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
    }
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table"}
    | {"tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_PROSE = frozenset({"p", "li", "td", "blockquote", "figcaption", "dd", "pre"})
_PAGE_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "dialog", "menu", "fieldset"})
_NEVER_MARKED = frozenset({"html", "body", "main", "article"})

_MARK_WORDS: dict[str, frozenset[str]] = {
    "page": frozenset(
        {
            "share",
            "sharing",
            "social",
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "newsletter",
            "cookie",
        }
        | {
            "cookies",
            "consent",
            "cmp",
            "promo",
            "advert",
            "advertisement",
            "ad",
            "ads",
            "banner",
            "comments",
            "comment",
        }
        | {
            "breadcrumb",
            "breadcrumbs",
            "nav",
            "navigation",
            "menu",
            "sidebar",
            "footer",
            "subscribe",
            "paywall",
            "toolbar",
        }
        | {
            "tools",
            "tags",
            "popular",
            "mostread",
            "outbrain",
            "taboola",
            "signup",
            "login",
            "pagination",
            "skip",
            "modal",
        }
        | {
            "popup",
            "sponsored",
            "sponsor",
            "promoted",
            "anzeige",
            "werbung",
            "publicite",
            "pub",
            "partage",
            "teilen",
            "zoom",
            "lightbox",
            "actions",
        }
    ),
    "caption": frozenset({"caption", "bildunterschrift", "legend", "legende", "figcaption", "imagecaption"}),
    "credit": frozenset(
        {"credit", "credits", "copyright", "copyrightholder", "credittext", "fotograf", "photographer"}
    ),
    "byline": frozenset({"byline", "author", "authors", "autor", "autoren", "auteur", "auteurs", "signature"}),
    "source": frozenset({"agency", "agencies", "agentur", "quelle", "sources"}),
    "hidden": frozenset({"hidden", "visuallyhidden", "sronly", "invisible"}),
}
_PAGE_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "dialog", "search", "menu", "toolbar"})
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile("[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Text that no block element cuts, its lines at `<br>`, and the marks of the elements around it."""

    text: str
    tag: str
    """The innermost block element."""
    marks: frozenset[str]
    """Of "page", "caption", "credit", "byline", "source", "hidden", "figure", "list", "lead"."""
    article: int
    """The innermost `article` element it stands in, counted from 1; 0: in none."""
    outer: int
    """The outermost one."""
    linked: float
    """Share of its characters that are links."""


@dataclass(slots=True)
class _Context:
    tag: str
    marks: frozenset[str]
    article: int
    outer: int


@dataclass(slots=True)
class _Buffer:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if in_link else 0


def parse(html: str, resource: str | None) -> Any:
    """The lxml tree of a page, however broken. Raises `InputError` when there is nothing in it.

    Comments and processing instructions are left out; libxml2's HTML parser reads no DTD, so entities cannot unfold.
    """
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = html.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        raise InputError("is an empty page; give the page of an article", resource=resource) from None
    return tree


def page_blocks(tree: Any) -> list[PageBlock]:
    """The blocks of a page in document order; scripts and the like left out, hidden and page parts marked."""
    return list(_Walk(tree).blocks())


class _Walk:
    """One pass over the tree without recursion, since pages nest as deep as they like."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._stack = [_Context("html", frozenset(), 0, 0)]
        self._buffer = _Buffer()
        self._articles = 0
        self._links = 0

    def blocks(self) -> Iterator[PageBlock]:
        import lxml.etree

        walk = lxml.etree.iterwalk(self._tree, events=("start", "end"))
        skipped: Any = None
        after_link = False
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _SKIPPED or not tag:
                    skipped = element
                    walk.skip_subtree()
                    continue
                if tag == "br":
                    self._buffer.add("\x0b", False)
                elif self._opens_block(element, tag):
                    yield from self._flush()
                    self._stack.append(self._context(element, tag))
                elif tag == "a" and after_link:
                    self._buffer.add(" ", False)  # two links side by side are two labels
                self._links += tag == "a"
                self._buffer.add(element.text, self._links > 0)
                continue
            if element is skipped:
                skipped = None
            else:
                self._links -= tag == "a"
                if len(self._stack) > 1 and self._opens_block(element, tag):
                    yield from self._flush()
                    self._stack.pop()
            after_link = tag == "a" and not element.tail
            self._buffer.add(element.tail, self._links > 0)
        yield from self._flush()

    def _opens_block(self, element: Any, tag: str) -> bool:
        if tag in _BLOCKS:
            return True
        if tag == "time":
            return self._stack[-1].tag not in _PROSE
        # "<figcaption>… <span class=credit>Foto: dpa</span>": the credit is a block of its own
        return (
            "figure" in self._stack[-1].marks
            and tag in {"span", "small", "cite", "em", "i"}
            and bool(_own_marks(element, tag) & {"credit", "caption", "page"})
        )

    def _context(self, element: Any, tag: str) -> _Context:
        above = self._stack[-1]
        if tag == "article":
            self._articles += 1
            return _Context(tag, above.marks, self._articles, above.outer or self._articles)
        marks = above.marks | _own_marks(element, tag)
        return _Context(tag if tag in _BLOCKS or tag == "time" else above.tag, marks, above.article, above.outer)

    def _flush(self) -> Iterator[PageBlock]:
        buffer, self._buffer = self._buffer, _Buffer()
        raw = "".join(buffer.pieces)
        context = self._stack[-1]
        if not any(c.isalnum() for c in raw):
            return
        share = min(1.0, buffer.linked / max(1, len(_SPACES.sub(" ", raw).strip())))
        raw = raw.replace("\r\n", "\n").replace("\n", "\x0b") if context.tag == "pre" else raw
        for part in re.split("\x0b[ \t\r\n]*(?:\x0b[ \t\r\n]*)+", raw):
            lines = (_SPACES.sub(" ", line).strip(" ") for line in part.split("\x0b"))
            text = "\n".join(line for line in lines if line)
            if any(c.isalnum() for c in text):
                yield PageBlock(text, context.tag, context.marks, context.article, context.outer, share)


def _own_marks(element: Any, tag: str) -> frozenset[str]:
    marks: set[str] = set()
    if tag in _PAGE_TAGS or (element.get("role") or "").lower() in _PAGE_ROLES:
        marks.add("page")
    if tag in {"figure", "figcaption"}:
        marks.add("figure")
    if tag in {"figcaption", "caption"}:
        marks.add("caption")
    if tag in {"ul", "ol", "li"}:
        marks.add("list")
    style, hidden = element.get("style"), element.get("hidden")
    if hidden is not None or element.get("aria-hidden") == "true" or (style and _HIDDEN_STYLE.search(style)):
        marks.add("hidden")
    if element.get("rel") == "author":
        marks.add("byline")
    if tag not in _NEVER_MARKED:
        words = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))[:500]
        tokens = {token.lower() for token in _TOKEN.findall(words)}
        tokens |= {token.lower().replace("-", "").replace("_", "") for token in words.split()}
        marks.update(mark for mark, known in _MARK_WORDS.items() if tokens & known)
        if tokens & {"lead", "intro", "standfirst", "chapo", "vorspann", "teasertext", "description"}:
            marks.add("lead")
    return frozenset(marks)
