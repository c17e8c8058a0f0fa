"""HTML → blocks, by the parser of the standard library. Scripts, styles and forms are dropped, nothing is fetched."""

from __future__ import annotations

from html.parser import HTMLParser

from orgmodel.load.documents.files import markup
from orgmodel.load.documents.files.building import Builder
from orgmodel.load.documents.files.decoding import text_of
from orgmodel.load.documents.pages.document import Block
from orgmodel.model.postings import Passage

_DROPPED = frozenset((
    "script", "style", "template", "noscript", "svg", "iframe", "object", "head", "nav", "button", "select", "math",
    "canvas", "audio", "video",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "table", "tbody", "thead",
    "form", "fieldset", "blockquote", "figure", "center", "body", "html", "dl", "hr", "address", "pre", "caption",
    "details", "summary", "label", "legend",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th", "dt", "dd"})
_BOLD = frozenset({"b", "strong", "u"})
_DEEPEST = 200
"""Of tags that are open, how many are remembered: those further out are never closed."""


def read(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    """Give the lines, no pages, and the blocks of a page.

    Raises:
        Unreadable: the bytes are no text.
    """
    text = text_of(data)
    return tuple(text.split("\n")), (), tuple(blocks(text))


def blocks(text: str, lines_before: int = 0) -> list[Block]:
    """Give the blocks of a piece of HTML; `lines_before` of its file stand before it."""
    parser = _Parser(lines_before)
    parser.feed(markup.plain(text))
    parser.close()
    parser.flush()
    return parser.builder.blocks


class _Parser(HTMLParser):
    """Collects text until a tag ends its block."""

    def __init__(self, lines_before: int) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = Builder()
        self.before = lines_before
        self.dropped: list[str] = []
        self.shapes: list[str] = []
        self.cells: list[str] | None = None
        self.text: list[str] = []
        self.bold = 0
        self.bare = False
        self.first = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del self.shapes[:-_DEEPEST], self.dropped[:-_DEEPEST]
        if tag in _DROPPED:
            self.dropped.append(tag)
        elif self.dropped:
            return
        elif tag == "br":
            self.text.append("\n")
        elif tag in _BOLD:
            self.bold += 1
        elif tag == "tr":
            self.flush()
            self.cells = []
        elif tag in _CELLS:
            self._start_cell(tag)
        elif tag == "li" or tag in _HEADINGS:
            self.flush()
            self.shapes.append(tag)
        elif tag in _BLOCKS:
            self.flush()
        del attrs

    def _start_cell(self, tag: str) -> None:
        self.flush()
        if tag == "dt":
            self._end_row()
            self.cells = []
        self.shapes.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            while tag in self.dropped and self.dropped.pop() != tag:
                pass
        elif self.dropped:
            return
        elif tag in _BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag in _CELLS or tag == "li" or tag in _HEADINGS:
            self.flush()
            while tag in self.shapes and self.shapes.pop() != tag:
                pass
            if tag == "dd":
                self._end_row()
        elif tag == "tr":
            self.flush()
            self._end_row()
        elif tag in _BLOCKS:
            self.flush()

    def _end_row(self) -> None:
        if self.cells:
            at = self._here()
            self.builder.row(self.cells, Passage(min(self.first or at, at), at))
        self.cells = None

    def handle_data(self, data: str) -> None:
        if self.dropped:
            return
        if data.strip() and not any(part.strip() for part in self.text):
            self.first = self._here() + data[: len(data) - len(data.lstrip())].count("\n")
        self.text.append(" ".join(data.split("\n")) if "\n" in data else data)
        self.bare = self.bare or (not self.bold and bool(data.strip(" \n\t:\u00a0")))

    def _here(self) -> int:
        return self.before + self.getpos()[0]

    def flush(self) -> None:
        """End the block whose text was collected."""
        text, bold = "".join(self.text), not self.bare
        self.text, self.bare = [], False
        if not text.strip():
            return
        lines = Passage(self.first, max(self.first, self._here()))
        shape = self.shapes[-1] if self.shapes else ""
        if shape in _HEADINGS:
            self.builder.heading(text, lines, _HEADINGS[shape])
        elif shape == "li":
            self.builder.item(text, lines)
        elif shape in _CELLS and self.cells is not None and len(text) <= 400 and "\n" not in text.strip():
            self.cells.append(text)
        else:
            self.builder.paragraph(text, lines, bold=bold)
