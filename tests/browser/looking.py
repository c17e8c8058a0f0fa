"""How is a page looked at? What axe finds of weight, and all that is folded, opened."""

from axe_playwright_python.sync_playwright import Axe


def serious(page):
    """Give what axe finds of weight, with the places."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]


def unfold(page):
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
