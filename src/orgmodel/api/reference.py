"""Look something up: rules, domains, the schemas of the formats."""

from __future__ import annotations

from pathlib import Path

from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import load_graph


def rule_index() -> str:
    """List all rules, a line each."""
    from orgmodel.report import rule_pages
    from orgmodel.rules import CATALOG

    return rule_pages.index(CATALOG)


def rule_page(code: str) -> str:
    """Give the page of a rule, by code or name, as Markdown.

    Raises:
        OrgModelError: there is no such rule.
    """
    from orgmodel.report import rule_pages
    from orgmodel.rules import CATALOG

    return rule_pages.page(rule_pages.find(CATALOG, code))


def schema(what: str = "model") -> str:
    """Give the JSON Schema of the `model` format, of `findings`, of an `overlap` report or of an `import`."""
    if what == "findings":
        from orgmodel.report import findings_json

        return findings_json.schema()
    if what == "overlap":
        from orgmodel.report import findings_json
        from orgmodel.report.findings_format import OverlapDocument

        return findings_json.schema(OverlapDocument)
    if what == "model":
        from orgmodel.model.schema import model_schema

        return model_schema()
    if what == "import":
        from orgmodel.report import imported_json

        return imported_json.schema()
    raise unknown_format(what, ("model", "findings", "overlap", "import"))


def domains(text: str | None = None, model: Path | str | None = None) -> str:
    """List the domains that a text may mean, of the built-in catalog or of a model.

    Raises:
        NotFound, InvalidModel: as `load_graph`.
    """
    from orgmodel.catalog.domains import built_in
    from orgmodel.graph.domains import DomainTree
    from orgmodel.report import domain_list

    tree = load_graph(model).domains if model is not None else DomainTree(built_in("it").domains)
    return domain_list.render(tree, text)
