"""Ask the roles what a model says of them, and take their answers over: confirmations and corrections, in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, get_args

from orgmodel.api.checking import checked
from orgmodel.api.formats import unknown_format
from orgmodel.errors import InvalidModel, NotFound, OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.statements import statements
from orgmodel.load import assemble
from orgmodel.load.files import label
from orgmodel.load.form import read_form
from orgmodel.load.opening import TABLES
from orgmodel.load.spans import spans
from orgmodel.model.entries import Entry, RoleEntries
from orgmodel.model.spans import Span
from orgmodel.write.answers import Kind, Outcome, outcomes
from orgmodel.write.backstage import Names
from orgmodel.write.edits import Edit, edited, replaced, with_key
from orgmodel.write.forms import Form, forms
from orgmodel.write.whole_files import replace_files

if TYPE_CHECKING:
    from orgmodel.graph.statements import Statement

_BY_HAND: Kind = "to do by hand"
_ENDINGS = {"markdown": ".md", "xlsx": ".xlsx"}


def question_forms(graph: OrgGraph, roles: Iterable[str] = ()) -> tuple[Form, ...]:
    """Give the forms of all roles, or of some, and one for whoever keeps the model.

    Raises:
        NotFound: there is no role of an id.
        InvalidSettings: the model's policy names what does not exist.
    """
    wanted = set(roles)
    for role in sorted(wanted):
        if graph.role_row(role) < 0:
            raise NotFound(f"no role '{role}' in the model")
    made = forms(graph, statements(graph), checked(graph).questions)
    return tuple(form for form in made if not wanted or form.name in wanted)


def form_files(made: Sequence[Form], format: str = "markdown") -> dict[str, bytes]:
    """Write forms as files, `markdown` or `xlsx`, by file name."""
    if format not in _ENDINGS:
        raise unknown_format(format, tuple(_ENDINGS))
    names = Names()
    files = {}
    for form in made:
        name = names[f"form:{form.name or 'model'}"] + _ENDINGS[format]
        if format == "xlsx":
            from orgmodel.write import form_xlsx

            files[name] = form_xlsx.render(form)
        else:
            files[name] = form_text(form).encode("utf-8")
    return files


def form_text(form: Form) -> str:
    """Write a form as Markdown."""
    from orgmodel.write import form_markdown

    return form_markdown.render(form)


def take_answers(model: Path | str, answers: Iterable[Path | str]) -> tuple[Outcome, ...]:
    """Take the answers of forms over into a model of text, and list what was done and what was not.

    Only the places of confirmed and corrected facts change; everything else stays byte for byte. The changed text
    is read before it replaces the old one: if it says anything but what was answered, nothing is written.

    Raises:
        NotFound, InvalidModel: the model cannot be read.
        OrgModelError: the model is a table, or cannot be written.
    """
    model = Path(model)
    if model.suffix.lower() in TABLES and not model.is_dir():
        raise OrgModelError(f"{model.as_posix()}: answers go into a model of text: orgmodel import it first")
    graph = OrgGraph.compile(assemble.load(model))
    known = {each.key: each for each in statements(graph)}
    found = [outcome for path in answers for outcome in _outcomes(graph, Path(path), known)]
    return _Taken(model, graph, _once(found)).outcomes()


def answers_taken(found: Sequence[Outcome]) -> str:
    """List what became of the answers, by kind."""
    from orgmodel.report.text import plain

    lines = []
    for kind in get_args(Kind):
        listed = [each for each in found if each.kind == kind]
        lines += [f"{kind}: {len(listed)}"] if listed else []
        lines += [f"  {plain(each.place)}: {plain(each.message)}" for each in listed]
    return "\n".join(lines or ["no answers"]) + "\n"


def _outcomes(graph: OrgGraph, path: Path, known: Mapping[str, Statement]) -> list[Outcome]:
    try:
        return outcomes(graph, read_form(path), known)
    except (NotFound, InvalidModel) as error:
        return [Outcome("not understood", path.as_posix(), str(error))]


def _once(found: Sequence[Outcome]) -> list[Outcome]:
    """Refuse answers to one statement that say different things, and take equal ones once."""
    said: dict[str, list[Outcome]] = {}
    for each in found:
        if each.statement and each.entry is not None:
            said.setdefault(each.statement.key, []).append(each)
    kept = []
    for each in found:
        others = said.get(each.statement.key, []) if each.statement and each.entry is not None else [each]
        if any(other.entry != each.entry for other in others):
            message = f"{each.message} Another answer says otherwise"
            kept.append(each._replace(kind="not understood", message=message, entry=None))
        elif each is others[0]:
            kept.append(each)
    return kept


class _Taken:
    """Answers on their way into the files of a model."""

    def __init__(self, model: Path, graph: OrgGraph, found: Sequence[Outcome]) -> None:
        self.model = model
        self.graph = graph
        self.found = found
        self.texts: dict[Path, str] = {}
        self.spans: dict[Path, dict[tuple[int, int], Span]] = {}

    def outcomes(self) -> tuple[Outcome, ...]:
        """Write what can be written, and say what became of each answer."""
        edits: dict[Path, list[Edit]] = {}
        done = []
        for each in self.found:
            path, edit = self.edit(each)
            if each.entry is None or edit is not None:
                done.append(each)
            else:
                done.append(self.by_hand(each))
            if edit is not None:
                edits.setdefault(path, []).append(edit)
        if not edits:
            return tuple(done)
        files = {path: edited(self.texts[path], of_file).encode("utf-8") for path, of_file in edits.items()}
        if not self.holds(files, [each for each in done if each.entry is not None]):
            return tuple(self.by_hand(each) if each.entry is not None else each for each in done)
        replace_files(files)
        return tuple(done)

    def by_hand(self, outcome: Outcome) -> Outcome:
        """Leave to a person what cannot be written without touching more than the fact."""
        at = outcome.statement.at if outcome.statement else ""
        return outcome._replace(kind=_BY_HAND, message=f"{outcome.message} (at {at})", entry=None)

    def edit(self, outcome: Outcome) -> tuple[Path, Edit | None]:
        """Say how a text changes for one answer."""
        statement, entry = outcome.statement, outcome.entry
        if statement is None or entry is None:
            return self.model, None
        path = self.path(statement.at.path)
        place = self.place(path, statement.at.line, statement.at.column)
        if place is None:
            return path, None
        text = self.texts[path]
        if statement.field == "manager":
            return path, with_key(text, place, "reports_to", entry)
        if outcome.kind == "confirmed" and place.pairs:
            return path, with_key(text, place, "confirmed", entry["confirmed"])
        return path, replaced(text, place, entry)

    def path(self, name: str) -> Path:
        """Find the file of a place, which is named as findings name it."""
        if not self.model.is_dir():
            return self.model
        return self.model / PurePosixPath(name).relative_to(label(self.model))

    def place(self, path: Path, line: int, column: int) -> Span | None:
        """Find where a fact stands in its file."""
        if path not in self.texts:
            self.texts[path] = path.read_bytes().decode("utf-8")
            self.spans[path] = spans(self.texts[path])
        return self.spans[path].get((line, column))

    def holds(self, files: Mapping[Path, bytes], done: Iterable[Outcome]) -> bool:
        """Read the changed model, and tell whether it says what was answered and nothing else."""
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / (self.model.name or "model")
            if self.model.is_dir():
                shutil.copytree(self.model, copy, ignore=_not_of_the_model)
            for path, data in files.items():
                (copy / path.relative_to(self.model) if self.model.is_dir() else copy).write_bytes(data)
            try:
                changed = RoleEntries(assemble.load(copy), short=False)
            except (InvalidModel, NotFound):
                return False
        return [changed[row] for row in range(len(changed))] == self.expected(done)

    def expected(self, done: Iterable[Outcome]) -> list[Entry]:
        """Say what the roles are to say after the answers."""
        before = RoleEntries(self.graph.facts, short=False)
        roles = [before[row] for row in range(len(before))]
        for each in done:
            if each.statement is not None and each.entry is not None:
                _apply(roles[each.statement.role], each.statement, each.entry)
        return roles


def _apply(role: Entry, statement: Statement, entry: Entry) -> None:
    if statement.field == "role":
        role["confirmed"] = entry["confirmed"]
    elif statement.field == "manager":
        role["reports_to"] = entry
    elif isinstance(role[statement.field], list):
        listed: list[Any] = role[statement.field]
        stated = [number for number, each in enumerate(listed) if each != "none"]
        listed[stated[statement.number]] = entry
    else:
        role[statement.field] = entry


def _not_of_the_model(folder: str, names: list[str]) -> list[str]:
    """Leave out of a copy what no reader of models looks at."""
    return [name for name in names if not (Path(folder, name).is_dir() or name.endswith(".yaml"))]
