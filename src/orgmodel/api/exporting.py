"""Write a model in another format, and say what that format cannot hold."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from orgmodel.api.formats import unknown_format
from orgmodel.errors import InvalidSettings, OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.write.exported import Exported, Missing, said
from orgmodel.write.formats import CONFIDENTIAL, NAMES, of_name
from orgmodel.write.model_folder import model_files, model_text
from orgmodel.write.whole_files import replace_files, write_files

_PAINTERS = {
    "json": "node_link",
    "graphml": "graphml",
    "turtle": "ontology",
    "backstage": "backstage",
    "organogram": "organogram",
}


def export_format(output: Path | str, format: str | None = None) -> str:
    """Tell the format that is meant, from what was asked for or the name of the output.

    Raises:
        UnknownFormat: there is no such format, or the name does not tell.
    """
    if format is not None:
        if format not in NAMES:
            raise unknown_format(format, NAMES)
        return format
    found = of_name(Path(output))
    if found is None:
        raise OrgModelError(
            f"{Path(output).as_posix()}: the name does not tell the format; give --to {', '.join(NAMES)}"
        )
    return found


def exported(graph: OrgGraph, format: str, *, confidential: bool = False) -> Exported:
    """Write a model in one of the formats that are files.

    Args:
        graph: the model.
        format: one of `orgmodel.write.formats.NAMES`.
        confidential: also write who sits where, pay and dates of single posts for other people's tools.

    Raises:
        UnknownFormat: there is no such format.
    """
    found = confidential_facts(graph)
    if format == "yaml":
        return Exported({"": model_text(graph.facts).encode("utf-8")}, (), found)
    if format == "xlsx":
        return replace(_workbook(graph), confidential=found)
    if format not in _PAINTERS:
        raise unknown_format(format, ("yaml", "xlsx", *_PAINTERS))
    painter = import_module(f"orgmodel.write.{_PAINTERS[format]}")
    withheld = () if confidential else [each.what for each in found]
    result: Exported = painter.render(graph, withheld)
    lost = {each.what for each in result.missing}
    return replace(result, confidential=tuple(each for each in found if each.what not in lost))


def _workbook(graph: OrgGraph) -> Exported:
    """Write the workbook with the questions that the rules ask."""
    from orgmodel.api.checking import checked
    from orgmodel.write import workbook

    try:
        return workbook.render(graph, checked(graph).questions)
    except InvalidSettings:
        result = workbook.render(graph)
        why = "the policy names what does not exist: orgmodel check says what"
        return replace(result, missing=(*result.missing, Missing("open questions", 1, why)))


def confidential_facts(graph: OrgGraph) -> tuple[Missing, ...]:
    """Count what is confidential in a model, by kind."""
    counts = said(graph.facts)
    return tuple(Missing(path, counts[path]) for path in CONFIDENTIAL if counts[path])


def export(
    graph: OrgGraph, output: Path | str, format: str | None = None, *, confidential: bool = False
) -> tuple[tuple[Path, ...], Exported]:
    """Write a model to a file, or to the files of a format that has several, whole or not at all.

    Raises:
        UnknownFormat, OrgModelError: there is no such format, or the output cannot be written.
    """
    output = Path(output)
    chosen = export_format(output, format)
    if chosen == "yaml" and output.suffix != ".yaml":
        return _folder(graph, output), Exported({}, (), confidential_facts(graph))
    result = exported(graph, chosen, confidential=confidential)
    stem = output.with_suffix("") if len(result.files) > 1 and output.suffix == ".csv" else output
    files = {stem.with_name(stem.name + suffix): data for suffix, data in result.files.items()}
    replace_files(files)
    return tuple(files), result


def _folder(graph: OrgGraph, folder: Path) -> tuple[Path, ...]:
    """Write a model as a new folder."""
    if folder.exists():
        raise OrgModelError(f"{folder.as_posix()}: exists already; name a new folder")
    return write_files(folder, model_files(graph.facts))
