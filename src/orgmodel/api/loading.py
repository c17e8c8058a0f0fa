"""Get hold of a model: what is at a path → the compiled graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import opening
from orgmodel.load.is_scenario import is_scenario
from orgmodel.model.facts import Facts


def load_graph(model: Path | str, *, as_of: date | None = None, mapping: Path | str | None = None) -> OrgGraph:
    """Load a model from text, from tables (a file or a folder), or what a scenario proposes, and compile it.

    `mapping` is a file that says what the columns of tables are; what it leaves open is guessed, and
    `graph.facts.read_as` says how tables were read.

    Raises:
        NotFound: there is nothing at `model`, or no model in it.
        InvalidModel: the text is not of the format, a table cannot be read, or an operation of a scenario does not fit.
    """
    path = Path(model)
    if is_scenario(path):
        from orgmodel.load.scenarios import staged

        return compiled(staged(path, opening.load, as_of).after, as_of=as_of)
    return compiled(opening.load(path, Path(mapping) if mapping is not None else None), as_of=as_of)


def compiled(facts: Facts, *, as_of: date | None = None) -> OrgGraph:
    """Compile facts, on another day than the model's own if one is given."""
    if as_of is not None:
        facts = replace(facts, header=replace(facts.header, as_of=as_of))
    return OrgGraph.compile(facts)
