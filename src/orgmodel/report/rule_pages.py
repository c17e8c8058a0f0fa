"""The rules for readers: an index, and a page for each rule made of its docstring."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.check.rule import Rule
from orgmodel.errors import OrgModelError, did_you_mean


def index(rules: Sequence[Rule]) -> str:
    """List all rules, a line each."""
    width = max((len(rule.name) for rule in rules), default=0)
    lines = [f"{rule.code}  {rule.name.ljust(width)}  {rule.summary}" for rule in rules]
    return "\n".join(lines) + "\n"


def markdown_index(rules: Sequence[Rule]) -> str:
    """List all rules as a Markdown table with links to their pages."""
    rows = [f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.summary} |" for rule in rules]
    head = "# Rules\n\nWritten from the rules themselves by `make docs`; `orgmodel rule CODE` prints a page.\n\n"
    return head + "| code | name | severity | flags |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def page(rule: Rule) -> str:
    """Write the page of one rule as Markdown."""
    return "\n".join([f"# {rule.code} {rule.name}", "", rule.page, "", *_settings(rule)]).rstrip() + "\n"


def _settings(rule: Rule) -> list[str]:
    identity = ", ".join(rule.identity)
    lines = ["## Settings", "", f"- `severity`: {rule.severity} by default"]
    lines += [f"- `{name}`: {value} by default" for name, value in rule.settings.items()]
    return [*lines, "", f"A finding is the same finding as long as these stay the same: {identity}."]


def find(rules: Sequence[Rule], text: str) -> Rule:
    """Find a rule by code or name.

    Raises:
        OrgModelError: there is none.
    """
    for rule in rules:
        if text.casefold() in (rule.code.casefold(), rule.name):
            return rule
    known = [word for rule in rules for word in (rule.code, rule.name)]
    near = did_you_mean(text.upper(), known) or did_you_mean(text, known)
    raise OrgModelError(f"no rule '{text}'{near}")
