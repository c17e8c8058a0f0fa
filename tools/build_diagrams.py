"""Draw diagrams/ again from models/: a chart for each example organization."""

from __future__ import annotations

import sys
from pathlib import Path

from orgmodel import api

ROOT = Path(__file__).resolve().parent.parent


def charts() -> dict[str, bytes]:
    """Give the chart of each model by its file name."""
    folders = sorted(path.parent for path in (ROOT / "models").glob("*/orgmodel.yaml"))
    return {f"{folder.name}.svg": api.chart(api.load_graph(folder), "svg") for folder in folders}


def main() -> None:
    """Write all charts, and take away those of models that are gone."""
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
