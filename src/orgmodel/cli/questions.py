"""`orgmodel questions`."""

from __future__ import annotations

from pathlib import Path

import click

from orgmodel.cli.options import model_argument, next_step, write


@click.command("questions")
@model_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write a file a form here."
)
@click.option("--format", type=click.Choice(("markdown", "xlsx")), default="markdown", help="The format of the forms.")
@click.option("--role", "roles", multiple=True, metavar="ID", help="Only the form of this role. May be repeated.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A form that came back: take its answers over into MODEL. May be repeated.",
)
def command(model: Path, output: Path | None, format: str, roles: tuple[str, ...], answers: tuple[Path, ...]) -> None:
    """Ask the roles of a MODEL to confirm or correct it, a short form each, and take their answers over.

    Without -o the forms are printed. With --answers, confirmations and corrections are written into the model's files
    where the facts stand; nothing else in them changes. What is unclear is listed and left as it is.
    """
    from orgmodel import api

    if answers:
        click.echo(api.answers_taken(api.take_answers(model, answers)), nl=False)
        next_step("check", model)
        return
    forms = api.question_forms(api.load_graph(model), roles)
    if output is None and format == "markdown":
        click.echo("\n".join(map(api.form_text, forms)), nl=False)
        return
    if output is None:
        raise click.UsageError("workbooks are not for a terminal: name a folder, -o DIR")
    for name, data in api.form_files(forms, format).items():
        write(data, output / name)
    click.echo(f"{len(forms)} forms in {output.as_posix()}")
