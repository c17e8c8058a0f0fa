"""The page to explore, in a real browser: quiet, accessible, usable by keyboard, and deaf to hostile titles."""

import re
import xml.etree.ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe

from benchmarks.organizations import yaml_model
from orgmodel import api
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.part import Part
from tests.report.pages import ACME, hostile_model

READY = "Number(document.documentElement.dataset.ready) > 0"


def until(page, expression):
    """Wait for what the page says to become true; its policy forbids what Playwright would do for that."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(expression)


@pytest.fixture(scope="session")
def explorers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explorers")
    graphs = {
        "acme": api.load_graph(ACME),
        "hostile": OrgGraph.compile(load_text(hostile_model())),
        "middle": OrgGraph.compile(load_text(yaml_model(600))),
        "large": OrgGraph.compile(load_text(yaml_model(10_000))),
    }
    for name, graph in graphs.items():
        written = api.explorer(graph, None if name != "large" else ())
        (folder / f"{name}.html").write_text(written, encoding="utf-8", newline="\n")
    part = Wish(Part(root="deputy-cio", depth=1), color_by="span")
    part_of = api.explorer(graphs["acme"], (), wish=part, theme="dark")
    after = api.explorer(api.load_graph(ACME / "scenarios" / "platform-team.yaml"), (), before=graphs["acme"])
    for name, written in (("part", part_of), ("change", after)):
        (folder / f"{name}.html").write_text(written, encoding="utf-8", newline="\n")
    return {name: (folder / f"{name}.html").as_uri() for name in (*graphs, "part", "change")}


@pytest.fixture
def explore(browser, explorers):
    contexts, complaints = [], []

    def open_page(name, hash="", **options):
        context = browser.new_context(offline=True, viewport={"width": 1300, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.goto(explorers[name] + hash)
        until(page, READY)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def chosen(page):
    return page.locator("#panel h2").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["acme", "hostile"])
def test_axe_finds_nothing_serious(explore, name, scheme):
    page = explore(name, color_scheme=scheme)
    page.locator("#tree").press("Enter")

    found = Axe().run(page).response["violations"]
    assert [
        (each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in {"serious", "critical"}
    ] == []


def test_hostile_texts_run_nothing_and_are_shown(explore):
    page = explore("hostile")
    for _ in range(12):
        page.locator("#tree").press("ArrowDown")
        page.locator("#tree").press("Enter")

    assert page.evaluate("window.pwned") is None
    assert page.locator("#panel script, #panel img, #panel iframe, #tree img").count() == 0


def test_a_role_is_found_by_words_and_its_chain_of_command_is_walked(explore):
    page = explore("acme")

    page.fill("#find", "network man")
    page.keyboard.press("Enter")

    assert chosen(page) == "Network Manager"
    assert "role=network-manager" in page.url
    names = page.locator("#panel ol button").all_inner_texts()
    assert names[0] == "Director of Infrastructure and Operations"
    page.locator("#panel ol button").first.click()
    assert chosen(page) == "Director of Infrastructure and Operations"


def test_a_link_leads_to_a_role(explore):
    assert chosen(explore("acme", "#role=ciso")) == "Chief Information Security Officer"


def test_keys_walk_open_and_close_the_tree(explore):
    page = explore("acme")
    tree = page.locator("#tree")
    active = "document.getElementById(document.getElementById('tree').getAttribute('aria-activedescendant'))"

    tree.press("Home")
    assert page.evaluate(f"{active}.getAttribute('aria-expanded')") == "true"
    tree.press("ArrowLeft")
    assert page.evaluate(f"{active}.getAttribute('aria-expanded')") == "false"
    tree.press("ArrowRight")
    tree.press("ArrowRight")
    assert page.evaluate(f"{active}.getAttribute('aria-level')") == "2"
    assert page.evaluate(f"{active}.getAttribute('aria-posinset')") == "1"
    tree.press("End")
    tree.press("Enter")
    assert chosen(page)
    tree.press("Home")
    tree.press("c")
    assert page.evaluate(f"{active}.textContent").replace("▾", "").replace("▸", "").startswith("C")


def test_filters_count_and_walk_what_matches(explore):
    page = explore("acme")

    page.select_option("#by-mark", "vacant")
    said = page.locator("#said").inner_text()
    page.click("#next")

    assert said.split()[0].isdigit()
    assert "vacant" in page.locator("#panel .badge").all_inner_texts()
    page.select_option("#by-mark", "")
    page.select_option("#by-finding", "*")
    page.click("#next")
    assert "Findings, for people to judge" in page.locator("#panel h3").all_inner_texts()


def test_views_are_switched(explore):
    page = explore("acme")

    page.select_option("#view", "raci")
    assert page.locator("#other svg g.box").count() > 20
    page.select_option("#view", "")
    assert page.locator("#other svg").count() == 0


def test_the_chart_is_saved_as_svg_and_png(explore):
    page = explore("acme")

    for button, ending in (("#save-svg", b"<svg"), ("#save-png", b"\x89PNG")):
        with page.expect_download() as download:
            page.click(button)
        data = download.value.path().read_bytes()
        assert data.startswith(ending)
    page.evaluate("orgmodel.toggleAll()")
    with page.expect_download() as download:
        page.click("#save-svg")
    root = ET.fromstring(download.value.path().read_text(encoding="utf-8"))
    assert len([each for each in root.iter() if each.tag.endswith("polyline")]) > 20


def test_a_click_on_the_chart_chooses_and_the_wheel_zooms(explore):
    page = explore("acme", "#role=cio")
    before = page.evaluate("orgmodel.state.scale")
    box = page.locator("#canvas").bounding_box()

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -300)
    until(page, f"orgmodel.state.scale > {before}")
    page.locator("#tree").press("Home")
    page.locator("#tree").press("Enter")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert chosen(page) == "County Administrator"


def test_of_ten_thousand_only_what_is_seen_is_in_the_page(explore):
    page = explore("large", "#role=p009999")

    assert chosen(page) == "Post 9999"
    page.evaluate("orgmodel.toggleAll()")
    assert page.locator("#tree [role=treeitem]").count() < 100
    assert page.locator("#tree [role=treeitem]").first.get_attribute("aria-setsize").isdigit()
    until(page, "orgmodel.measure.drawn > 1000")
    page.evaluate("orgmodel.state.scale = 1")
    page.click("#in")
    until(page, "orgmodel.measure.drawn < 300")


def test_the_page_prints_the_chart_as_vectors(explore):
    page = explore("acme")

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    assert page.locator("#printed svg").count() == 1


@pytest.mark.parametrize("name", ["acme", "middle", "large"])
def test_it_opens_where_titles_can_be_read(explore, name):
    page = explore(name)

    assert page.evaluate("orgmodel.state.scale") >= 0.6
    until(page, "orgmodel.measure.drawn > 3")


def test_the_overview_shows_where_one_is_and_leads_elsewhere(explore):
    page = explore("middle")
    page.evaluate("orgmodel.toggleAll()")
    assert not page.locator("#overview").is_visible()
    page.evaluate("orgmodel.state.scale = 0.8")
    page.click("#in")
    until(page, "!document.getElementById('overview').hidden")

    before = page.evaluate("orgmodel.state.x")
    box = page.locator("#overview").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)

    assert page.evaluate("orgmodel.state.x") > before
    page.click("#fit")
    until(page, "document.getElementById('overview').hidden")


def test_a_part_is_a_page_in_the_theme_that_is_asked_for(explore):
    page = explore("part", color_scheme="light")

    items = page.locator("#tree [role=treeitem]").all_inner_texts()
    assert items[0].endswith("Deputy Chief Information Officer")
    assert any(re.search(r"\(\+\d+ below\)", item) for item in items[1:])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    assert "A part of the organization" in page.locator("#key").inner_text()
    assert "direct report" in page.locator("#key").inner_text()
    assert page.locator("#view option").count() == 1


def test_a_change_is_opened_where_something_changed(explore):
    page = explore("change")

    items = page.locator("#tree [role=treeitem]").all_inner_texts()
    assert any("Platform Security Lead (added" in item for item in items)
    assert "1 added" in page.locator("#key").inner_text()


def test_bodies_are_in_the_page_with_their_members(explore):
    page = explore("acme")

    page.fill("#find", "change advisory")
    page.keyboard.press("Enter")

    panel = page.locator("#panel").inner_text()
    assert "members: Director of Infrastructure and Operations" in panel
    assert "Service Desk Manager chairs" in panel
