"""Do answers of roles come into a model as they were meant, and does everything else stay as it is?"""

import re
from textwrap import dedent

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from orgmodel import api
from orgmodel.api.confirming import form_files, form_text, question_forms, take_answers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.statements import statements
from orgmodel.load.assemble import load, load_text
from orgmodel.load.form import read_form
from orgmodel.load.spans import spans
from orgmodel.model.entries import RoleEntries
from orgmodel.write import model_folder
from tests.write.strategies import FILE, ROLE, facts_of
from tests.write.values import values

MODEL = """\
# Kept by the analyst.
organization: {id: acme, name: Acme}   # a county
roles:
  - {id: cio, title: Chief, reports_to: none}
  - id: ops                # operations
    title: Operations Manager
    evidence: job#L1   # the posting
    reports_to: cio        # as the posting says
    owns:
      - inf   # all of it
      - {domain: svc.desk, level: accountable, scope: all,   # every caller
         evidence: job#L3, inferred: [level], confidence: likely}
      - domain: app
        level: responsible   # in part
        activity: performs
    duties: [Answers the phone]
  - {id: net, title: Network Manager, dotted_to: [{role: cio, for: security}], owns: [inf.network, app]}
"""


def keys(path):
    """The key of each statement: by role, field and what is meant."""
    graph = api.load_graph(path)
    return {
        f"{graph.roles.id[each.role]} {each.field} {each.said.get('domain', each.said.get('role', ''))}".strip(): each.key
        for each in statements(graph)
    }


def form(path, role, *rows, by="", on="2026-02-01"):
    lines = [f"- Form for role: {role}", f"- Answered by (role): {by or role}", f"- Date (2026-01-31): {on}", ""]
    lines += ["| Key | The model says | Right? (yes or no) | If not: what is right |", "|---|---|---|---|"]
    lines += [f"| {key} | whatever | {said} | {instead} |" for key, said, instead in rows]
    file = path.parent / f"{role}.md"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def model(folder):
    return folder({"model.yaml": MODEL})


def text(path):
    return (path / "model.yaml").read_text(encoding="utf-8")


def kinds(found):
    return [each.kind for each in found]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("evidence: job#L1", "do the work."),
        (
            "inferred: [activity], confidence: likely",
            "do the work (accountable is stated; the activity is likely: it was inferred from the documents).",
        ),
        (
            "scope: all, inferred: [activity, scope]",
            "the activity and the scope are possible: they were inferred from the documents).",
        ),
        (
            "inferred: [level, activity], confidence: likely",
            "do the work (likely: it was inferred from the documents).",
        ),
        ("status: inferred, confidence: likely", "do the work (likely: it was inferred from the documents)."),
    ],
)
def test_only_what_was_inferred_is_told_as_inferred(more, told):
    claim = f"{{domain: app, level: accountable, activity: performs, {more}}}"
    graph = OrgGraph.compile(load_text(f"roles: [{{id: ops, title: Operations Manager, owns: [{claim}]}}]"))

    (said,) = [each for each in statements(graph) if each.field == "owns"]

    assert said.text.startswith("You are accountable for ") and said.text.endswith(told)


def test_a_line_of_which_the_scope_was_inferred_has_no_level_to_be_stated():
    line = "reports_to: {role: chief, inferred: [scope], confidence: likely}"
    graph = OrgGraph.compile(load_text(f"roles: [{{id: chief, title: Chief}}, {{id: ops, title: Ops, {line}}}]"))

    (said,) = [each for each in statements(graph) if each.field == "reports_to"]

    assert said.text.endswith("(the rest is stated; the scope is likely: it was inferred from the documents).")


