"""What becomes of a folder when facts are written into it, also when a person has a model there?"""

import os
import re
from textwrap import dedent

import pytest
from hypothesis import given

from orgmodel.api.writing import write_model
from orgmodel.errors import InvalidModel, OrgModelError
from orgmodel.load.assemble import load, load_text
from orgmodel.write import whole_files
from tests.write.strategies import FILE, facts_of
from tests.write.values import values

IMPORT = """\
organization: {id: acme}
sources: [{id: job, title: Job}]
roles:
  - {id: cio, title: Chief Information Officer, evidence: job#L1, reports_to: none, positions: 1}
  - id: help-desk-manager
    title: Help Desk Manager
    evidence: job#L3
    reports_to: cio
    owns: [{domain: svc.desk, level: accountable, evidence: job#L4, inferred: [level], confidence: likely}]
"""


def facts(text):
    return load_text(dedent(text))


def bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_holds_the_model(tmp_path):
    written = write_model(facts(IMPORT), tmp_path / "deep" / "model")

    assert [path.name for path in written.files] == ["orgmodel.yaml", "roles.yaml"]
    assert written.added == ("source:job", "role:cio", "role:help-desk-manager")
    assert values(load(tmp_path / "deep" / "model")) == values(facts(IMPORT))


@given(FILE)
def test_writing_again_changes_nothing(tmp_path_factory, said):
    folder = tmp_path_factory.mktemp("twice") / "model"
    write_model(facts_of(said), folder)
    before = bytes_of(folder)

    again = write_model(facts_of(said), folder)

    assert (again.files, again.added, again.differences, again.kept) == ((), (), (), ())
    assert bytes_of(folder) == before


def test_a_folder_with_other_things_gets_the_model_beside_them(folder):
    path = folder({"sources/job.txt": "words", "README.md": "hello"})

    write_model(facts(IMPORT), path)

    assert sorted(bytes_of(path)) == ["README.md", "orgmodel.yaml", "roles.yaml", "sources/job.txt"]


EDITED = """\
# Checked by the analyst.
organization: {id: acme, name: Acme County}   # its name
sources: [{id: job, title: Job}]
roles:
  - id: cio   # top
    title: CIO of the County
    aliases: [Chief Information Officer]
    reports_to: none
  - {id: local, title: Local}
"""


def test_a_persons_words_stay_and_what_is_new_stands_beside_them(folder):
    path = folder({"model.yaml": EDITED})

    written = write_model(facts(IMPORT), path)

    assert (path / "model.yaml").read_text() == EDITED
    assert written.files == (path / "imported.yaml",)
    assert written.added == ("role:help-desk-manager",)
    assert written.kept == ("role:local",)
    assert (path / "imported.yaml").read_text() == dedent("""\
        roles:
          - id: help-desk-manager
            title: Help Desk Manager
            evidence: job#L3
            reports_to: cio
            owns:
              - {domain: svc.desk, level: accountable, evidence: job#L4, inferred: [level], confidence: likely}
        """)


def test_what_the_import_says_otherwise_is_listed_with_its_place(folder):
    path = folder({"model.yaml": EDITED})

    differences = [str(each) for each in write_model(facts(IMPORT), path).differences]

    assert [re.sub(r"^.*?model.yaml", "model.yaml", each) for each in differences] == [
        "model.yaml:5:5: role:cio evidence: the model says nothing, the import says job#L1",
        "model.yaml:5:5: role:cio positions: the model says nothing, the import says 1",
        "model.yaml:5:5: role:cio title: the model says CIO of the County, the import says Chief Information Officer",
    ]


def test_importing_again_into_an_edited_model_adds_nothing_more(folder):
    path = folder({"model.yaml": EDITED})
    first = write_model(facts(IMPORT), path)
    before = bytes_of(path)

    again = write_model(facts(IMPORT), path)

    assert again.files == () == again.added
    assert again.differences == first.differences
    assert bytes_of(path) == before


