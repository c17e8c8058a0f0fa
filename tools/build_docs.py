"""Write the generated pages of docs/: the rules, the commands and the fields of the format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from orgmodel.cli import COMMANDS, group
from orgmodel.model.schema import model_schema
from orgmodel.report import rule_pages
from orgmodel.report.format_fields import fields_table
from orgmodel.rules import CATALOG

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- fields: written by make docs -->", "<!-- end of fields -->"


def pages() -> dict[str, str]:
    """Give each generated page by its path below docs/."""
    made = {f"rules/{rule.code}.md": rule_pages.page(rule) for rule in CATALOG}
    made["rules/README.md"] = rule_pages.markdown_index(CATALOG)
    made["cli.md"] = commands()
    made["model.schema.json"] = model_schema()
    made["model-format.md"] = with_fields((DOCS / "model-format.md").read_text(encoding="utf-8"))
    return made


def commands() -> str:
    """Show the help of every command as it is printed."""
    parts = ["# Commands\n\nWritten from the commands themselves by `make docs`.\n"]
    for name in ("", *COMMANDS):
        title = f"orgmodel {name}".strip()
        parts.append(f"## {title}\n\n```text\n{help_text(name)}\n```\n")
    return "\n".join(parts)


def help_text(name: str) -> str:
    """Give the help of one command, as wide as a page."""
    context = click.Context(group, info_name="orgmodel", terminal_width=80, max_content_width=80)
    if not name:
        return group.get_help(context).rstrip()
    command = group.get_command(context, name)
    below = click.Context(command, info_name=name, parent=context, terminal_width=80, max_content_width=80)
    return command.get_help(below).rstrip()


def with_fields(page: str) -> str:
    """Put the table of fields between its two marks."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{fields_table()}{END}{rest.split(END)[1]}"


def main() -> None:
    """Write all pages, and take away pages of rules that are gone."""
    made = pages()
    for page in (DOCS / "rules").glob("*.md"):
        if f"rules/{page.name}" not in made:
            page.unlink()
    for name, text in made.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(made)} pages written below docs/\n")


if __name__ == "__main__":
    main()