def test_each_form_of_a_fact_is_confirmed_in_its_place(model):
    known = keys(model)
    wanted = ["ops role", "ops reports_to cio", "ops owns inf", "ops owns svc.desk", "ops owns app"]

    found = take_answers(model, [form(model, "ops", *((known[each], "yes", "") for each in wanted))])

    assert kinds(found) == ["confirmed"] * 5
    stamp = "confirmed: {by: role:ops, on: 2026-02-01}"
    assert text(model) == MODEL.replace(
        "evidence: job#L1   # the posting\n", f"evidence: job#L1   # the posting\n    {stamp}\n"
    ).replace(
        "reports_to: cio        # as", f"reports_to: {{role: cio, evidence: job#L1, {stamp}}}        # as"
    ).replace("- inf   # all", f"- {{domain: inf, level: accountable, {stamp}}}   # all").replace(
        "confidence: likely}", f"confidence: likely, {stamp}}}"
    ).replace("level: responsible   # in part\n", f"level: responsible   # in part\n        {stamp}\n")


def test_what_is_confirmed_is_not_asked_again(model):
    known = keys(model)
    take_answers(model, [form(model, "ops", (known["ops owns inf"], "yes", ""))])

    (again,) = [each for each in question_forms(api.load_graph(model)) if each.name == "ops"]

    assert len(again.statements) == 4
    assert known["ops owns inf"] not in [row[0] for row in again.statements]


def test_a_confirmation_takes_the_place_of_an_older_one(model):
    answers = form(model, "ops", (keys(model)["ops owns inf"], "Yes.", ""))
    take_answers(model, [answers])
    later = form(model, "ops", (keys(model)["ops owns inf"], "y", ""), on="2026-03-01")

    assert kinds(take_answers(model, [later])) == ["confirmed"]
    assert "on: 2026-03-01" in text(model) and "on: 2026-02-01" not in text(model)


def test_corrections_change_the_fact_and_nothing_else(model):
    known = keys(model)
    rows = [
        (known["net manager"], "", "the operations manager"),
        (known["net owns inf.network"], "no", "R"),
        (known["net dotted_to cio"], "no", "ops"),
    ]

    found = take_answers(model, [form(model, "net", *rows, on="")])

    assert kinds(found) == ["corrected"] * 3
    assert [each.message for each in found] == [
        "role:net manager: ops",
        "role:net owns inf.network: responsible instead of accountable",
        "role:net dotted_to: ops instead of cio",
    ]
    stamp = "confirmed: {by: role:net}"
    entry = RoleEntries(load(model))[2]
    assert entry["reports_to"] == {"role": "ops", "confirmed": {"by": "role:net"}}
    assert f"[{{domain: inf.network, level: responsible, {stamp}}}, app]" in text(model)
    assert text(model).splitlines()[:-3] == MODEL.splitlines()[:-1][: len(text(model).splitlines()) - 3]


def test_a_corrected_level_is_the_answers_word_and_not_the_documents(folder):
    path = folder(
        {
            "model.yaml": "roles: [{id: a, owns: [{domain: inf, level: accountable, evidence: job#L1, inferred: [level], confidence: likely}]}]\n"
        }
    )

    take_answers(path, [form(path, "a", (keys(path)["a owns inf"], "no", "consulted"))])

    assert RoleEntries(load(path))[0]["owns"] == [
        {"domain": "inf", "level": "consulted", "status": "asserted", "evidence": "job#L1",
         "confirmed": {"by": "role:a", "on": load(path).assignments.provenance.confirmed[0].on}}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "said", "instead", "kind", "message"),
    [
        ("ops owns inf", "no", "", "not understood", "no, and not what is right"),
        ("ops owns inf", "yes", "R", "not understood", "yes, and 'R' instead: one of the two"),
        ("ops owns inf", "perhaps", "", "not understood", "'perhaps' is neither yes nor no"),
        ("ops owns inf", "", "R", "not understood", "'R' instead, and no 'no' before it"),
        ("ops owns inf", "no", "A", "not understood", "'A' is no other level"),
        ("ops owns inf", "no", "A/R", "not understood", "'A/R' is no other level"),
        ("ops owns inf", "no", "not mine", "to do by hand", "Take it out (at acme/model.yaml:10:9)"),
        ("ops reports_to cio", "no", "the boss", "not understood", "the title or id of no role, or of several"),
        ("ops role", "no", "Head of Operations", "to do by hand", "not right, instead: Head of Operations"),
        ("ops owns svc.desk", "no", "R", "to do by hand", "responsible instead of accountable (at"),
        ("net manager", "yes", "", "not understood", "another role's form"),
    ],
)
def test_what_is_unclear_is_listed_and_left_as_it_is(model, field, said, instead, kind, message):
    found = take_answers(model, [form(model, "ops", (keys(model)[field], said, instead))])

    assert kinds(found) == [kind]
    assert message in found[0].message
    assert text(model) == MODEL


