"""The use cases that the command line and notebooks call, one module a journey. They are imported when called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgmodel.api.checking import Choices, baseline_of, check, findings, overlap_report, stats
    from orgmodel.api.comparing import changes, diff
    from orgmodel.api.confirming import answers_taken, form_files, form_text, question_forms, take_answers
    from orgmodel.api.drawing import chart, picture
    from orgmodel.api.exploring import explorer
    from orgmodel.api.exporting import confidential_facts, export, exported
    from orgmodel.api.importing import import_documents, imported_json, imported_text, read_documents
    from orgmodel.api.importing_tables import are_tables, import_tables
    from orgmodel.api.loading import compiled, load_graph
    from orgmodel.api.looking_back import history, history_text
    from orgmodel.api.making import copy_example, new_model
    from orgmodel.api.proposals import review, review_document
    from orgmodel.api.reference import domains, rule_index, rule_page, schema
    from orgmodel.api.reviewing import report
    from orgmodel.api.searching import search, search_answers
    from orgmodel.api.suggesting import Wishes, suggest, suggestion
    from orgmodel.api.workbooks import import_workbook, workbook_kind
    from orgmodel.api.writing import write_model

_HOMES = {
    "checking": ("Choices", "baseline_of", "check", "findings", "overlap_report", "stats"),
    "comparing": ("changes", "diff"),
    "confirming": ("answers_taken", "form_files", "form_text", "question_forms", "take_answers"),
    "drawing": ("chart", "picture"),
    "exploring": ("explorer",),
    "exporting": ("confidential_facts", "export", "exported"),
    "looking_back": ("history", "history_text"),
    "importing": ("import_documents", "imported_json", "imported_text", "read_documents"),
    "importing_tables": ("are_tables", "import_tables"),
    "loading": ("compiled", "load_graph"),
    "making": ("copy_example", "new_model"),
    "proposals": ("review", "review_document"),
    "reference": ("domains", "rule_index", "rule_page", "schema"),
    "reviewing": ("report",),
    "searching": ("search", "search_answers"),
    "suggesting": ("Wishes", "suggest", "suggestion"),
    "workbooks": ("import_workbook", "workbook_kind"),
    "writing": ("write_model",),
}

__all__ = [
    "Choices",
    "Wishes",
    "answers",
    "answers_taken",
    "are_tables",
    "baseline_of",
    "changes",
    "chart",
    "check",
    "compiled",
    "confidential_facts",
    "copy_example",
    "diff",
    "domains",
    "explorer",
    "export",
    "exported",
    "findings",
    "form_files",
    "form_text",
    "history",
    "history_text",
    "import_documents",
    "import_tables",
    "import_workbook",
    "imported_json",
    "imported_text",
    "load_graph",
    "new_model",
    "overlap_report",
    "picture",
    "question_forms",
    "read_documents",
    "report",
    "review",
    "review_document",
    "rule_index",
    "rule_page",
    "schema",
    "search",
    "search_answers",
    "stats",
    "suggest",
    "suggestion",
    "take_answers",
    "workbook_kind",
    "write_model",
]


def __getattr__(name: str) -> Any:
    """Import a use case when it is asked for, so that a command pays for no other's imports."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"orgmodel.api.{home}"), name)
    raise AttributeError(f"module 'orgmodel.api' has no attribute '{name}'")
