"""A form as Markdown, which people fill in in any editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from orgmodel.model import form as words
from orgmodel.model.cells import seen

if TYPE_CHECKING:
    from orgmodel.write.forms import Form

_MARKED = re.compile(r"([\\|<>*_\[\]`#])")


def render(form: Form) -> str:
    """Write the form; what it quotes of the model never becomes markup."""
    return "\n".join(_lines(form)).rstrip("\n") + "\n"


def _lines(form: Form) -> Iterator[str]:
    yield from (f"# {_plain(form.title)}", "")
    yield from (
        f"{_plain(remark)}  " if number == 0 else _plain(remark) for number, remark in enumerate(form.remarks) if remark
    )
    yield ""
    for label, value in form.head:
        yield f"- {label}: {_plain(value)}"
    if form.statements:
        yield from ("", "## What the model says", "", *_table(words.STATEMENTS, form.statements))
    if form.questions:
        yield from ("", "## Open questions", "", *_table(words.QUESTIONS, form.questions))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(_plain, row))} |" for row in rows)


def _plain(text: str) -> str:
    return _MARKED.sub(r"\\\1", seen(text))
