"""The command line: one command a file, no logic. Commands are imported when they are called, to start quickly."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import click

from orgmodel.errors import OrgModelError

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: the work was done; `check` found something that weighs enough; it could not run."""

_UNUSED = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""What numpy and pydantic would do at every start and nothing here needs: threads for linear algebra, and a search
of all installed packages for plugins, which would also make results depend on what else is installed."""

_INTERRUPTED = 130
_LONGEST = 1000

COMMANDS = {
    "new": "Write a small commented model to begin with.",
    "import": "Read job descriptions or tables and write a draft model.",
    "check": "Ask all rules about a model.",
    "overlap": "Write the overlap report of a model.",
    "report": "Write the whole review of a model.",
    "search": "Find who does something, in whatever words.",
    "render": "Draw the org chart of a model.",
    "diff": "Say what changed from one model to another.",
    "review": "Judge proposals beside no change: what is lost, found, moved, and what it costs.",
    "suggest": "Find the smallest set of moves and domains handed over that removes findings.",
    "log": "Check the git revisions of a model, and what came and went.",
    "questions": "Ask roles to confirm what the model says of them, and take their answers over.",
    "export": "Write a model in another format: tables, GraphML, RDF, Backstage, …",
    "stats": "Count roles, units, layers, spans and coverage of a model.",
    "demo": "Write an example model with its report and its chart.",
    "domain": "Find a domain of the catalog by id, alias or words.",
    "rule": "Show the page of a rule, or all rules.",
    "schema": "Print the JSON Schema of models, findings, overlap reports or imports.",
}
"""Every command with its first line of help, in the order of a user's journey."""


class _Commands(click.Group):
    """A group that knows its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"orgmodel.cli.{cmd_name}{'_' * iskeyword(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from orgmodel.errors import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            ctx.fail(f"no command '{args[0]}'{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"orgmodel {version('orgmodel')}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
def group() -> None:
    """A linter, a design review and a drawing office for organizations.

    MODEL is a folder with *.yaml files or a single file, or REV:PATH for one of a git revision; 'orgmodel new DIR'
    writes one to begin with.
    """


def main() -> None:
    """Run a command. What cannot be done is said in plain words, with exit code 2."""
    _save_time()
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(group.main(standalone_mode=False) or CLEAN)
    except OrgModelError as error:
        _fail(_said(error))
    except click.ClickException as error:
        error.show()
        sys.exit(FAILED)
    except click.Abort:
        sys.exit(_INTERRUPTED)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # click would say 1, which is "found something"
            sys.exit(FAILED)
        raise
    except OSError as error:
        if error.filename is not None:  # not of the output stream
            raise
        _drop_output()
        _fail(f"orgmodel: the output cannot be written: {error.strerror}")


def _terminated(number: int, _: object) -> NoReturn:
    """End as after an interrupt, so that nothing temporary stays behind."""
    raise SystemExit(128 + number)


def _save_time() -> None:
    """Leave out what a short process has no use for. A caller who set one of these variables is obeyed."""
    for name, value in _UNUSED.items():
        os.environ.setdefault(name, value)
    gc.disable()  # cyclic garbage goes with the process: a fifth of a check's time
    atexit.register(gc.freeze)  # and need not be looked for at its end


def _fail(message: str) -> NoReturn:
    """End with what could not be done, said where there is somewhere to say it."""
    with suppress(OSError):
        click.echo(message, err=True)
    sys.exit(FAILED)


def _drop_output() -> None:
    """Let what is still to be written to a full disk go nowhere, so that Python does not try it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(error: OrgModelError) -> str:
    """Write an error for a terminal: what it quotes of a model may hold any character."""
    from orgmodel.report.text import plain

    lines = [str(problem) for problem in getattr(error, "problems", ())] or [f"orgmodel: {error}"]
    return "\n".join(plain(line) if len(line) < _LONGEST else plain(f"{line[:400]} … {line[-400:]}") for line in lines)
