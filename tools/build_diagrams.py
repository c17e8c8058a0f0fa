"""Draw diagrams/ again from models/: every view of each example organization, and one of them in other looks."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from orgmodel import api
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.part import Part
from orgmodel.render.scenes.picture import Options
from orgmodel.render.views import CHART, VIEWS

ROOT = Path(__file__).resolve().parent.parent
LOOKS = {
    "part": {"wish": Wish(Part(root="deputy-cio", depth=2, up=1))},
    "tall": {"wish": Wish(shape=0.7)},
    "groups": {"wish": Wish(grouped=True)},
    "layers": {"wish": Wish(Part(root="cio"), aligned=True)},
    "span": {"wish": Wish(color_by="span")},
    "status": {"wish": Wish(color_by="status")},
    "dark": {"options": Options(theme="dark")},
    "gray": {"options": Options(theme="gray")},
    "contrast": {"options": Options(theme="contrast")},
}
"""Other looks of the chart of models/acme, by the ends of their files' names."""


@cache
def charts() -> dict[str, bytes]:
    """Give the pictures by their file names; views in which a model has nothing to show are left out."""
    drawn: dict[str, bytes] = {}
    for folder in sorted(path.parent for path in (ROOT / "models").glob("*/orgmodel.yaml")):
        graph = api.load_graph(folder)
        for view in VIEWS:
            picture = api.picture(graph, "svg", view).data
            if b'<g class="boxes"' in picture:
                drawn[f"{folder.name}.svg" if view == CHART else f"{folder.name}-{view}.svg"] = picture
        if folder.name == "acme":
            for look, wanted in LOOKS.items():
                drawn[f"acme-{look}.svg"] = api.picture(graph, "svg", **wanted).data  # type: ignore[arg-type]
            after = api.load_graph(folder / "scenarios" / "platform-team.yaml")
            drawn["acme-change.svg"] = api.picture(after, "svg", before=graph).data
    return drawn


def main() -> None:
    """Write all pictures, and take away those of models that are gone."""
    target = ROOT / "diagrams"
    target.mkdir(exist_ok=True)
    drawn = charts()
    for path in target.glob("*.svg"):
        if path.name not in drawn:
            path.unlink()
    for name, data in drawn.items():
        (target / name).write_bytes(data)
    sys.stdout.write(f"{len(drawn)} charts drawn in diagrams/\n")


if __name__ == "__main__":
    main()
