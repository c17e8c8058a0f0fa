"""A scenario as text: remarks at its head, then what it proposes, as a person would write it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orgmodel.model.scenario import SCENARIO_FORMAT
from orgmodel.write import yaml_text

_WIDTH = 112


def scenario_text(remarks: Iterable[str], head: Mapping[str, Any], operations: Sequence[Mapping[str, Any]]) -> str:
    """Write a scenario.

    Args:
        remarks: what stands above it as comments, a paragraph each; an empty one is an empty line.
        head: `id`, `base` and what else stands before the operations.
        operations: each with its verb and what belongs to it.
    """
    comments = "\n".join(line for remark in remarks for line in _comment(remark))
    first = yaml_text.document({"scenario": SCENARIO_FORMAT, **head})
    return f"{comments}\n{first}\n{_operations(operations)}"


def _operations(operations: Sequence[Mapping[str, Any]]) -> str:
    roomy = frozenset({"operations"}) if operations else frozenset[str]()
    return yaml_text.document({"operations": list(operations)}, roomy)


def _comment(remark: str) -> list[str]:
    """Break a remark into lines of comments. What is not printed could end a comment, and is left out."""
    text = "".join(letter if letter.isprintable() else " " for letter in remark)
    hang = "  " if text.startswith(("- ", "  ")) else ""
    lines = textwrap.wrap(text, _WIDTH, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False)
    return [f"# {line}".rstrip() for line in lines] or ["#"]
