"""HTML as a tree that has passed the limits, and the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

from claims.intake.readers.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_ELEMENTS
from claims.intake.readers.reading import Reason, Unreadable

_TAG = re.compile(r"<[a-zA-Z]")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_SILENT = {"script", "style", "noscript", "template", "head", "title"}
_LINES = {
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"),
}


def tree_of(page: str) -> lxml.html.HtmlElement:
    """Return the tree of a page; raises ``Unreadable`` where it passes a limit or has nothing in it."""
    if _ENTITY.search(page):
        raise Unreadable(Reason.DECLARES_ENTITIES)
    if sum(1 for _ in _TAG.finditer(page)) > MAX_ELEMENTS:
        raise Unreadable(Reason.TOO_MANY_PARTS, limit=MAX_ELEMENTS)
    # As bytes, because lxml refuses a text that declares an encoding. Without ``huge_tree`` it would silently
    # leave out a very long text; what is too long or too deep is refused below.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise Unreadable(Reason.NO_TEXT) from error
    depth = 0
    for event, _element in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Unreadable(Reason.TOO_DEEP, limit=MAX_DEPTH)
    if sum(map(len, _pieces(tree))) > MAX_CHARACTERS:
        raise Unreadable(Reason.TOO_MUCH_TEXT, limit=MAX_CHARACTERS)
    return tree


def words_of(markup: str) -> str:
    """Return every word of a piece of HTML (a mail, an entry of a feed), a line for each block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    lines = "".join(_pieces(tree_of(markup))).split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))


def _pieces(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the texts of a tree in order, with a line end before and after each block."""
    silent = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        # Comments and instructions have a function for a tag.
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            silent += tag in _SILENT
            yield "\n" if tag in _LINES else ""
            yield "" if silent else _unbroken(element.text)
        else:
            silent -= tag in _SILENT
            yield "\n" if tag in _LINES else ""
            yield "" if silent else _unbroken(element.tail)


def _unbroken(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""