def test_an_answer_to_a_fact_that_changed_is_not_taken(model):
    answers = form(model, "ops", (keys(model)["ops owns inf"], "yes", ""))
    changed = MODEL.replace("- inf   #", "- {domain: inf, level: responsible}   #")
    (model / "model.yaml").write_text(changed)

    found = take_answers(model, [answers])

    assert kinds(found) == ["not understood"]
    assert "of no statement that the model makes now" in found[0].message
    assert text(model) == changed


@pytest.mark.parametrize(
    ("by", "on", "message"), [("ghost", "", "is no role of the model"), ("", "1.2.2026", "is no date")]
)
def test_who_and_when_must_be_readable(model, by, on, message):
    found = take_answers(model, [form(model, "ops", (keys(model)["ops owns inf"], "yes", ""), by=by, on=on)])

    assert kinds(found) == ["not understood"]
    assert message in found[0].message
    assert text(model) == MODEL


def test_answers_that_contradict_each_other_are_both_refused(model):
    key = keys(model)["net owns inf.network"]
    one = form(model, "net", (key, "no", "R")).rename(model.parent / "one.md")
    two = form(model, "net", (key, "no", "C"))

    assert kinds(take_answers(model, [one, two])) == ["not understood"] * 2
    assert text(model) == MODEL


def test_the_same_form_twice_is_one_answer(model):
    answers = form(model, "net", (keys(model)["net owns inf.network"], "no", "R"))

    assert kinds(take_answers(model, [answers, answers])) == ["corrected"]


def test_answers_to_open_questions_are_for_a_person(model, tmp_path):
    file = tmp_path / "ops.md"
    file.write_text(
        "- Form for role: ops\n\n| Key | Question | Answer |\n|---|---|---|\n| q1 | How many? | About 12 |\n"
    )

    found = take_answers(model, [file])

    assert [(each.kind, each.message) for each in found] == [("to do by hand", "role:ops answers: About 12")]


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe", b"| a | b |\n| c | d |"])
def test_what_is_no_form_is_listed_and_the_rest_is_read(model, tmp_path, data):
    bad = tmp_path / "bad.md"
    bad.write_bytes(data)
    good = form(model, "ops", (keys(model)["ops owns inf"], "yes", ""))

    assert kinds(take_answers(model, [bad, tmp_path / "gone.md", good])) == [
        "not understood",
        "not understood",
        "confirmed",
    ]


def test_a_workbook_that_is_filled_in_is_read_like_the_text(model, tmp_path):
    forms = question_forms(api.load_graph(model))
    data = form_files(forms, "xlsx")
    assert data == form_files(forms, "xlsx")
    path = tmp_path / "ops.xlsx"
    path.write_bytes(data["ops.xlsx"])
    from orgmodel.load import spreadsheet

    (rows,) = spreadsheet.sheets(path).values()
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            filled = [*row[:3], "yes", *row[4:]] if re.fullmatch("[0-9a-f]{8}", row[0]) else row
            for column, cell in enumerate(filled):
                sheet.write_string(number, column, cell)

    found = take_answers(model, [path])

    assert kinds(found) == ["confirmed"] * 5
    assert len(load(model).assignments.provenance.confirmed) == 3


