"""How long does the review of a large organization take to write, and its page to open? `python -m benchmarks.reports`.

Writing is a whole process from a cold start. Opening is measured in the system's Chromium without a window, from the
request to the second frame that is drawn, where Playwright and Chromium are installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.organizations import yaml_model
from benchmarks.run import program, table
from benchmarks.tables import best_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
FORMATS = ("html", "xlsx", "md")
_BEGIN, _END = "<!-- measured reports -->", "<!-- /measured reports -->"
_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def written(model: Path, folder: Path, runs: int) -> list[tuple[str, ...]]:
    """Write the review in each format; a row a format."""
    rows = []
    for ending in FORMATS:
        out = folder / f"review.{ending}"
        run = best_of([str(program("orgmodel")), "report", str(model), "-o", str(out)], runs)
        size = f"{out.stat().st_size / 1_000_000:.1f} MB"
        rows.append((f"write {ending}", f"{run.seconds:.2f} s", f"{run.cpu:.2f} s", f"{run.megabytes:,.0f} MB", size))
    return rows


def opened(page: Path, runs: int) -> tuple[str, ...]:
    """Open the page in Chromium, several times in one browser; the median."""
    name = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if name is None:
        return ("open html", "no Chromium here", "", "", "")
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=name, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for _ in range(runs):
            view = browser.new_context(offline=True).new_page()
            begin = time.perf_counter()
            view.goto(page.as_uri())
            view.evaluate(_DRAWN)
            times.append(time.perf_counter() - begin)
            elements = view.evaluate("document.getElementsByTagName('*').length")
            view.close()
        browser.close()
    return ("open html in Chromium", f"{median(times):.2f} s", "", "", f"{elements:,} elements")


def main() -> None:
    """Print the table, and put it into the page when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--roles", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        model = folder / "model.yaml"
        model.write_text(yaml_model(asked.roles), encoding="utf-8")
        rows = written(model, folder, asked.runs)
        rows.append(opened(folder / "review.html", asked.runs))
    text = table((f"{asked.roles:,} roles", "time", "processor", "peak memory", "size"), rows)
    print(text)
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        start, end = page.index(_BEGIN) + len(_BEGIN), page.index(_END)
        PAGE.write_text(f"{page[:start]}\n\n{text}\n{page[end:]}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
