"""Is everything that is wrong with a text said at once, at its place, with what was probably meant?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import InvalidModel
from orgmodel.load.assemble import load_text
from orgmodel.model.facts import Facts
from tests.strategies import MODEL, TWISTED_IDS, nearly_models


def problems_of(text):
    with pytest.raises(InvalidModel) as caught:
        load_text(text, "m.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("role: []", "1:1: unknown field 'role' (did you mean 'roles'?)"),
        ("roles: [{id: a, titel: b}]", "1:17: unknown field 'titel' (did you mean 'title'?)"),
        ("roles: [{id: a, reports: [b]}]", "1:17: unknown field 'reports' (did you mean 'reports_to'?)"),
        ("roles: [{id: a, zzz: b}]", "1:17: unknown field 'zzz'"),
        ("roles: [{id: a, '@x': b}]", "1:17: unknown field '@x'"),
        ("roles: [{id: a, at: {line: 1}}]", "1:17: unknown field 'at'"),
        ("roles: [{id: a, job_class: {}}]", "1:17: unknown field 'job_class' (did you mean 'class'?)"),
        ("roles: [&a {id: a}, {<<: *a, title: b}]", "1:22: unknown field '<<'"),
        ("roles: [{id: a, reports_to: {rol: b, role: b}}]", "1:30: unknown field 'rol' (did you mean 'role'?)"),
        ("policy: {rulez: {}}", "1:10: unknown field 'rulez' (did you mean 'rules'?)"),
    ],
)
def test_an_unknown_field_is_pointed_at(text, problem):
    assert [f"m.yaml:{problem}"] == problems_of(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("described: false", "described: expected yes or no, found 'false' (write no)"),
        ("in_scope: True", "in_scope: expected yes or no, found 'True' (write yes)"),
        ("managerial: on", "managerial: expected yes or no, found 'on' (write yes)"),
        ("described: [no]", "described: expected yes or no, found a list"),
        ("occupancy: vacnt", "occupancy: expected filled, vacant or acting, found 'vacnt' (did you mean 'vacant'?)"),
        ("establishment: gone", "establishment: expected existing, proposed or abolished, found 'gone'"),
        ("status: statd", "status: expected stated, asserted or inferred, found 'statd' (did you mean 'stated'?)"),
    ],
)
def test_an_enumerated_word_is_listed_with_the_nearest_one(text, problem):
    column = 18 + text.index(": ")

    assert [f"m.yaml:1:{column + 1}: {problem}"] == problems_of(f"roles: [{{id: a, {text}}}]")


@pytest.mark.parametrize(
    ("level", "meant"), [("accountible", " (did you mean 'accountable'?)"), ("A", ""), ("owner", "")]
)
def test_a_level_is_one_of_four_words(level, meant):
    (problem,) = problems_of(f"roles: [{{id: a, owns: [{{domain: inf, level: {level}}}]}}]")

    assert problem.endswith(f"level: expected accountable, responsible, consulted or informed, found '{level}'{meant}")


def test_the_long_form_needs_its_fields():
    problems = problems_of("roles:\n- id: a\n  owns: [{domain: inf}, {level: accountable}]\n  reports_to: {for: x}\n")

    assert [
        "m.yaml:3:10: the field 'level' is missing",
        "m.yaml:3:25: the field 'domain' is missing",
        "m.yaml:4:15: the field 'role' is missing",
    ] == problems


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("positions: many", "expected a whole number, found 'many'"),
        ("positions: 1.5", "expected a whole number, found '1.5'"),
        ("positions: -1", "expected 0 or more, found '-1'"),
        ("positions: 0x10", "expected a whole number, found '0x10'"),
        ("positions: １２", "expected a whole number, found '１２'"),
        ("positions: 9223372036854775808", "expected 1,000,000,000 or less, found '9223372036854775808'"),
        (f"positions: {'9' * 5000}", f"expected a whole number, found '{'9' * 40}'"),
        ("filled: [1]", "expected a whole number, found a list"),
        ("fte: half", "expected a number, found 'half'"),
        ("fte: nan", "expected a number, found 'nan'"),
        ("fte: .inf", "expected a number, found '.inf'"),
        ("fte: 1e400", "expected a number, found '1e400'"),
        ("fte: 1e13", "expected 1,000,000,000,000 or less, found '1e13'"),
    ],
)
def test_a_number_is_a_number_within_reason(field, said):
    name, value = field.split(": ", 1)

    (problem,) = problems_of(f"roles: [{{id: a, {name}: {value}}}]")

    assert f"m.yaml:1:{19 + len(name)}: {name}: {said}" == problem


@pytest.mark.parametrize(
    "day",
    [
        "2026-13-01",
        "2026-02-30",
        "1.2.2026",
        "2026-1-1",
        "20260101",
        "1767225600",
        "2026-01-01T00:00:00",
        "soon",
        "2026",
    ],
)
def test_a_date_is_one_day_of_the_calendar(day):
    assert [f"m.yaml:1:8: as_of: expected a date (2026-01-31), found '{day}'"] == problems_of(f"as_of: {day}")


@pytest.mark.parametrize("day", ["2026-13", "2026-02-30", "26", "2026-1", "May 2026"])
def test_a_date_of_a_source_may_lack_its_end_and_no_more(day):
    (problem,) = problems_of(f"sources: [{{id: a, date: {day}}}]")

    said = f"date: expected a date, in full or in part (2026, 2026-01, 2026-01-31), found '{day}'"
    assert f"m.yaml:1:25: {said}" == problem
    assert load_text("sources: [{id: a, date: 2026}, {id: b, date: 2026-02}, {id: c, date: 2026-02-28}]")


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("a b", "'a b' is no evidence: write source#L12 or source#L12-L14 (#p3 for pages)"),
        ("job#12", "'job#12' is no evidence: write source#L12 or source#L12-L14 (#p3 for pages)"),
        ("job#L1-p2", "'job#L1-p2' is no evidence: write source#L12 or source#L12-L14 (#p3 for pages)"),
        ("job#L1@xyz", "'job#L1@xyz' is no evidence: write source#L12 or source#L12-L14 (#p3 for pages)"),
        ("job#L9-L3", "'job#L9-L3' is no evidence: lines count from 1 and run forwards"),
        ("job#L0", "'job#L0' is no evidence: lines count from 1 and run forwards"),
        ("[[a]]", "expected a text such as source#L12-L14, found a list"),
        ("{source: a}", "expected a text such as source#L12-L14, found keys and values"),
    ],
)
def test_evidence_is_a_source_with_lines_or_pages(evidence, said):
    text = evidence if evidence[0] in "[{" else f'"{evidence}"'

    (problem,) = problems_of(f"roles: [{{id: a, evidence: {text}}}]")

    assert problem.endswith(f": evidence: {said}")


@pytest.mark.parametrize("kind", ["roles", "units", "bodies", "providers", "domains", "scopes", "sources"])
@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("a b", "an id is text without white space, control characters or '#'"),
        ("a\u00a0b", "an id is text without white space, control characters or '#'"),
        ("a#b", "an id is text without white space, control characters or '#'"),
        ("a\\0b", "an id is text without white space, control characters or '#'"),
        ("", "an id is text without white space, control characters or '#'"),
        ("none", "'none' is a reserved word and no id"),
        ("all", "'all' is a reserved word and no id"),
    ],
)
def test_an_id_is_text_without_gaps_that_is_not_reserved(kind, id, said):
    assert [f"m.yaml:1:{len(kind) + 9}: id: {said}"] == problems_of(f'{kind}: [{{id: "{id}"}}]')


@pytest.mark.parametrize("place", ["reports_to: ''", "reports_to: ['  ']", "unit: ''", "owns: ['']", "deputy: ''"])
def test_a_reference_to_nothing_is_refused(place):
    (problem,) = problems_of(f"roles: [{{id: a, {place}}}]")

    assert problem.endswith("expected an id, found nothing")


def test_ids_are_text_whatever_yaml_would_make_of_them():
    facts = load_text("roles:\n" + "".join(f"  - {{id: {id}, class: {{code: {id}}}}}\n" for id in TWISTED_IDS))

    assert list(TWISTED_IDS) == facts.roles.id
    assert list(TWISTED_IDS) == facts.roles.class_code


def test_one_accent_typed_in_two_ways_is_one_id():
    facts = load_text('roles: [{id: "e\u0301", unit: "\u00e9"}, {id: "\u00e9"}]')

    assert ["\u00e9", "\u00e9"] == facts.roles.id
    assert "\u00e9" == facts.roles.unit[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a", "1:1: expected keys such as 'roles:' at the top of the file"),
        ("roles", "1:1: expected keys such as 'roles:' at the top of the file"),
        ("roles: a", "1:8: roles: expected a list, found 'a'"),
        ("roles: {id: a}", "1:8: roles: expected a list, found keys and values"),
        ("roles: [a]", "1:9: roles: expected keys and values, found 'a'"),
        ("roles: [[a]]", "1:9: roles: expected keys and values, found a list"),
        ("roles:", "1:1: roles: expected a list, found nothing"),
        ("roles: [{id: a, title: [b]}]", "1:24: title: expected a text, found a list"),
        ("roles: [{id: a, aliases: b}]", "1:26: aliases: expected a list, found 'b'"),
        ("roles: [{id: a, class: b}]", "1:24: class: expected keys and values, found 'b'"),
        ("sources: [{id: a, sha256: 12}]", "1:27: sha256: expected 64 hexadecimal digits, found '12'"),
        ("domains: [{id: a, criticality: 6}]", "1:32: criticality: expected 5 or less, found '6'"),
        ("domains: [{id: a, refs: {itil: b}}]", "1:32: itil: expected a list, found 'b'"),
        ("orgmodel: one", "1:11: orgmodel: expected a whole number, found 'one'"),
        ("orgmodel: 0", "1:11: orgmodel: expected 1 or more, found '0'"),
        (
            "policy: {rules: {OVL001: no}}",
            "1:26: OVL001: expected off, or settings such as {max_reports: 8}, found 'no'",
        ),
    ],
)
def test_a_value_of_the_wrong_form_is_pointed_at(text, problem):
    assert [f"m.yaml:{problem}"] == problems_of(text)


def test_many_problems_are_said_at_once_in_order_of_place():
    text = "roles:\n  - {id: a, positions: x, titel: y}\n  - {id: b c}\nunits: x\nas_of: x\n"

    places = [problem.split(": ")[0] for problem in problems_of(text)]

    assert ["m.yaml:2:24", "m.yaml:2:27", "m.yaml:3:10", "m.yaml:4:8", "m.yaml:5:8"] == places


def test_a_long_value_is_not_repeated_in_full():
    (problem,) = problems_of(f"as_of: {'x' * 10_000}")

    assert len(problem) < 100


def test_an_empty_field_is_silence():
    facts = load_text("roles: [{id: a, title: , unit: ~, reports_to: , evidence: , class: , positions: null}]")

    assert ("a", "", -1) == (facts.roles.title[0], facts.roles.unit[0], facts.roles.positions[0])
    assert 0 == len(facts.lines)


def test_the_model_of_these_tests_is_well_formed():
    assert isinstance(load_text(MODEL), Facts)


@given(st.text() | st.text("[]{}:,-?&*!|>'\"%@`#\n\t ~ab1"))
def test_any_text_gives_facts_or_problems(text):
    try:
        assert isinstance(load_text(text), Facts)
    except InvalidModel as error:
        assert error.problems


@given(nearly_models())
def test_a_model_with_defects_gives_facts_or_problems(text):
    try:
        assert isinstance(load_text(text), Facts)
    except InvalidModel as error:
        assert all(problem.path == "model.yaml" and problem.line for problem in error.problems)
