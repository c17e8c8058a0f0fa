"""A browser that is already there, without a network; `make test-browser` says how to get one."""

import json
import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.organizations import yaml_model
from orgmodel import api
from tests.report.pages import ACME, CHICAGO, HOSTILE, hostile_model

LARGE = 5_000
"""So many roles has the largest report that is opened."""

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    "--headless",
    "--no-sandbox",  # for containers; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = """\
No Chromium was found: the browser tests need one.
  Debian, Ubuntu:   apt-get install chromium
  macOS, Windows:   install Google Chrome or Chromium
  anywhere else:    name the program, CHROMIUM=/path/to/chromium make test-browser"""


def chromium():
    """Give the path of a Chromium of this machine, or None."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ((named,) if named else NAMES))
    return next(filter(None, found), None) or next((place for place in PLACES if Path(place).exists()), None)


def pytest_configure():
    if chromium() is None:
        raise pytest.UsageError(MISSING)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory, checked):
    """The addresses of reports on disk, by name."""
    folder = tmp_path_factory.mktemp("reports")
    results = {
        "acme": api.check(ACME, sources=ACME / "sources"),
        "chicago": api.check(CHICAGO),
        "hostile": checked(hostile_model()),
    }
    texts = {name: api.overlap_report(result, "html") for name, result in results.items()}
    texts |= {f"report-{name}": api.report(result, "html") for name, result in results.items()}
    texts["report-large"] = api.report(checked(yaml_model(LARGE)), "html")
    texts["review-acme"] = api.review_document(api.review(ACME, (ACME / "scenarios" / "one-access.yaml",)), "html")
    texts["review-hostile"] = api.review_document(_hostile_review(folder), "html")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


def _hostile_review(folder):
    """Review a change of a model whose every text is hostile: titles, names and reasons of the operations too."""
    model, plan = folder / "model.yaml", folder / "plan.yaml"
    model.write_text(hostile_model(), encoding="utf-8", newline="\n")
    bad = [json.dumps(text) for text in HOSTILE]
    lines = [
        f"scenario: 1\nid: plan\nbase: model.yaml\ntitle: {bad[0]}\ndecision: {{question: {bad[1]}}}\noperations:",
        f"  - {{retitle: r0, to: {bad[2]}, why: {bad[3]}}}",
        f"  - {{add_role: {{id: new, title: {bad[1]}, unit: u0, reports_to: top}}, why: {bad[4]}}}",
        f"  - {{move: r3, to: r0, why: {bad[5]}}}",
        f"  - {{remove_role: r4, reports_to: r0, why: {bad[6]}}}",
    ]
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return api.review(model, (plan,))


@pytest.fixture
def opened(browser, pages):
    """Open a report without a network. What the console says, or what asks for anything outside, fails the test."""
    contexts, complaints = [], []

    def open_page(name, before="", **options):
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        context.add_init_script(before or "0")
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url in pages.values() or complaints.append(request.url))
        page.goto(pages[name])
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
