"""Are the questions that leaders ask answered by the charts alone? Each is answered from three formats, as a reader does."""

import html
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdfium2
import pytest

from orgmodel import api
from orgmodel.model.words import Level

ACME = Path(__file__).resolve().parents[2] / "models" / "acme"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def acme():
    return api.load_graph(ACME)


def said_in(acme, format, view="chart"):
    """Give what is said of each box, in the order of the chart, as its format tells it."""
    data = api.picture(acme, format, view).data.decode()
    if format == "svg":
        boxes = ET.fromstring(data).find(f"{SVG}g[@class='boxes']")
        return [box.findtext(f"{SVG}title") for box in boxes]
    if format == "markdown":
        return [
            re.sub(r"\\(.)", r"\1", line.strip()[2:]) for line in data.splitlines() if line.strip().startswith("* ")
        ]
    return [html.unescape(words.strip()) for words in re.findall(r'<li dir="auto">([^<]*)', data)]


@pytest.fixture(params=["svg", "markdown", "list"])
def said(acme, request):
    return lambda view="chart": said_in(acme, request.param, view)


def of(said, title):
    return next(words for words in said if words.split("; ")[0] == title)


def managers(said, title, verb):
    found = re.findall(rf"(?:^|; ){verb} ([^;]*)", of(said, title))
    return [name.split(" for ")[0].split(" (")[0] for name in found]


def test_who_does_a_role_report_to_solid_and_dotted(said):
    chart = said()

    assert managers(chart, "Enterprise Architect", "reports to") == ["Deputy Chief Information Officer"]
    assert managers(chart, "Enterprise Architect", "dotted line to") == [
        "Chief Information Security Officer",
        "Director of Infrastructure and Operations",
        "Director of Applications",
    ]
    assert managers(chart, "Courthouse Field Technician", "reports also to") == ["End-User Support Supervisor"]


def test_who_owns_a_domain(said):
    owned = of(said("ownership"), "Network services")

    assert re.search(r"accountable: [^;]*Network Manager", owned)


def test_which_posts_are_vacant_in_a_unit(said):
    unit = [words.split("; ") for words in said()]

    vacant = [parts[0] for parts in unit if "Servers and Storage" in parts and "vacant" in parts]
    assert vacant == ["Storage Engineer"]


def test_what_a_chain_of_command_looks_like(said):
    chart, chain = said(), ["Storage Engineer"]
    while above := managers(chart, chain[-1], "reports to"):
        chain += above

    assert chain == [
        "Storage Engineer",
        "Server and Cloud Manager",
        "Director of Infrastructure and Operations",
        "Deputy Chief Information Officer",
        "Chief Information Officer",
        "County Administrator",
    ]


def test_where_bodies_are_and_who_is_in_them(said):
    bodies = {words.split("; ")[0]: words for words in said() if "board or committee" in words}

    assert set(bodies) == {"Technology Governance Board", "Change Advisory Board"}
    assert "chair: County Administrator" in bodies["Technology Governance Board"]
    assert "Director of Infrastructure and Operations" in bodies["Change Advisory Board"]
    assert "member of Change Advisory Board" in of(said(), "Director of Infrastructure and Operations")


def test_pages_answer_them_too(acme):
    document = pypdfium2.PdfDocument(api.picture(acme, "pdf", paper="letter").data)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()

    index = " ".join(page for page in pages if "Index: the page of each role" in page)
    assert "Enterprise Architect … dotted to: Chief Information Security Officer" in index
    storage = next(page for page in pages if re.search(r"Storage Engineer Servers and Storage .{0,60}vacant", page))
    manager = re.search(r"reporting to (.*?) \(page (\d+)\)", storage)
    assert manager is None or manager[1] in pages[int(manager[2]) - 1]
    assert any("Change Advisory Board chair: Service Desk Manager" in page for page in pages)


def test_who_has_two_managers_and_who_stands_in_for_whom(said):
    chart = said()

    assert [words.split("; ")[0] for words in chart if "2 managers" in words] == ["Courthouse Field Technician"]
    stands_in = {words.split("; ")[0]: found[1] for words in chart if (found := re.search(r"deputy of ([^;]*)", words))}
    assert stands_in["Identity and Access Manager"] == "Chief Information Security Officer"
    assert [words.split("; ")[0] for words in chart if "acting" in words.split("; ")] == [
        "Chief Data Officer", "Network Manager",
    ]  # fmt: skip


def test_what_nobody_is_named_for_and_what_is_held_by_several(said):
    owned = said("ownership")

    assert [words.split("; ")[0] for words in owned if words.endswith("nobody named")] == [
        "Privacy and data protection", "Courtroom technology design and installation",
    ]  # fmt: skip
    assert [words.split("; ")[0] for words in owned if "held jointly" in words] == [
        "IT budgeting", "Disaster recovery and service continuity",
    ]  # fmt: skip
    assert sum(words.endswith("2 accountable") for words in owned) == 6
    fiber = of(owned, "Optical fiber and outside plant")
    assert "for which Network Manager answers" in fiber
    assert "accountable for Infrastructure and operations: Director of Infrastructure and Operations" in fiber


def test_every_role_with_a_part_is_in_the_matrix(acme, said):
    table = acme.facts.assignments
    claims = {
        (acme.title(int(table.role[row])), int(acme.ownership.domain[row])) for row in acme.ownership.rows(*Level)
    }

    cells = [words for words in said("raci") if " is " in words and " for " in words]
    assert len(cells) == len(claims)
    assert {words.split(" is ")[0] for words in cells} == {title for title, _ in claims}
