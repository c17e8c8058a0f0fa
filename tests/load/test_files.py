"""Which files make up a model, in which order, under which names, and what is refused?"""

import os
from pathlib import Path

import pytest

from orgmodel.errors import InvalidModel, NotFound
from orgmodel.load import files, strict_yaml
from orgmodel.load.assemble import load, load_text

CATALOG = "id: my\nname: My own\nversion: '1'\ndomains: [{id: own, name: Own, criticality: 4}]\n"


def role(id):
    return f"roles: [{{id: {id}}}]\n"


def problems_of(path):
    with pytest.raises(InvalidModel) as caught:
        load(path)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


# Which files


def test_files_are_read_in_name_order_however_they_were_made(folder):
    names = ["b.yaml", "a/z.yaml", "c.yaml", "a.yaml", "B.yaml", "a/b/c.yaml"]

    facts = load(folder({name: role(name.replace("/", "-")) for name in names}))

    assert [name.replace("/", "-") for name in sorted(names)] == facts.roles.id


@pytest.mark.parametrize(
    "aside",
    ["scenarios/x.yaml", "sources/x.yaml", ".git/x.yaml", ".hidden.yaml", "x.yml", "x.yaml.bak", "x.YAML", "yaml",
     "sub/scenarios/x.yaml", "sub/.cache/deep/x.yaml"],
)  # fmt: skip
def test_what_is_no_part_of_a_model_is_left_out(folder, aside):
    facts = load(folder({"a.yaml": role("a"), aside: "not: [readable"}))

    assert ["a"] == facts.roles.id


def test_a_folder_may_be_named_like_a_file(folder):
    assert ["a"] == load(folder({"x.yaml/a.yaml": role("a")})).roles.id


def test_links_to_folders_are_not_followed_and_links_to_files_are_read(folder):
    elsewhere = folder({"b.yaml": role("b"), "c.txt": role("c")}, "elsewhere")
    model = folder({"a.yaml": role("a")})
    (model / "link").symlink_to(elsewhere)
    (model / "link.yaml").symlink_to(elsewhere)
    (model / "loop").symlink_to(model)
    (model / "z.yaml").symlink_to(elsewhere / "c.txt")

    facts = load(model)

    assert ["a", "c"] == facts.roles.id


def test_a_link_that_leads_nowhere_is_not_lost_in_silence(folder):
    model = folder({"a.yaml": role("a")})
    (model / "b.yaml").symlink_to("nowhere.yaml")

    (problem,) = problems_of(model)

    assert "acme/b.yaml: cannot be read: No such file or directory" == problem


def test_a_single_file_is_a_model_and_its_neighbors_are_not(folder):
    model = folder({"a.txt": role("a"), "b.yaml": role("b")})

    assert ["a"] == load(model / "a.txt").roles.id


@pytest.mark.parametrize(
    ("content", "hint"),
    [({".keep": ""}, "'orgmodel new DIR' writes one to begin with"), ({"a.yml": role("a")}, "rename *.yml to *.yaml")],
)
def test_a_folder_without_a_model_says_what_to_do(folder, content, hint):
    with pytest.raises(NotFound, match="no model in this folder") as caught:
        load(folder(content))

    assert hint in str(caught.value)


@pytest.mark.parametrize("path", ["nowhere", "nowhere/a.yaml", "x" * 5000, "a\0b"])
def test_a_path_to_nothing_is_said(here, path):
    with pytest.raises(NotFound) as caught:
        load(Path(path))

    assert str(caught.value).startswith(path)


def test_what_is_neither_file_nor_folder_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotFound, match="is neither a file nor a folder"):
        load(tmp_path / "pipe")


# Their bytes


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", "1:1: not UTF-8: save the file in that encoding"),
        (b"a: 1\nroles: [{title: caf\xe9}]", "2:20: not UTF-8: save the file in that encoding"),
        ("roles: []".encode("utf-16"), "1:1: not UTF-8: save the file in that encoding"),
        (b"roles: [{id: a\x00}]", "1:15: the control character U+0000, which YAML does not allow"),
        ("é: '\x07'".encode(), "1:5: the control character U+0007, which YAML does not allow"),
        (b"roles:\n\t- id: a\n", "2:1: a tab: YAML indents with spaces only"),
    ],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(folder, content, problem):
    assert [f"acme/a.yaml:{problem}"] == problems_of(folder({"a.yaml": content}))


