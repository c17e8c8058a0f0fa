"""The overlap report in a real browser: quiet, accessible, usable by keyboard, and deaf to hostile titles."""

import pytest

from tests.browser.looking import serious, unfold

NAMES = ("acme", "chicago", "hostile")
CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}});"
)
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
IN_FOCUS = "element => document.activeElement === element"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(opened, name, scheme):
    page = opened(name, color_scheme=scheme)
    unfold(page)

    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_an_open_dialog(opened, scheme):
    page = opened("hostile", color_scheme=scheme)

    page.locator("button.cell").first.click()

    assert serious(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_screen_scrolls_down_only(opened, name):
    page = opened(name, viewport={"width": 390, "height": 844})

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_opens_its_passages_by_keyboard_and_escape_leads_back(opened, name):
    page = opened(name)
    unfold(page)
    dialog, cells = page.locator("#opened"), page.locator("button.cell")

    assert cells.count()
    for number in range(cells.count()):
        cell = cells.nth(number)
        cell.focus()
        page.keyboard.press("Enter")
        assert dialog.get_attribute("open") is not None
        assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
        assert dialog.locator(".voice.here").count()
        page.keyboard.press("Escape")
        assert dialog.get_attribute("open") is None
        assert cell.evaluate(IN_FOCUS)


def test_cells_are_reached_by_tab_and_left_by_arrows(opened):
    page = opened("acme")
    page.locator(".picture a").first.focus()

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowLeft")

    assert first.startswith("A Information Security, Identity")
    assert second.startswith("A Infrastructure and Operations, Identity")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == first


def test_the_dialog_shows_both_passages_with_the_words_of_the_sources(opened):
    page = opened("acme")

    page.locator("button.cell.contested").first.click()

    assert page.locator("#opened h2").inner_text() == "Identity, access and account administration"
    assert page.locator("#opened .voice").count() == 2
    assert "from hiring to leaving" in page.locator("#opened .here blockquote").inner_text()
    left, right = (box.bounding_box() for box in page.locator("#opened .voice").all())
    assert left["y"] == right["y"] and left["x"] < right["x"]


def test_the_finding_can_be_read_from_the_dialog(opened):
    page = opened("acme")

    page.locator("button.cell.contested").first.click()
    page.locator("#opened-finding").click()

    assert page.url.endswith("#findings-1")
    assert page.locator("#opened").get_attribute("open") is None


def test_questions_are_copied_as_plain_text(opened):
    page = opened("chicago", CLIPBOARD)
    one, every = page.locator("button[data-text]").first, page.locator("button[data-copies]").first

    one.click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == one.get_attribute("data-text")
    assert page.locator("#said").text_content() == "Copied."
    every.click()
    page.wait_for_function("window.copied.startsWith('Questions to ')")


def test_without_a_clipboard_the_text_is_shown_and_selected(opened):
    page = opened("chicago", NO_CLIPBOARD)
    button = page.locator("button[data-text]").first

    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#by-hand[open]")
    assert page.evaluate("String(getSelection())") == button.get_attribute("data-text")
    assert serious(page) == []
    page.keyboard.press("Escape")
    assert button.evaluate(IN_FOCUS)


def test_the_first_tab_leads_past_the_navigation(opened):
    page = opened("acme")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_javascript_the_passages_can_be_read(opened):
    page = opened("acme", java_script_enabled=False)

    page.locator("#passages-1 summary").click()

    assert page.locator("#passages-1 blockquote").count() == 2
    assert page.locator("#passages-1 blockquote").first.is_visible()
    assert page.locator("button.copy").first.is_hidden()


def test_hostile_texts_run_nothing_whatever_is_clicked(opened):
    page = opened("hostile", CLIPBOARD)
    unfold(page)
    for button in page.locator("button.cell").all():
        button.click()
        page.keyboard.press("Escape")
    for button in page.locator("button.copy").all():
        button.click()
    page.wait_for_timeout(200)

    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 1
    assert page.title().startswith("DRAFT: Overlap report: </textarea>")


def test_the_policy_stops_a_script_even_if_it_were_in_the_page(opened):
    page = opened("acme")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.pwned=1\">')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.pwned=1'}))"
    )
    page.wait_for_timeout(200)

    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in text for text in opened.complaints)
    opened.complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_it_prints(opened, name, scheme):
    page = opened(name, color_scheme=scheme)

    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator("nav").is_hidden()
    assert page.locator("thead th").first.evaluate("head => getComputedStyle(head).position") == "static"
    paper = page.locator("svg .paper").first.evaluate("paper => getComputedStyle(paper).fill")
    assert paper == "rgb(255, 255, 255)"


def test_what_belongs_in_print_is_unfolded_and_folded_again(opened):
    page = opened("acme")
    folded = page.locator("#set-aside ~ details")

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert folded.count() and all(each.get_attribute("open") is not None for each in folded.all())
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert all(each.get_attribute("open") is None for each in folded.all())
