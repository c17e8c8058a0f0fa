"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from orgmodel.cli.large import prepare_for
from orgmodel.errors import OrgModelError

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    """A day such as 2026-01-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            self.fail(f"'{value}' is no date: write 2026-01-31", param, ctx)


def _model(_: click.Context, __: click.Parameter, model: Path) -> Path:
    prepare_for(model)
    return model


model_argument = click.argument("model", type=click.Path(path_type=Path), callback=_model)


def as_of_option(command: _Command) -> _Command:
    """Add `--as-of`."""
    return click.option("--as-of", type=_Day(), help="The day to look at, instead of the model's own.")(command)


def mapping_option(command: _Command) -> _Command:
    """Add `--mapping`."""
    return click.option(
        "--mapping",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A YAML file that says what the columns of tables are; what it leaves open is guessed.",
    )(command)


def choices_options(command: _Command) -> _Command:
    """Add what is asked beyond the model's own policy, handed on as one `choices`.

    These are `--profile`, `--select`, `--ignore`, `--confidential` and `--baseline`.
    """

    @wraps(command)
    def with_choices(
        *,
        profile: str | None,
        select: Sequence[str],
        ignore: Sequence[str],
        confidential: bool,
        baseline: Path | None,
        **others: Any,
    ) -> Any:
        from orgmodel import api

        chosen = api.Choices(profile, _names(select), _names(ignore), confidential, baseline)
        return command(choices=chosen, **others)

    for option in reversed(_CHOICES):
        with_choices = option(with_choices)
    return with_choices  # type: ignore[return-value]  # the parameters that it takes are those of click


_CHOICES = (
    click.option("--profile", help="Thresholds to hold the model against, instead of the model's own profile."),
    click.option("--select", multiple=True, metavar="RULES", help="Ask only these: codes or families, by commas."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out."),
    click.option("--confidential", is_flag=True, help="Name roles of one position in findings about load and vacancy."),
    click.option("--baseline", type=click.Path(path_type=Path), help="A file of findings to set aside as known."),
)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for each in given for name in each.split(",") if name.strip())


def show_reading(read_as: tuple[str, ...]) -> None:
    """Say on the error stream how tables were read, so that a guess is seen and the output stays what it is."""
    from orgmodel.report.text import plain

    for line in read_as:
        indent = len(line) - len(line.lstrip())
        click.echo(" " * indent + plain(line.lstrip()), err=True)


def sources_option(command: _Command) -> _Command:
    """Add `--sources`."""
    return click.option(
        "--sources",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with the texts of the sources: verifies the evidence, and lets reports quote it.",
    )(command)


def output_option(command: _Command) -> _Command:
    """Add `-o`."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file; the ending tells the format.",
    )(command)


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """Add `--format`."""
    return click.option(
        "--format", type=click.Choice(formats), help="The format, where the file's ending does not tell."
    )


def chosen_format(format: str | None, output: Path | None, endings: dict[str, str], default: str) -> str:
    """Tell the format from what was asked for, the file's ending, or the default.

    Raises:
        OrgModelError: the ending is of no format that the command writes.
    """
    if format is not None or output is None:
        return format or default
    ending = output.suffix.lower()
    if ending not in endings:
        raise OrgModelError(f"{output.as_posix()}: write a file that ends in {', '.join(endings)}, or name a --format")
    return endings[ending]


def write(content: str | bytes, output: Path | None) -> None:
    """Print a text, or write a file whole or not at all.

    Raises:
        OrgModelError: the file cannot be written.
    """
    if output is None:
        click.echo(content, nl=False)
        return
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        output = output.resolve() if output.is_symlink() else output
        if output.exists() and not output.is_file() and not output.is_dir():
            output.write_bytes(data)  # a device or a pipe is written to, and stays what it is
            return
        part = output.with_name(output.name + ".part")
        output.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        raise OrgModelError(f"{output.as_posix()}: cannot be written: {error.strerror}") from error


def next_step(command: str, path: Path, rest: str = "") -> None:
    """Name the next command of a user's journey, so that it can be copied into a shell."""
    click.echo(f"Next: orgmodel {command} {for_shell(path)}{rest}")


def for_shell(path: Path) -> str:
    """Write a path as a word of a shell, on one line also where a name breaks it."""
    import shlex

    text = path.as_posix()
    if text.isprintable():
        return shlex.quote(text)
    escaped = (
        letter
        if letter.isprintable()
        else "".join(f"\\x{byte:02x}" for byte in letter.encode(errors="surrogateescape"))
        for letter in text.replace("\\", "\\\\").replace("'", "\\'")
    )
    return f"$'{''.join(escaped)}'"


def wants_color(output: Path | None) -> bool:
    """Tell whether to color: on a terminal, unless NO_COLOR is set."""
    import os
    import sys

    terminal = sys.stdout is not None and sys.stdout.isatty()  # there is none when it was closed by the caller
    return output is None and terminal and not os.environ.get("NO_COLOR")
