"""Markdown → blocks, by markdown-it. HTML inside it is shown as text by nobody, so it is read as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgmodel.load.documents.files import reader_html
from orgmodel.load.documents.files.building import Builder
from orgmodel.load.documents.files.decoding import text_of
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.fields import labeled
from orgmodel.load.documents.pages.layout import blocks as blocks_of_text
from orgmodel.model.postings import Passage

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n((?:(?!---|\+\+\+).*\n){0,60}?)\1[ \t]*\n")
_ENTRY = re.compile(r"^([A-Za-z][\w -]{1,40}?)\s*[:=]\s*(['\"]?)(\S.*?)\2\s*$")
"""A value of a front matter, in YAML or TOML."""

_ABOUT_PAGE = frozenset(["summary", "description", "excerpt", "tagline"])
"""What a front matter says of its page: it may name the employer, and lists no work."""

_PARTED = 2
_MARKED = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+\.\s|\|.*\||</?(?:div|p|ul|li|h[1-6])\b)", re.MULTILINE)


def read(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    """Give the lines, no pages, and the blocks of a Markdown text.

    Raises:
        Unreadable: the bytes are no text.
    """
    from markdown_it import MarkdownIt

    text = text_of(data)
    lines = tuple(text.split("\n"))
    builder = Builder()
    front = _FRONT_MATTER.match(text)
    if front:
        _front_matter(builder, front[2])
        text = "\n" * text[: front.end()].count("\n") + text[front.end() :]
    if not _MARKED.search(text):  # plain text under another name
        return lines, (), (*builder.blocks, *blocks_of_text(text.split("\n")))
    _Walk(builder).walk(MarkdownIt("commonmark").enable("table").parse(text))
    return lines, (), tuple(builder.blocks)


def _front_matter(builder: Builder, text: str) -> None:
    """Read the fields of a front matter; what tells the page only how to be shown is left out."""
    for number, line in enumerate(text.split("\n")):
        entry = _ENTRY.match(line)
        label = entry[1].replace("_", " ") if entry else ""
        at = Passage(number + 2, number + 2)
        if entry and label.casefold() in _ABOUT_PAGE:
            builder.blocks.append(Block(Shape.FURNITURE, entry[3], at))
        elif entry and vocabulary.field_of(label) and not entry[3].startswith(("[", "{")):
            builder.blocks.append(Block(Shape.FIELD, entry[3], at, label=label.capitalize()))


class _Walk:
    """Walks over the tokens of a text."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.level = 0
        self.items = 0
        self.cells: list[str] | None = None

    def walk(self, tokens: list[Token]) -> None:
        """Add a block for each token that holds text."""
        for token in tokens:
            if token.type in {"heading_open", "heading_close"}:
                self.level = int(token.tag[1:]) * (token.nesting == 1)
            elif token.type in {"list_item_open", "list_item_close"}:
                self.items += token.nesting
            elif token.type == "tr_open":
                self.cells = []
            elif token.type == "tr_close":
                self.builder.row(self.cells or (), _passage(token, self.row))
                self.cells = None
            elif token.type == "inline":
                self._inline(token)
            elif token.type == "html_block":
                self._html(token)
            elif token.type in {"fence", "code_block"}:
                self.builder.paragraph(token.content, _passage(token))

    row = Passage()

    def _inline(self, token: Token) -> None:
        text, bold = _plain(token)
        at = _passage(token, self.row)
        self.row = at
        if self.cells is not None:
            self.cells.append(text)
        elif self.level:
            self.builder.heading(text, at, self.level)
        elif self.items:
            self.builder.item(text, at)
        elif "\n" in text and at.last - at.first == text.count("\n"):
            self._lines(text, at, bold=bold, named=_is_named(token), parted=_is_parted(token))
        else:
            self.builder.paragraph(text, at, bold=bold)

    def _lines(self, text: str, at: Passage, *, bold: bool, named: bool, parted: bool) -> None:
        """Give each line of a paragraph its own number when it holds fields, or was parted from the others on purpose.

        `named`: its first line is in bold, and `parted`: all of its breaks are hard ones.
        """
        parts = text.split("\n")
        if named and not bold and not labeled(parts[0]):
            self.builder.paragraph(parts[0], Passage(at.first, at.first), bold=True)
            at, text, parts = Passage(at.first + 1, at.last), "\n".join(parts[1:]), parts[1:]
        if not parted and not any(labeled(part) for part in parts):
            self.builder.paragraph(text, at, bold=bold)
            return
        for number, part in enumerate(parts):
            self.builder.paragraph(part, Passage(at.first + number, at.first + number))

    def _html(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        self.builder.blocks += reader_html.blocks(token.content, first)


def _passage(token: Token, default: Passage | None = None) -> Passage:
    if token.map:
        return Passage(token.map[0] + 1, max(token.map[0] + 1, token.map[1]))
    return default or Passage()


def _is_named(token: Token) -> bool:
    """Tell whether the first line of a paragraph is in bold: it heads the others."""
    kinds = [child.type for child in token.children or () if child.type != "text" or child.content.strip()]
    return kinds[:3] == ["strong_open", "text", "strong_close"] and kinds[3:4] in (["softbreak"], ["hardbreak"])


def _is_parted(token: Token) -> bool:
    """Tell whether whoever wrote a paragraph ended three of its lines and more by hand."""
    breaks = [child.type for child in token.children or () if child.type in {"softbreak", "hardbreak"}]
    return len(breaks) >= _PARTED and "softbreak" not in breaks


def _plain(token: Token) -> tuple[str, bool]:
    """Give the words of an inline token without its marks, and whether all of them are bold."""
    parts: list[str] = []
    depth, bare = 0, False
    for child in token.children or ():
        if child.type == "strong_open":
            depth += 1
        elif child.type == "strong_close":
            depth -= 1
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if child.content.lower().startswith("<br") else "")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
            bare = bare or (depth == 0 and bool(child.content.strip(" :")))
    return "".join(parts), not bare and bool(parts)
