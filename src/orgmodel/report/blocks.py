"""What is a document made of, whatever its format? Headings, texts, lists, tables and passages side by side."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading; level 1 is the document's title. `badge` stands behind it (DRAFT), `id` names a section for links."""

    level: int
    text: str
    badge: str = ""
    id: str = ""


class Text(NamedTuple):
    """A paragraph. A `note` is set apart: what holds for the whole document. `id` is the finding that it tells."""

    text: str
    note: bool = False
    id: str = ""


class Bullets(NamedTuple):
    """A list; `label` is said before it. `ids` are the findings that its items tell."""

    items: tuple[str, ...]
    label: str = ""
    ids: tuple[str, ...] = ()


class Facts(NamedTuple):
    """Names with their values, one a line."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """A table; the first column names the row. `ids` are the findings that its rows tell."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A place in a source, and its words when the sources are at hand."""

    where: str
    quote: str


class Voice(NamedTuple):
    """One side of a finding: who, what it claims, what its document says in the model's words, and where."""

    title: str
    claim: str
    words: tuple[str, ...]
    passages: tuple[Passage, ...]


class Voices(NamedTuple):
    """The sides of a finding, to be compared."""

    sides: tuple[Voice, ...]


Block = Heading | Text | Bullets | Facts | Table | Voices
Document = tuple[Block, ...]
