"""Get hold of a model: what is at a path, or was there in a git revision → the compiled graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import opening
from orgmodel.load.is_scenario import is_scenario
from orgmodel.load.revision_path import revision_path
from orgmodel.model.facts import Facts


def load_graph(model: Path | str, *, as_of: date | None = None, mapping: Path | str | None = None) -> OrgGraph:
    """Load a model from text, from tables (a file or a folder), or what a scenario proposes, and compile it.

    `REV:PATH` is what was at the path in a git revision, such as `HEAD~2:models/acme`.

    `mapping` is a file that says what the columns of tables are; what it leaves open is guessed, and
    `graph.facts.read_as` says how tables were read.

    Raises:
        NotFound: there is nothing at `model`, or no model in it.
        InvalidModel: the text is not of the format, a table cannot be read, or an operation of a scenario does not fit.
    """
    columns = Path(mapping) if mapping is not None else None
    return loaded(Path(model), as_of=as_of, mapping=columns)


def loaded(
    path: Path, beside: Path | None = None, *, as_of: date | None = None, mapping: Path | None = None
) -> OrgGraph:
    """Load a model as `load_graph` does; a relative path is meant from the folder `beside`, if one is given."""
    if beside is None and revision_path(path) is None:
        return compiled(_facts(path, as_of, mapping), as_of=as_of)
    from orgmodel.load.revisions import opened

    with opened(path, beside) as found:
        return compiled(_facts(found, as_of, mapping), as_of=as_of)


def _facts(path: Path, as_of: date | None, mapping: Path | None) -> Facts:
    if is_scenario(path):
        from orgmodel.load.scenarios import staged

        return staged(path, opening.load, as_of).after
    return opening.load(path, mapping, as_of)


def compiled(facts: Facts, *, as_of: date | None = None) -> OrgGraph:
    """Compile facts, on another day than the model's own if one is given."""
    if as_of is not None:
        facts = replace(facts, header=replace(facts.header, as_of=as_of))
    return OrgGraph.compile(facts)
