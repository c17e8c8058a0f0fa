"""Draw a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.scenes.picture import Picture

if TYPE_CHECKING:
    from orgmodel.render.charts.chart import Wish
    from orgmodel.render.scenes.picture import Options


def chart(graph: OrgGraph, format: str = "svg") -> bytes:
    """Draw the org chart of a model as `svg`, `pdf`, `png` or `dot`.

    Raises:
        UnknownFormat: there is no such format.
        OrgModelError: the format needs an extra that is not installed, or the chart is too large for it.
    """
    return picture(graph, format).data


def picture(
    graph: OrgGraph,
    format: str = "svg",
    view: str = "chart",
    *,
    wish: Wish | None = None,
    before: OrgGraph | None = None,
    paper: str | None = None,
    options: Options | None = None,
) -> Picture:
    """Draw a view as `chart` does, and say what of it could not be shown.

    Args:
        graph: the organization.
        format: `svg`, `pdf`, `png`, `pptx`, `dot`, `mermaid`, `drawio`, `list`, `markdown` or
            `html`, a page to explore.
        view: `chart`, `ownership`, `raci`, `heat` or `network`.
        wish: what part is drawn, what colors mean, and the shape that is wanted (`chart` only).
        before: what the organization was before; the chart then says what changed.
        paper: `letter`, `tabloid`, `a4` or `a3`: pages that can be read, linked to each other (`pdf`).
        options: the theme, and what only some formats have.

    Raises:
        UnknownFormat, OrgModelError: as `chart`, or the format has no such option.
        OrgModelError: what is wished for is not in the model, or there is no such theme.
        NotFound: there is no font at a path.
    """
    from orgmodel.render.charts.chart import Wish
    from orgmodel.render.formats import book
    from orgmodel.render.formats import picture as painted
    from orgmodel.render.views import view as drawn
    from orgmodel.report.confidence import standing

    if wish is not None and wish.like is not None and (format == "html" or paper is not None):
        raise OrgModelError("charts are laid beside each other as single pictures, not as pages or HTML")
    if format == "html":
        _refuse_beside_html(view, paper, wish or Wish(), options)
        from orgmodel.api.exploring import explorer

        theme = options.theme if options is not None else "auto"
        return Picture(explorer(graph, wish=wish, before=before, theme=theme).encode())
    is_draft = standing(graph).is_draft
    wish = wish or Wish()
    is_alone = wish.shape is not None or wish.aligned or wish.grouped or wish.like is not None
    is_alone |= view != "chart" or before is not None
    if paper is not None and is_alone:
        raise OrgModelError(
            "pages are for the chart of reporting lines: other views, changes, shapes, aligned layers and the ground "
            "of units are one picture each (leave out --paper)"
        )
    if paper is not None or (format == "pptx" and not is_alone):
        from orgmodel.render.paging.paged import pages
        from orgmodel.render.paging.paper import paper as sheet

        return book(pages(graph, sheet(paper or "slide"), draft=is_draft, wish=wish), format, options)
    scene = drawn(graph, view, draft=is_draft, wish=wish, before=before)
    return painted(scene, format, options)


def _refuse_beside_html(view: str, paper: str | None, wish: Wish, options: Options | None) -> None:
    """Refuse what a page to explore has no use for, instead of leaving it out silently."""
    if view != "chart" or paper is not None:
        raise OrgModelError("an HTML page holds the chart and all views; single views and paper are for other formats")
    if wish.shape is not None or wish.aligned or wish.grouped:
        raise OrgModelError("an HTML page finds its own shape; shapes, layers and groups are for other formats")
    if options is not None and (options.width is not None or options.fonts):
        raise OrgModelError("an HTML page has no width in pixels, and the fonts of its reader")
