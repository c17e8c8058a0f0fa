"""The model as a workbook for people who live in Excel: Roles, Ownership (a RACI grid), Sources, Questions.

A hidden sheet holds the whole model, so that nothing is lost when the workbook is read again; what the visible cells
say wins. Every text is written as text: a cell never calculates anything.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from orgmodel.errors import OrgModelError
from orgmodel.model import cells, entries
from orgmodel.model.cells import Column
from orgmodel.model.entries import Entry, RoleEntries
from orgmodel.render.painters.spreadsheet import spreadsheet
from orgmodel.write import header_entries, yaml_text
from orgmodel.write.exported import Exported, Missing

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from orgmodel.check.hits import Question
    from orgmodel.graph.orggraph import OrgGraph

_CHUNK = 30_000
_MOST_NOTES = 2_000
_MOST_COLUMNS = 16_000
_HIGHEST = 300
_LINE = 13.5
_COLORS = {"A": "#F6C6AD", "R": "#C9DDF2", "C": "#E6E6E6", "I": "#F2F2F2"}


def render(graph: OrgGraph, questions: Sequence[Question] = ()) -> Exported:
    """Write the workbook.

    Raises:
        MissingExtra: the extra `tables` is not installed.
        OrgModelError: the model is too large for a grid of roles.
    """
    if len(graph.roles) > _MOST_COLUMNS:
        raise OrgModelError(f"{len(graph.roles):,} roles do not fit across a sheet: export tables, --to csv or parquet")
    out = io.BytesIO()
    with spreadsheet(out, title="Organization model", comments="orgmodel import reads it back") as book:
        writer = _Book(book, graph)
        writer.roles()
        writer.ownership()
        writer.sources()
        writer.questions(questions)
        writer.model()
    return Exported({"": out.getvalue()}, writer.missing())


class _Book:
    def __init__(self, book: Workbook, graph: OrgGraph) -> None:
        self.book = book
        self.graph = graph
        said = RoleEntries(graph.facts, short=False)
        self.entries = [said[row] for row in range(len(said))]
        self.cut = 0
        style: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        self.plain = book.add_format({**style, "text_wrap": True, "num_format": "@"})
        self.number = book.add_format({**style, "num_format": "General"})
        self.head = book.add_format(
            {**style, "bold": True, "bg_color": "#1F3A5F", "font_color": "white", "text_wrap": True}
        )
        self.turned = book.add_format(
            {**style, "bold": True, "bg_color": "#1F3A5F", "font_color": "white", "rotation": 90, "valign": "bottom"}
        )
        self.small = book.add_format({**style, "font_color": "#666666", "font_size": 8, "num_format": "@"})
        self.tiny = book.add_format({"font_size": 8, "font_color": "#666666", "shrink": True, "num_format": "@"})
        self.middle = book.add_format(
            {**style, "align": "center", "bottom": 4, "bottom_color": "#D9D9D9", "num_format": "@"}
        )
        self.answer = book.add_format(
            {**style, "text_wrap": True, "bg_color": "#FFF8DC", "border": 1, "num_format": "@"}
        )

    def roles(self) -> None:
        """Write a row a role."""
        sheet = self.sheet(cells.SHEET_ROLES, cells.ROLES, self.entries)
        last = max(len(self.entries) + 200, 1)
        for number, column in enumerate(cells.ROLES):
            if column.words:
                sheet.data_validation(1, number, last, number, {"validate": "list", "source": list(column.words)})
            elif column.kind == "number":
                rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "A number, 0 or more."}
                sheet.data_validation(1, number, last, number, rule)
            elif column.key in {"reports_to", "deputy"}:
                known = {
                    "validate": "list",
                    "source": f"={cells.SHEET_ROLES}!$A$2:$A${last + 1}",
                    "error_type": "warning",
                    "error_message": "No role of this sheet has this id. Use it all the same?",
                }
                sheet.data_validation(1, number, last, number, known)

    def sources(self) -> None:
        """Write a row a source."""
        self.sheet(cells.SHEET_SOURCES, cells.SOURCES, header_entries.sources(self.graph.facts))

    def sheet(self, name: str, columns: Sequence[Column], listed: Sequence[Entry]) -> Worksheet:
        """Write entities as rows, with a hidden key behind them."""
        sheet = self.page(name, 0)
        sheet.freeze_panes(1, 2)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width, self.plain)
            sheet.write_string(0, number, column.name, self.head)
            if column.note:
                sheet.write_comment(0, number, column.note, {"x_scale": 1.5})
        sheet.set_column(len(columns), len(columns), 6, self.small, {"hidden": True})
        sheet.write_string(0, len(columns), cells.KEY, self.small)
        for row, entry in enumerate(listed, 1):
            for number, column in enumerate(columns):
                self.cell(sheet, row, number, cells.shown(entry, column))
            sheet.write_string(row, len(columns), str(row), self.small)
            self.fit(sheet, row, [(cells.shown(entry, column), column.width) for column in columns])
        if listed:
            sheet.autofilter(0, 0, len(listed), len(columns) - 1)
        return sheet

    @staticmethod
    def fit(sheet: Worksheet, row: int, said: Sequence[tuple[object, int]]) -> None:
        """Make a row as high as its longest text needs; not every program does so by itself."""
        lines = max(-(-len(cells.seen(value)) // width) for value, width in said)
        if lines > 1:
            sheet.set_row(row, min(_LINE * lines, _HIGHEST))

    def page(self, name: str, head: int) -> Worksheet:
        """Add a sheet that is printed across a page, its header on each."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, head)
        return sheet

    def cell(self, sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None) -> None:
        """Write a number as a number and a text as a text, whatever it looks like."""
        if isinstance(value, int | float):
            sheet.write_number(row, column, value, self.number)
        elif text := cells.seen(value):
            self.cut += text == cells.TOO_LONG
            sheet.write_string(row, column, text, style or self.plain)

    def ownership(self) -> None:
        """Write the grid: roles across, domains down, the letters of the levels."""
        sheet = self.page(cells.SHEET_OWNERSHIP, 1)
        sheet.freeze_panes(2, 2)
        sheet.set_column(0, 0, 24, self.plain)
        sheet.set_column(1, 1, 46, self.plain)
        sheet.set_column(2, max(len(self.entries) + 1, 2), 6, self.middle)
        longest = max((len(str(each.get("title", ""))) for each in self.entries), default=0)
        sheet.set_row(0, min(60 + 5 * longest, _HIGHEST))
        for column, text in enumerate((cells.DOMAIN, cells.NAME)):
            sheet.write_string(1, column, text, self.head)
        sheet.write_string(0, 0, "A accountable, R responsible, C consulted, I informed; A/R for both.", self.plain)
        sheet.write_comment(1, 0, "The id or any name of a domain. New rows may be added below.", {"x_scale": 1.5})
        for number, entry in enumerate(self.entries):
            title = entry.get("title", entry.get("id", ""))
            self.cell(sheet, 0, number + 2, title, self.turned)
            self.cell(sheet, 1, number + 2, entry.get("id", ""), self.tiny)
        rows = self.domains()
        claims = cells.grid(self.entries, self.domain)
        notes = 0
        for number, (domain, name) in enumerate(rows, 2):
            self.cell(sheet, number, 0, domain)
            self.cell(sheet, number, 1, name)
            for role in range(len(self.entries)):
                held = claims.get((role, domain), [])
                if held:
                    sheet.write_string(number, role + 2, cells.letters([each["level"] for each in held]), self.middle)
                    said = _remarks(held)
                    if said and notes < _MOST_NOTES:
                        sheet.write_comment(number, role + 2, said, {"x_scale": 2})
                        notes += 1
        self._guide(sheet, len(rows) + 2)
        key = len(rows) + 2 + _SPARE
        sheet.write_string(key, 0, cells.KEY, self.small)
        for role in range(len(self.entries)):
            sheet.write_string(key, role + 2, str(role + 1), self.small)
        sheet.set_row(key, None, None, {"hidden": True})

    def _guide(self, sheet: Worksheet, last: int) -> None:
        """Offer the usual letters, and color them."""
        bottom, right = last + _SPARE - 1, max(len(self.entries) + 1, 2)
        rule = {"validate": "list", "source": ["A", "R", "C", "I", "A/R"], "error_type": "warning",
                "error_message": "A, R, C, I, or several with a slash between."}  # fmt: skip
        sheet.data_validation(2, 2, bottom, right, rule)
        for letter, color in _COLORS.items():
            kind = {"type": "text", "criteria": "begins with", "value": letter}
            sheet.conditional_format(2, 2, bottom, right, {**kind, "format": self.book.add_format({"bg_color": color})})

    def domain(self, text: str) -> str:
        """Name a domain by its id, or as it is written when there is none of that name."""
        row = self.graph.domains.row(text)
        return cells.seen(self.graph.domains.id(row) if row >= 0 else text)

    def domains(self) -> list[tuple[str, str]]:
        """Give the rows of the grid: what somebody owns, and what an organization needs an owner for."""
        tree = self.graph.domains
        owned = {domain for _, domain in cells.grid(self.entries, self.domain)}
        names = {
            cells.seen(tree.id(row)): tree.name(row)
            for row in range(len(tree.domains))
            if tree.id(row) and (tree.domains[row].required == "core" or cells.seen(tree.id(row)) in owned)
        }
        return [*names.items(), *((domain, "") for domain in sorted(owned - names.keys()))]

    def questions(self, questions: Sequence[Question]) -> None:
        """Write the open questions, with room for answers."""
        sheet = self.page(cells.SHEET_QUESTIONS, 0)
        sheet.freeze_panes(1, 0)
        for number, (name, width) in enumerate(zip(cells.QUESTIONS, (28, 28, 60, 60, 50), strict=True)):
            sheet.set_column(number, number, width, self.plain)
            sheet.write_string(0, number, name, self.head)
        sheet.write_comment(0, 4, "For notes. 'orgmodel questions' writes forms that are read back.", {"x_scale": 1.5})
        for row, question in enumerate(questions, 1):
            to = str(question.to) if question.to else "whoever keeps the model"
            said = (to, str(question.about), question.text, "\n".join(question.details))
            for column, text in enumerate(said):
                self.cell(sheet, row, column, text)
            sheet.write_blank(row, len(said), None, self.answer)
            self.fit(sheet, row, [(text, 60) for text in said[2:]])

    def model(self) -> None:
        """Write the whole model into a hidden sheet, as JSON that no spreadsheet can take for something else."""
        sheet = self.book.add_worksheet(cells.SHEET_MODEL)
        sheet.hide()
        sheet.write_string(0, 0, cells.MARK)
        for row, part in enumerate(packed(self.document()), 1):
            sheet.write_string(row, 0, part)

    def document(self) -> Entry:
        """Give the model as one file says it, roles in full."""
        facts = self.graph.facts
        header = header_entries.header(facts)
        if header_entries.catalog_path(facts.header) is not None:
            header["catalog"] = "none"
        header["policy"] = entries.entry(facts.header.policy)
        sections = {"sources": header_entries.sources(facts), **header_entries.others(facts)}
        said = {**header, **sections, "domains": header_entries.all_domains(facts), "roles": self.entries}
        return {name: value for name, value in said.items() if value}

    def missing(self) -> tuple[Missing, ...]:
        """Say what stands in the hidden sheet only."""
        return (
            (Missing("texts that are too long for a cell", self.cut, "kept on the hidden sheet"),) if self.cut else ()
        )


_SPARE = 15
"""Empty rows below a grid, with drop-downs, for domains that are added."""


def _remarks(claims: Sequence[Entry]) -> str:
    """Say beside a cell what its letter cannot: scope, evidence, what was inferred."""
    said = [{key: value for key, value in claim.items() if key not in {"domain", "level"}} for claim in claims]
    lines = [
        f"{cells.LETTERS[claim['level']]}: "
        + ", ".join(f"{key} {yaml_text.inline(value)}" for key, value in rest.items())
        for claim, rest in zip(claims, said, strict=True)
        if rest
    ]
    return cells.seen(" | ".join(lines))[:900]


def packed(document: Entry) -> list[str]:
    """Write a document as JSON in parts that fit into cells and neither begin nor end with white space."""
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"), default=date.isoformat).replace(
        "_x", "\\u005fx"
    )
    parts = []
    while text:
        end = min(_CHUNK, len(text))
        while end < len(text) and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        parts.append(text[:end])
        text = text[end:]
    return parts
