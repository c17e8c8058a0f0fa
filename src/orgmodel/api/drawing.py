"""Draw a model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.picture import Picture

if TYPE_CHECKING:
    from orgmodel.render.chart import Wish


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
    *,
    wish: Wish | None = None,
    theme: str = "auto",
    width: int | None = None,
    fonts: Sequence[Path] = (),
) -> Picture:
    """Draw the org chart as `chart` does, and say what of it could not be shown.

    Args:
        graph: the organization.
        format: `svg`, `pdf`, `png` or `dot`.
        wish: what part is drawn, what colors mean, and the shape that is wanted.
        theme: `light`, `dark`, `gray`, `contrast`, or `auto`: as the reader's screen is.
        width: pixels from side to side (`png` only).
        fonts: files for characters that the built-in fonts lack (`pdf` and `png` only).

    Raises:
        UnknownFormat, OrgModelError: as `chart`, or the format has no such option.
        OrgModelError: what is wished for is not in the model, or there is no such theme.
        NotFound: there is no font at a path.
    """
    from orgmodel.render.chart import org_chart
    from orgmodel.render.formats import picture as painted
    from orgmodel.render.picture import Options
    from orgmodel.report.confidence import standing

    scene = org_chart(graph, draft=standing(graph).is_draft, wish=wish)
    return painted(scene, format, Options(width, tuple(fonts), theme))
