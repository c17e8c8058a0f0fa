"""Read what people have: job descriptions → draft models, one an organization."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.errors import OrgModelError

if TYPE_CHECKING:
    from orgmodel.load.documents.drafts.model import Draft
    from orgmodel.model.postings import Posting
    from orgmodel.write.written import Written


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: what each document says, and the models that were written.

    Attributes:
        postings: one a document, those included that could not be read.
        models: the folder of each model with what writing it did, in the order of the organizations.
        organization: that of documents which name none, if it was given.
    """

    postings: tuple[Posting, ...]
    models: tuple[tuple[Path, Written], ...] = ()
    organization: str = ""


def read_documents(
    paths: Sequence[Path | str], progress: Callable[[int, int, str], None] | None = None
) -> tuple[Posting, ...]:
    """Read job descriptions from files and folders. A document that cannot be read is among them, with the reason.

    Raises:
        NotFound: there is nothing at a path, or a folder without documents.
        MissingExtra: the extra `documents` is not installed.
    """
    from orgmodel.load.documents import batch

    return batch.postings([Path(path) for path in paths], progress)


def import_documents(
    paths: Sequence[Path | str],
    into: Path | str,
    progress: Callable[[int, int, str], None] | None = None,
    *,
    organization: str = "",
) -> Imported:
    """Read job descriptions and write a model of each organization into a folder; several get folders of their own.

    Args:
        paths: files and folders.
        into: the folder.
        progress: is told how many documents are done, how many there are, and which one comes next.
        organization: that of documents which name none.

    Raises:
        NotFound, OrgModelError: as `read_documents`; or the folder holds another organization's model.
        InvalidModel: the folder holds a model that is not readable.
    """
    from orgmodel.api.writing import write_model
    from orgmodel.load.documents.drafts.model import drafts

    postings = read_documents(paths, progress)
    folder = Path(into)
    organization = " ".join(organization.split())
    made = drafts(postings, organization)
    targets = _targets(made, folder)
    models = tuple((target, write_model(draft.facts, target)) for target, draft in targets)
    return Imported(postings, models, organization)


def _targets(made: Sequence[Draft], folder: Path) -> list[tuple[Path, Draft]]:
    """Give each model its folder: the one that was named for a single organization, else one inside it for each."""
    own = _organization_in(folder)
    if own and any(draft.id != own for draft in made):
        other = next(draft for draft in made if draft.id != own)
        said = f"{folder.as_posix()}: holds the model of '{own}'; name another folder for '{other.id}'"
        raise OrgModelError(said)
    single = len(made) == 1 and (own or not (folder.is_dir() and any(folder.glob("*/orgmodel.yaml"))))
    return [(folder if single else folder / draft.id, draft) for draft in made]


def _organization_in(folder: Path) -> str:
    """The organization of the model right in a folder; empty when there is none."""
    from orgmodel.errors import NotFound
    from orgmodel.load import assemble

    if not folder.is_dir() or not any(folder.glob("*.yaml")):
        return ""
    try:
        return assemble.load(folder).header.organization.id
    except NotFound:
        return ""


def imported_json(postings: Sequence[Posting]) -> str:
    """Write what documents say as JSON: a list with, for each, its roles and what was not read."""
    from orgmodel.report import imported_json as written

    return written.render(postings)


def imported_text(imported: Imported) -> str:
    """Write what came of an import for people: what to check first, what was not read, what was inferred and why."""
    from orgmodel.report import imported as written

    return written.render(imported.postings, imported.models, organization=imported.organization)