def test_a_role_whose_id_a_person_changed_is_not_added_again(folder):
    path = folder({"model.yaml": "roles: [{id: chief, title: Chief Information Officer}]\n"})

    written = write_model(facts(IMPORT), path)

    assert written.added == ("source:job", "role:help-desk-manager")
    assert "reports_to: chief" in (path / "imported.yaml").read_text()
    assert [str(each) for each in written.differences if each.field == "id"] == [
        "role:chief id: the model says chief, the import says cio"
    ]


@pytest.mark.parametrize(
    ("model", "imported", "said"),
    [
        ("reports_to: ceo", "reports_to: cto", "role:a reports_to: the model says ceo, the import says cto"),
        ("", "reports_to: cto", "role:a reports_to: the model says nothing, the import says cto"),
        ("reports_to: [ceo, cto]", "reports_to: cto", None),
        ("owns: [inf]", "owns: [app]", "role:a owns: the model says nothing, the import says {domain: app, level: accountable}"),
        ("owns: [inf]", "owns: [{domain: inf, level: responsible}]", "role:a owns inf level: the model says accountable, the import says responsible"),
        ("owns: [inf]", "owns: [{domain: inf, level: accountable, inferred: [level], confidence: likely}]", None),
        ("owns: [{domain: inf, level: accountable, confirmed: {by: role:a}}]", "owns: [inf]", None),
        ("salary: {min: 1}", "salary: {min: 2, max: 3}", "role:a salary: the model says 1, the import says {min: 2, max: 3}"),
        ("tags: [x, y]", "tags: [y, z]", "role:a tags: the model says [x, y], the import says z"),
        ("duties: [Plans]", "duties: [Plans]", None),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_said(folder, model, imported, said):
    path = folder({"m.yaml": "roles: [{id: a" + f", {model}" * bool(model) + "}]"})

    written = write_model(facts("roles: [{id: a, " + imported + "}]"), path)

    assert [str(each).split(": ", 1)[1] for each in written.differences] == ([said] if said else [])


def test_what_a_header_says_otherwise_is_a_difference(folder):
    path = folder({"m.yaml": "as_of: 2026-01-01\nroles: [{id: a}]"})

    written = write_model(
        facts("as_of: 2026-02-01\ncatalog: none\ncompleteness: [{all: complete}]\nroles: [{id: a}]"), path
    )

    assert [str(each) for each in written.differences] == [
        "model as_of: the model says 2026-01-01, the import says 2026-02-01",
        "model catalog: the model says nothing, the import says none",
        "model completeness: the model says nothing, the import says complete",
    ]
    assert written.files == ()


def test_a_model_that_is_not_readable_is_left_alone(folder):
    path = folder({"m.yaml": "roles: ["})

    with pytest.raises(InvalidModel):
        write_model(facts(IMPORT), path)

    assert list(bytes_of(path)) == ["m.yaml"]


@pytest.mark.parametrize("there", [True, False])
def test_an_interrupted_write_leaves_nothing(tmp_path, there):
    folder = tmp_path / "model"
    if there:
        folder.mkdir()

    def files():
        yield "orgmodel.yaml", "orgmodel: 1\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole_files.write_files(folder, files())

    assert folder.exists() == there
    assert [name for _, _, names in os.walk(tmp_path) for name in names] == []


def test_a_file_of_that_name_is_not_overwritten(folder):
    path = folder({"a.yaml": "mine"})

    with pytest.raises(OrgModelError, match="exists already"):
        whole_files.write_files(path, [("b.yaml", "x"), ("a.yaml", "y")])

    assert list(bytes_of(path)) == ["a.yaml"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "model").write_text("mine")

    with pytest.raises(OrgModelError, match="cannot be written"):
        write_model(facts(IMPORT), tmp_path / "model")

    assert (tmp_path / "model").read_text() == "mine"
