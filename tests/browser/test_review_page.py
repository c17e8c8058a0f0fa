"""The review of proposals in a real browser: quiet, accessible, printable, and deaf to hostile texts."""

import pytest

from tests.browser.looking import serious, unfold

NAMES = ("review-acme", "review-hostile")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(opened, name, scheme):
    page = opened(name, color_scheme=scheme)
    unfold(page)

    assert serious(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_screen_scrolls_down_only(opened, name):
    page = opened(name, viewport={"width": 390, "height": 844})
    unfold(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", NAMES)
def test_the_decision_stands_first_and_every_link_leads_somewhere(opened, name):
    page = opened(name)

    targets = page.eval_on_selector_all("a[href]", "links => links.map((link) => link.getAttribute('href'))")
    ids = page.eval_on_selector_all("[id]", "all => all.map((each) => each.id)")

    assert page.locator("main section").first.locator("h2").get_attribute("id") == "decision"
    assert len(ids) == len(set(ids))
    assert targets and {target.removeprefix("#") for target in targets} <= set(ids)


def test_charts_before_after_and_of_the_change_are_drawn_and_told_in_words(opened):
    page = opened("review-acme")
    unfold(page)

    assert page.locator(".drawing svg").count() == 3
    assert all(box and box["height"] > 100 for box in (each.bounding_box() for each in page.locator(".drawing").all()))
    assert all("Chief Information Officer" in each for each in page.locator("details pre").all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_it_prints(opened, name, scheme):
    page = opened(name, color_scheme=scheme)

    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator("nav").is_hidden()


def test_hostile_texts_run_nothing(opened):
    page = opened("review-hostile")
    unfold(page)
    for button in page.locator("button").all():
        button.click()
    page.wait_for_timeout(200)

    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 1