@pytest.mark.parametrize("content", ["\ufeff" + role("a"), role("a").replace("\n", "\r\n"), role("a").strip()])
def test_marks_and_line_ends_of_windows_are_read(folder, content):
    assert ["a"] == load(folder({"a.yaml": content.encode()})).roles.id


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n", "\n"])
def test_an_empty_file_is_an_empty_part(folder, content):
    assert [] == load(folder({"a.yaml": content})).roles.id


def test_a_file_over_the_limit_is_refused_before_it_is_read(folder, monkeypatch):
    model = folder({"a.yaml": role("a"), "b.yaml": ""})
    with (model / "b.yaml").open("wb") as sparse:
        sparse.truncate(100 * 2**20)
    read = []
    monkeypatch.setattr(strict_yaml, "read", lambda text, path: read.append(path) or (None, []))

    problems = problems_of(model)

    assert ["acme/b.yaml: 100 MB of text; 32 MB is the limit of a file"] == problems
    assert ["acme/a.yaml"] == read


def test_a_long_line_within_the_limit_is_read(folder, monkeypatch):
    content = f"roles: [{{id: a, note: {'x' * 1_000_000}}}]"
    monkeypatch.setattr(files, "MAX_BYTES", len(content))

    facts = load(folder({"a.yaml": content}))

    assert 1_000_000 == len(facts.roles.note[0])


# All problems at once


def test_the_problems_of_all_files_are_said_at_once(folder):
    model = folder(
        {
            "a.yaml": "roles: [{id: a b}]",
            "b.yaml": b"\xff",
            "c/d.yaml": "roles: [{id: a, titel: x}]",
            "e.yaml": "roles: [",
            "f.yaml": "as_of: 2026-01-01",
            "g.yaml": "as_of: 2026-01-01",
            "h.yaml": "catalog: nowhere.yaml",
        }
    )

    places = [problem.split(": ")[0] for problem in problems_of(model)]

    assert [
        "acme/a.yaml:1:14", "acme/b.yaml:1:1", "acme/c/d.yaml:1:17", "acme/e.yaml:2:1", "acme/g.yaml:1:1",
        "acme/h.yaml:1:10",
    ] == places  # fmt: skip


@pytest.mark.parametrize(
    "header",
    ["orgmodel: 1", "organization: {id: a}", "as_of: 2026-01-01", "catalog: it", "policy: {profile: default}"],
)
def test_a_key_of_the_header_is_given_once(folder, header):
    key = header.partition(":")[0]

    problems = problems_of(folder({"a.yaml": header, "b.yaml": "", "c.yaml": f"roles: []\n{header}"}))

    assert [f"acme/c.yaml:2:1: '{key}' is given already in acme/a.yaml"] == problems


def test_a_folder_of_several_models_names_them(folder):
    header = "orgmodel: 1\norganization: {{id: {id}}}\ncatalog: it\n"
    files = {f"{id}/orgmodel.yaml": header.format(id=id) for id in ("ash", "birch", "cedar")}

    three = problems_of(folder(files, "out"))
    many = problems_of(folder({f"m{number:02}/orgmodel.yaml": header.format(id="x") for number in range(14)}, "more"))
    nested = problems_of(folder({**files, "orgmodel.yaml": header.format(id="own")}, "own"))

    assert three == ["out: this folder holds 3 models: name one of them: ash, birch, cedar"]
    assert many[0].endswith("m10, m11 and 2 more") and len(many) == 1
    assert all("is given already" in each for each in nested)  # a model of its own, and others in it


def test_one_model_further_down_is_that_model(folder):
    path = folder({"out/orgmodel.yaml": "organization: {id: ash}"})

    for model in (path, path / "out", path / "out" / "orgmodel.yaml"):
        assert load(model).header.organization.id == "ash"


