"""The overlap report as HTML: one safe file with a sound structure that says what the other formats say."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from orgmodel import api
from orgmodel.render.maps.matrix import raci_matrix
from orgmodel.report.blocks import Bullets, Text
from orgmodel.report.html.page import coded
from orgmodel.report.html.sections import sections
from orgmodel.report.overlap import NOTICE, addressee, overlap_report
from orgmodel.report.text import plain
from orgmodel.report.topics import topics
from tests.report.pages import ACME, CHICAGO, HOSTILE, Page, hostile_model

MODELS = {"acme": (ACME, ACME / "sources"), "chicago": (CHICAGO, None)}


@pytest.fixture(scope="module", params=[*MODELS, "hostile"])
def report(request, checked):
    """A result with its page, as text and as a tree."""
    if request.param == "hostile":
        result = checked(hostile_model())
    else:
        model, sources = MODELS[request.param]
        result = api.check(model, sources=sources)
    text = api.overlap_report(result, "html")
    return result, text, Page(text).root


@pytest.fixture(scope="module")
def acme():
    return api.check(ACME, sources=ACME / "sources")


@pytest.fixture(scope="module")
def acme_page(acme):
    return Page(api.overlap_report(acme, "html")).root


def test_duties_are_told_as_recorded_and_not_as_our_words(acme, acme_page):
    voices = [tag for tag in acme_page.all("div") if tag.attributes.get("class") == "voice"]
    spoken = [voice for voice in voices if "words" in {each.attributes.get("class") for each in voice.all("ul")}]

    assert spoken
    assert all("As recorded:" in voice.text for voice in spoken)


# Structure ------------------------------------------------------------------------------------------


def test_there_is_one_main_heading_and_no_level_is_left_out(report):
    levels = [int(tag.name[1]) for tag in report[2].all() if re.fullmatch("h[1-6]", tag.name)]

    assert levels.count(1) == 1 and levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_id_is_there_once_and_every_reference_leads_to_one(report):
    ids = [tag.attributes["id"] for tag in report[2].all() if "id" in tag.attributes]
    links = [tag.attributes["href"] for tag in report[2].all("a")]
    labels = [name for tag in report[2].all() for name in tag.attributes.get("aria-labelledby", "").split()]
    opened = [
        f"{tag.attributes['data-opens']}-read" for tag in report[2].all("button") if "data-opens" in tag.attributes
    ]
    copied = [tag.attributes["data-copies"] for tag in report[2].all("button") if "data-copies" in tag.attributes]

    assert sorted(set(ids)) == sorted(ids)
    assert not any(re.search(r"\s", name) for name in ids)
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} | {*labels, *opened, *copied} <= set(ids)


def test_every_button_and_every_region_has_a_name(report):
    buttons, regions = list(report[2].all("button")), list(report[2].all(role="region"))

    assert buttons and regions
    assert all(tag.attributes.get("aria-label", "").strip() or tag.text.strip() for tag in buttons)
    assert all(tag.attributes["aria-label"] and tag.attributes["tabindex"] == "0" for tag in regions)


def test_every_table_says_what_its_heads_stand_for(report):
    tables = list(report[2].all("table"))

    assert tables
    assert all(tag.attributes.get("scope") in {"col", "row"} for tag in report[2].all("th"))
    assert all(
        len({len([c for c in row.children if c.name in {"th", "td"}]) for row in table.all("tr")}) == 1
        for table in tables
    )


def test_the_language_and_the_landmarks_are_named(report):
    names = [tag.name for tag in report[2].all()]

    assert next(report[2].all("html")).attributes["lang"] == "en"
    assert names.count("main") == names.count("nav") == 1
    assert next(report[2].all("a")).attributes == {"class": "skip", "href": "#main"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Record `activity: performs`.", "Record <code>activity: performs</code>."),
        ("`a` and `b`", "<code>a</code> and <code>b</code>"),
        ("a ` alone", "a ` alone"),
        ("`<b>` & <i>", "<code>&lt;b&gt;</code> &amp; &lt;i&gt;"),
        ("</code>`</code><script>`", "&lt;/code&gt;<code>&lt;/code&gt;&lt;script&gt;</code>"),
        ("a\u202eb `c\x07d`", "a b <code>c d</code>"),
    ],
)
def test_what_stands_between_backticks_is_code_and_all_of_it_is_escaped(text, shown):
    assert str(coded(text)) == shown


# Safety ---------------------------------------------------------------------------------------------


def hashed(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_in_one_script_and_our_styles_by_their_hash_and_nothing_else(report):
    policy = next(report[2].all("meta", http_equiv="Content-Security-Policy")).attributes["content"]
    allowed = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
    (script,) = report[2].all("script")

    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == ["'none'"]
    assert allowed["script-src"] == [hashed(script.text)]
    assert set(allowed["style-src"]) == {hashed(tag.text) for tag in report[2].all("style")}
    assert allowed["img-src"] == ["data:"]


def test_nothing_is_fetched_and_no_attribute_runs_or_styles_anything(report):
    tags = list(report[2].all())

    assert not {tag.name for tag in tags} & {"link", "img", "iframe", "object", "embed", "base", "form"}
    assert not [
        name for tag in tags for name in tag.attributes if name.startswith("on") or name in {"src", "style", "srcset"}
    ]
    assert not re.search(r"@import|url\(", report[1])


def test_hostile_texts_stay_texts_and_make_no_tag(checked):
    page = api.overlap_report(checked(hostile_model()), "html")
    root = Page(page).root

    assert len(list(root.all("script"))) == 1
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", page)
    shown = " ".join(root.text.split())
    assert all(" ".join(text.split()) in shown for text in HOSTILE[:-1])


# The same values as the other formats ---------------------------------------------------------------


def test_every_finding_of_the_report_can_be_linked_to_by_its_fingerprint(report):
    result, _, root = report
    ids = {tag.attributes.get("id") for tag in root.all()}
    document = overlap_report(result)
    told = {block.id for block in document if isinstance(block, Text)} - {""}
    named = {id for block in document if isinstance(block, Bullets) for id in block.ids}

    assert told == {each.fingerprint for each in result.active if each.overlap or each.wording}
    assert told | named <= ids


def test_every_section_of_the_document_is_on_the_page(report):
    result, _, root = report
    titles = {tag.attributes["id"]: tag.text for tag in root.all("h2") if "id" in tag.attributes}

    assert {section.id: section.title for section in sections(overlap_report(result))}.items() <= titles.items()


def test_the_notice_on_persons_is_above_everything_and_confidence_above_findings(acme_page):
    order = [tag.text.strip() for tag in acme_page.all() if tag.name == "h2" or tag.attributes.get("class") == "notice"]

    assert order[0] == NOTICE
    assert order.index("How far this model can be trusted") < order.index("In short") < order.index("What to discuss")


def test_a_draft_says_so_in_its_title_and_on_the_page(acme_page):
    assert next(acme_page.all("title")).text.startswith("DRAFT: ")
    assert [tag.text for tag in acme_page.all(class_="draft") if tag.name == "strong"] == ["DRAFT"]


def test_leaders_read_names_and_bands_and_neither_ids_of_domains_nor_scores(acme, acme_page):
    first = " ".join(
        tag.text for tag in acme_page.all("section") if tag.attributes["class"] in {"part-short", "part-findings"}
    )

    assert not any(
        re.search(rf"(?<![\w.]){re.escape(row.domain.id)}(?![\w.])", first)
        for row in raci_matrix(acme.graph).rows
        if "." in row.domain.id
    )
    assert not re.search(r"\d\.\d\d", first)
    assert all(driver in first for topic in topics(acme.active) if not topic.is_partnership for driver in topic.drivers)


def test_the_cells_of_the_picture_are_those_of_units_that_claim_a_domain_or_are_named_in_its_overlap(acme_page):
    (picture,) = [table for table in acme_page.all("table") if table.text.strip().startswith("Domains with overlaps")]
    (row,) = [row for row in picture.all("tr") if "Cloud services" in row.text]
    cells = [(tag.attributes["aria-label"], "contested" in tag.attributes["class"]) for tag in row.all("button")]

    assert cells == [
        (
            "Infrastructure and Operations, Cloud services: named in an overlap, without a claim on the domain itself",
            True,
        ),
        ("A Applications, Cloud services: accountable, in an overlap", True),
    ]


def test_behind_every_cell_stand_passages_of_its_own_column(report):
    _, _, root = report
    by_id = {tag.attributes["id"]: tag for tag in root.all() if "id" in tag.attributes}

    for button in root.all("button"):
        if "data-opens" in button.attributes:
            voices = by_id[f"{button.attributes['data-opens']}-read"].all(class_="voice")
            assert button.attributes["data-column"] in {voice.attributes["data-column"] for voice in voices}


def test_both_passages_are_quoted_where_the_sources_are_at_hand(acme_page):
    (details,) = [
        tag for tag in acme_page.all(class_="fold passages") if tag.text.strip().startswith("Identity, access")
    ]
    quotes = [tag.text for tag in details.all("blockquote")]

    assert len(quotes) == 2
    assert "Runs the directory and is accountable" in quotes[1]


def test_questions_can_be_copied_one_by_one_and_all_of_one_addressee(report):
    result, _, root = report
    mails = {tag.attributes["aria-label"]: tag.text for tag in root.all("textarea") if "id" in tag.attributes}
    single = [tag.attributes["data-text"] for tag in root.all("button") if "data-text" in tag.attributes]

    assert len(mails) == len({question.to for question in result.questions})
    for question in result.questions:
        mail = mails[f"Questions to {plain(addressee(result, question))} as plain text"]
        assert plain(question.text) in mail
        assert all(plain(detail) in mail for detail in question.details)
        assert mail.endswith(NOTICE)
        asked_too = [each for each in result.questions if each.to == question.to]
        assert len(asked_too) == 1 or any(text.startswith(plain(question.text)) for text in single)


def test_the_chart_is_drawn_into_the_page_with_its_words(acme_page):
    (drawn,) = acme_page.all("svg")

    assert drawn.attributes["aria-labelledby"] == "chart-title"
    told = next(acme_page.all("pre")).text.splitlines()
    assert set(next(drawn.all("desc")).text.splitlines()) <= set(told)
    assert any(line.startswith("  - ") and "reports to" in line for line in told)


def test_the_same_model_gives_the_same_bytes(acme):
    again = api.check(ACME, sources=ACME / "sources")

    assert api.overlap_report(acme, "html") == api.overlap_report(again, "html")


# Size -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(checked):
    """Two thousand roles: so many on each of forty domains that nobody could read them all."""
    roles = "\n".join(
        f"  - {{id: r{n}, title: Role {n}, unit: u{n % 90}, reports_to: r{(n - 1) // 7},"
        f" owns: [{{domain: d{n % 60}, level: accountable}}]}}"
        for n in range(1, 2000)
    )
    units = "\n".join(f"  - {{id: u{n}, name: Unit {n}, parent: u{n // 9}}}" for n in range(1, 90))
    domains = "\n".join(f"  - {{id: d{n}, name: Domain {n}, criticality: 4}}" for n in range(60))
    text = f"orgmodel: 1\norganization: {{id: big, name: Big}}\nunits:\n  - {{id: u0, name: All}}\n{units}\ndomains:\n{domains}\nroles:\n  - {{id: r0, title: Top, reports_to: none}}\n{roles}\n"
    return api.overlap_report(checked(text), "html")


def test_the_page_of_a_large_organization_stays_small_and_says_what_it_leaves_out(large):
    text = " ".join(Page(large).root.text.split())

    assert len(large) < 2_000_000
    assert "20 further domains are left out" in text
    assert "The 40 roles with the most overlaps and domains are shown, 1,959 are left out." in text
    assert "is too large for this page" in text


def test_many_units_stand_under_the_wider_ones(large):
    heads = [tag.text for tag in Page(large).root.all("th") if tag.attributes["scope"] == "col"]

    assert "Unit 8" in heads and "Unit 80" not in heads


# The command ----------------------------------------------------------------------------------------


def test_the_command_writes_html_by_the_files_ending(orgmodel, tmp_path):
    done = orgmodel("overlap", CHICAGO, "-o", tmp_path / "report.html")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.html").read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="en">')
