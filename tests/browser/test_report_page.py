"""The whole review in a real browser: quiet, accessible, sorted and searched by mouse and keys, deaf to hostile texts."""

import re

import pytest

from benchmarks.organizations import UNIT_SIZE
from orgmodel import api
from tests.browser.conftest import LARGE
from tests.browser.looking import serious, unfold
from tests.report.pages import ACME, HOSTILE

NAMES = ("report-acme", "report-chicago", "report-hostile")
IN_FOCUS = "element => document.activeElement === element"
SHOWN = "table => [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)"


def every(page):
    """The table of every finding."""
    return page.locator(".part-every table.long")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(opened, name, scheme):
    page = opened(name, color_scheme=scheme)
    unfold(page)
    for button in page.locator(".shows").all()[:2]:
        button.click()

    assert serious(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_screen_scrolls_down_only(opened, name):
    page = opened(name, viewport={"width": 390, "height": 844})
    unfold(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("by", ["mouse", "Enter", "Space"])
def test_a_long_table_is_sorted_by_each_of_its_heads(opened, by):
    table = every(page := opened("report-acme"))
    rules = table.evaluate(SHOWN)
    head = table.locator("thead th").first
    button = head.locator("button")

    def press():
        if by == "mouse":
            button.click()
        else:
            button.focus()
            page.keyboard.press(by)

    press()
    assert head.get_attribute("aria-sort") == "ascending"
    assert table.evaluate(SHOWN) == sorted(rules)
    press()
    assert head.get_attribute("aria-sort") == "descending"
    assert table.evaluate(SHOWN) == sorted(rules, reverse=True)
    assert len(set(rules)) > 1 and button.evaluate(IN_FOCUS)


def test_sorting_by_another_head_takes_the_mark_from_the_first(opened):
    table = every(opened("report-acme"))

    table.locator("thead button").first.click()
    table.locator("thead button").nth(1).click()

    assert table.locator("[aria-sort]").count() == 1
    weights = table.evaluate("table => [...table.tBodies[0].rows].map((row) => row.cells[1].textContent)")
    assert weights == sorted(weights) and len(set(weights)) > 2


def test_a_long_table_is_filtered_by_what_is_typed(opened):
    page = opened("report-acme")
    table = every(page)
    rules = table.evaluate(SHOWN)

    page.locator(".part-every .filter input").focus()
    page.keyboard.type("OVL001")
    assert set(table.evaluate(SHOWN)) == {"OVL001"}
    page.keyboard.press("Control+a")
    page.keyboard.type("nothing like it")
    assert table.evaluate(SHOWN) == []
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert table.evaluate(SHOWN) == rules


def test_every_finding_stands_on_the_page_once_to_be_linked_to(opened):
    result = api.check(ACME, sources=ACME / "sources")
    page = opened("report-acme")

    rows = page.eval_on_selector_all(".part-every tbody tr", "rows => rows.map((row) => [row.id, row.textContent])")

    assert sorted(mark for mark, _ in rows) == sorted(f"row-{each.fingerprint}" for each in result.findings)
    said = dict(rows)
    assert all(each.message in said[f"row-{each.fingerprint}"] for each in result.findings)


def test_every_link_of_the_page_leads_somewhere(opened):
    for name in NAMES:
        page = opened(name)
        targets = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.getAttribute('href'))")
        ids = set(page.eval_on_selector_all("[id]", "all => all.map((each) => each.id)"))
        assert targets and {target.removeprefix("#") for target in targets} <= ids


def test_a_unit_unfolds_by_keyboard_and_shows_its_findings_roles_and_matrix(opened):
    page = opened("report-acme")
    unit = page.locator(".unit-fold", has=page.locator("summary", has_text="Servers and Storage"))

    unit.locator("summary").focus()
    page.keyboard.press("Enter")
    assert unit.get_attribute("open") is not None
    assert unit.locator(".within > ul").first.locator("a").count()
    assert "Reports to the" in unit.inner_text()
    unit.locator(".shows").focus()
    page.keyboard.press("Enter")
    letters = unit.locator("table td").all_inner_texts()
    assert (
        {"A"}
        <= set(letters)
        <= {"", "A", "R", "C", "I", "(A)", "(R)", "(C)", "(I)", "(A?)", "(R?)", "(C?)", "(I?)", "A/R", "A/(R)", "R/C"}
    )
    assert unit.locator(".shows").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert unit.locator("table").count() == 0


def test_a_finding_in_a_unit_leads_to_its_row_even_if_that_is_filtered_away(opened):
    page = opened("report-acme")
    page.locator(".part-every .filter input").fill("nothing like it")
    page.evaluate("document.querySelector('.unit-fold a[href^=\"#row-\"]').closest('details').open = true")

    link = page.locator('.unit-fold[open] a[href^="#row-"]').first
    row = page.locator(f'[id="{link.get_attribute("href")[1:]}"]')
    assert row.is_hidden()
    link.click()

    assert row.is_visible()
    assert row.locator("th").inner_text() == link.inner_text()


def test_units_are_found_by_the_title_of_a_role(opened):
    page = opened("report-acme")
    units = page.locator(".unit-fold")
    every_unit = units.count()

    page.locator(".part-units .filter input").fill("Field Technician")

    assert 0 < page.locator(".unit-fold:not([hidden])").count() < every_unit
    assert re.fullmatch(r" \d units?", page.locator(".part-units [role=status]").text_content())


def test_hostile_texts_run_nothing_whatever_is_opened_sorted_or_searched(opened):
    page = opened("report-hostile")
    unfold(page)
    for button in page.locator(".sorts, .shows, button.cell").all():
        button.click()
        page.keyboard.press("Escape")
    for field in page.locator("input[type=search]").all():
        for text in HOSTILE[:3]:
            field.fill(text)
    page.wait_for_timeout(200)

    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 1


def test_without_javascript_units_unfold_and_every_row_stands(opened):
    page = opened("report-acme", java_script_enabled=False)

    page.locator(".unit-fold summary").first.click()

    assert page.locator(".unit-fold").first.locator(".within").is_visible()
    assert page.locator(".part-every tbody tr").count() > 50
    assert page.locator(".sorts").count() == page.locator(".filter").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_without_what_only_works_on_a_screen(opened, name):
    page = opened(name, color_scheme="dark")

    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator("nav").is_hidden()
    assert all(each.is_hidden() for each in page.locator(".filter, .shows, .unit-fold").all())


def test_a_report_of_thousands_of_roles_opens_whole(opened):
    page = opened("report-large")

    page.locator(".part-units .filter input").fill(f"Post {LARGE - 1}")

    assert page.locator(".team li").count() == LARGE
    assert page.locator(".unit-fold").count() == LARGE // UNIT_SIZE
    assert 1 <= page.locator(".unit-fold:not([hidden])").count() < 5
    assert page.locator(".unit-fold").last.is_visible()
    assert page.locator(".part-every tbody tr").count() > 200