def test_lists_of_several_files_are_added_up(folder):
    text = "{key}: [{{id: {id}}}]\n"
    keys = ("roles", "units", "bodies", "providers", "sources", "scopes")

    facts = load(folder({f"{id}.yaml": "".join(text.format(key=key, id=id) for key in keys) for id in "ab"}))

    tables = (facts.bodies, facts.providers, facts.header.sources, facts.header.scopes)
    assert [["a", "b"]] * 2 == [list(facts.roles.id), list(facts.units.id)]
    assert [["a", "b"]] * 4 == [[each.id for each in table] for table in tables]


@pytest.mark.parametrize("version", ["2", "10", "2.0", "1.1"])
def test_a_newer_format_is_refused_by_name_and_nothing_else_is_said(folder, version):
    model = folder({"a.yaml": "roles: [{novelty: 1}]", "b.yaml": f"novelty: 1\norgmodel: {version}\n"})

    said = f"format {version} is newer than this tool reads (1): install a newer orgmodel"
    assert [f"acme/b.yaml:2:11: {said}"] == problems_of(model)
    with pytest.raises(InvalidModel, match=f"format {version} is newer"):
        load_text(f"novelty: 1\norgmodel: {version}\n")


# Catalogs


def test_the_built_in_catalog_is_the_default(folder):
    named, silent = (load(folder({"a.yaml": text}, text)) for text in ("catalog: it", "roles: []"))

    assert named.domains == silent.domains
    assert len(named.domains) > 60
    assert named.incompatible_pairs


def test_without_a_catalog_there_are_only_own_domains(folder):
    facts = load(folder({"a.yaml": "catalog: none\ndomains: [{id: own}]"}))

    assert ["own"] == [domain.id for domain in facts.domains]
    assert () == facts.incompatible_pairs


@pytest.mark.parametrize("name", ["my.yaml", "./my.yaml", "sub/my.yaml", "my.txt", "sub/../my.yaml"])
def test_a_catalog_of_the_models_own_replaces_the_built_in_one(folder, name):
    facts = load(folder({"a.yaml": f"catalog: {name}", "sub/a.yaml": "", name: CATALOG}))

    assert [("own", f"acme/{Path(name).as_posix()}")] == [(each.id, each.at.path) for each in facts.domains]


def test_a_catalog_is_found_from_the_file_that_names_it(folder):
    facts = load(folder({"sub/a.yaml": "catalog: my.yaml", "sub/my.yaml": CATALOG}))

    assert ["own"] == [domain.id for domain in facts.domains]


def test_own_domains_are_laid_over_a_catalog(folder):
    own = "domains: [{id: own, criticality: 2}, {id: new, parent: own}]"

    facts = load(folder({"a.yaml": f"catalog: my.yaml\n{own}", "my.yaml": CATALOG}))

    assert [("own", "Own", 2), ("new", None, None)] == [
        (each.id, each.name, each.criticality) for each in facts.domains
    ]


@pytest.mark.parametrize(
    "name", ["missing.yaml", "../outside.yaml", "sub", "link.yaml", "It", "itt", '"a\\0b"', "x" * 5000, "../acme/../b"]
)
def test_a_catalog_lies_in_the_models_folder_or_is_refused(folder, name):
    outside = folder({"outside.yaml": CATALOG, "b": CATALOG}, ".")
    model = folder({"a.yaml": f"catalog: {name}", "sub/x.yaml": ""})
    (model / "link.yaml").symlink_to(outside / "outside.yaml")

    (problem, *_) = problems_of(model)

    assert problem.startswith("acme/a.yaml:1:10: no such catalog '")
    assert "write 'it', 'none' or a file in the model's folder" in problem


def test_a_catalog_is_not_named_by_an_absolute_path(folder):
    model = folder({"my.yaml": CATALOG})
    (model / "a.yaml").write_text(f"catalog: {model / 'my.yaml'}")

    assert problems_of(model)[0].startswith("acme/a.yaml:1:10: no such catalog")