def test_windows_line_ends_stay(folder):
    path = folder({"model.yaml": MODEL.replace("\n", "\r\n").encode()})
    known = keys(path)

    found = take_answers(path, [form(path, "ops", (known["ops role"], "yes", ""), (known["ops owns app"], "yes", ""))])

    assert kinds(found) == ["confirmed"] * 2
    data = (path / "model.yaml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == MODEL.count("\n") + 2


@given(st.builds(lambda file, roles: {**file, "roles": roles}, FILE, st.lists(ROLE, min_size=1, max_size=4)))
def test_all_statements_of_any_model_are_confirmed_or_left_to_a_person(tmp_path_factory, said):
    facts = facts_of(said)
    path = tmp_path_factory.mktemp("model") / "model.yaml"
    path.write_text(model_folder.model_text(facts), encoding="utf-8", newline="")
    before = values(load(path))
    graph = OrgGraph.compile(load(path))
    forms = []
    for role in dict.fromkeys(graph.roles.id):
        rows = [(each.key, "yes", "") for each in statements(graph) if graph.roles.id[each.role] == role]
        if rows and "|" not in role:
            file = path.parent / f"form-{len(forms)}.md"
            file.write_text(
                form(path, "x", *rows).read_text(encoding="utf-8").replace(": x", f": {role}"), encoding="utf-8"
            )
            forms.append(file)

    found = take_answers(path, forms)

    after = values(load(path))
    confirmed = [each for each in found if each.kind == "confirmed"]
    assert {each.kind for each in found} <= {"confirmed", "to do by hand", "not understood"}
    for table in ("roles", "lines", "assignments"):
        stamps = after[table]["provenance"].pop("confirmed")
        before[table]["provenance"].pop("confirmed")
        assert confirmed or stamps == values(getattr(load(path), table).provenance.confirmed)
    assert after == before


@given(FILE)
def test_a_form_of_any_model_is_read_back_with_its_keys(tmp_path_factory, said):
    graph = OrgGraph.compile(facts_of({key: value for key, value in said.items() if key != "policy"}))
    folder = tmp_path_factory.mktemp("forms")
    made = question_forms(graph)

    for number, each in enumerate(made):
        (folder / f"{number}.md").write_text(form_text(each).replace(" |  |  |\n", " | yes | |\n"), encoding="utf-8")
        if each.statements:
            filled = read_form(folder / f"{number}.md")
            assert [answer.key for answer in filled.answers] == [row[0] for row in each.statements]


def test_places_are_found_in_any_layout():
    model = dedent("""\
        roles:
          - {id: a, owns: [inf]}
          - id: b
            note: |
              two
              lines
            owns:
            - domain: x
              level: accountable
        """)
    found = spans(model)
    facts = load_text(model)

    at = [facts.roles.at[row] for row in range(2)] + [facts.assignments.at[row] for row in range(2)]
    texts = [model[found[each.line, each.column].start : found[each.line, each.column].end] for each in at]
    assert texts[0] == "{id: a, owns: [inf]}"
    assert texts[2] == "inf"
    assert texts[3] == "domain: x\n      level: accountable"


def test_the_program_asks_and_takes_answers(orgmodel, model, tmp_path):
    asked = orgmodel("questions", model, "--role", "ops")
    filled = tmp_path / "ops.md"
    filled.write_text(asked.stdout.replace(" |  |  |\n", " | yes |  |\n"), encoding="utf-8")

    done = orgmodel("questions", model, "--answers", filled)

    assert (asked.returncode, done.returncode) == (0, 0)
    assert asked.stdout.startswith("# Questions for the Operations Manager\n")
    assert done.stdout.startswith("confirmed: 5\n")
    assert len(load(model).assignments.provenance.confirmed) == 3


def test_forms_are_written_into_a_folder(orgmodel, model, tmp_path):
    done = orgmodel("questions", model, "-o", tmp_path / "forms")

    assert done.returncode == 0
    assert {"cio.md", "net.md", "ops.md"} <= {path.name for path in (tmp_path / "forms").iterdir()}


def test_answers_do_not_go_into_a_table(tmp_path):
    (tmp_path / "posts.csv").write_text("id,title\na,b\n")

    with pytest.raises(
        api.confirming.OrgModelError if hasattr(api, "confirming") else Exception, match="model of text"
    ):
        take_answers(tmp_path / "posts.csv", [])