def test_a_text_cannot_name_a_catalog_file(folder, monkeypatch):
    monkeypatch.chdir(folder({"my.yaml": CATALOG}))

    with pytest.raises(InvalidModel, match=r"m.yaml:1:10: no such catalog 'my.yaml'"):
        load_text("catalog: my.yaml", "m.yaml")


def test_a_defect_in_a_catalog_is_said_with_its_place(folder):
    problems = problems_of(folder({"a.yaml": "catalog: my.yaml", "my.yaml": CATALOG.replace("name: My", "nam: My")}))

    assert [
        "acme/my.yaml:1:1: the field 'name' is missing",
        "acme/my.yaml:2:1: unknown field 'nam' (did you mean 'name'?)",
    ] == problems


def test_a_catalog_is_not_taken_for_a_part_of_the_model_when_the_header_is_broken(folder):
    problems = problems_of(folder({"a.yaml": "catalog: [my.yaml", "my.yaml": CATALOG}))

    assert ["acme/a.yaml:2:1"] == [problem.split(": ")[0] for problem in problems]


def test_a_catalog_that_nobody_names_is_pointed_at(folder):
    problems = problems_of(folder({"a.yaml": "catalog: it", "my.yaml": CATALOG}))

    said = "a catalog that no header names: write 'catalog:' with its name in the header"
    assert [f"acme/my.yaml:1:1: {said}"] == problems


# Names of files


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ("acme", "acme"),
        ("./acme", "acme"),
        ("acme/", "acme"),
        ("acme/../acme", "acme/../acme"),
        ("acme/sub", "acme/sub"),
    ],
)
def test_a_relative_path_is_shown_as_it_was_given(folder, here, given, label):
    folder({"sub/a.yaml": role("a")})

    facts = load(Path(given))

    assert label == facts.header.path
    assert f"{label}/{'a.yaml' if given.endswith('sub') else 'sub/a.yaml'}" == facts.roles.at[0].path


def test_the_current_directory_is_not_named(folder, monkeypatch):
    monkeypatch.chdir(folder({"sub/a.yaml": role("a")}))

    facts = load(Path())

    assert (".", "sub/a.yaml") == (facts.header.path, facts.roles.at[0].path)


def test_an_absolute_path_is_told_from_the_current_directory(folder, here):
    facts = load(folder({"a.yaml": role("a")}, "inner/acme"))

    assert ("inner/acme", "inner/acme/a.yaml") == (facts.header.path, facts.roles.at[0].path)


@pytest.mark.parametrize(("name", "label"), [("", "acme"), ("sub/a.yaml", "a.yaml"), ("sub", "sub")])
def test_an_absolute_path_elsewhere_tells_nothing_of_the_machine(folder, tmp_path, monkeypatch, name, label):
    model = folder({"sub/a.yaml": role("a b"), "my.yaml": CATALOG}, "home/alice/acme")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    problems = problems_of(model / name)

    assert any(problem.startswith(f"{label}") for problem in problems)
    assert "alice" not in "".join(problems)


def test_facts_of_an_absolute_model_tell_nothing_of_the_machine(folder, tmp_path, monkeypatch):
    text = "catalog: my.yaml\norganization: {id: x}\nroles: [{id: a, owns: [own], duties: [b]}]\nunits: [{id: u}]"
    model = folder({"sub/a.yaml": text, "sub/my.yaml": CATALOG}, "home/alice/acme")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    facts = load(model)

    assert "acme" == facts.header.path
    assert ("acme/sub/a.yaml",) == facts.roles.at.files
    assert "acme/sub/my.yaml" == facts.domains[0].at.path
    assert "alice" not in repr(facts) + repr([each.at for each in (*facts.domains, facts.header.organization)])


def test_a_name_that_is_no_text_is_shown_all_the_same(folder):
    model = folder({os.fsdecode(b"a\xff.yaml"): role("a")}, os.fsdecode(b"acm\xe9"))

    facts = load(model)

    assert ("acm?", "acm?/a?.yaml") == (facts.header.path, facts.roles.at[0].path)
