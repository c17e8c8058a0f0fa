"""Models of git revisions: what is read, what findings call it, what is refused, and that nothing is left or run."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from orgmodel import api
from orgmodel.errors import InvalidModel, NotFound, OrgModelError
from orgmodel.load import git, revisions
from orgmodel.load.revision_path import revision_path
from tests.repository import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

MODEL = """organization: {{id: acme}}
roles:
  - {{id: cio, title: {title}, reports_to: none}}
  - {{id: net, title: Network Manager, reports_to: {to}, owns: [inf.network]}}
"""


@pytest.fixture
def repo(repository):
    """Stand in a repository with two revisions of a model."""
    repository.write("org/acme/model.yaml", MODEL.format(title="Chief", to="cio"))
    repository.commit()
    repository.git("tag", "v1.0")
    repository.write("org/acme/model.yaml", MODEL.format(title="Chief Information Officer", to="ghost"))
    repository.commit()
    return repository


def titles(path):
    return list(api.load_graph(path).roles.title)


@pytest.mark.parametrize("name", ["v1.0", "HEAD~1", "main~1", "HEAD@{2026-01-31 12:00}~1"])
def test_a_model_is_read_as_it_was(repo, name):
    assert titles(f"{name}:org/acme") == ["Chief", "Network Manager"]
    assert titles(f"{name}:org/acme/model.yaml") == ["Chief", "Network Manager"]
    assert titles("org/acme") == ["Chief Information Officer", "Network Manager"]


def test_findings_are_told_by_the_revision_and_the_path(repo):
    result = api.check("HEAD:org/acme")

    places = {str(finding.location) for finding in result.findings if finding.location}
    assert "HEAD:org/acme/model.yaml:4:51" in places
    assert {place.rpartition("/")[0] for place in places} == {"HEAD:org/acme"}
    assert result.graph.facts.header.path == "HEAD:org/acme"


def test_a_path_is_meant_from_the_top_or_with_a_dot_from_here(repo, monkeypatch):
    monkeypatch.chdir(repo.folder / "org")

    assert titles("v1.0:org/acme") == titles("v1.0:./acme") == titles("v1.0:../org/acme/model.yaml")
    with pytest.raises(NotFound, match=r"paths are from the top of the repository; write v1.0:./acme"):
        api.load_graph("v1.0:acme")
    with pytest.raises(NotFound, match="lies outside of the repository"):
        api.load_graph("v1.0:../../elsewhere")


def test_a_file_of_just_that_name_wins(repo):
    repo.write("v1.0:model.yaml", MODEL.format(title="The File", to="cio"))

    assert titles("v1.0:model.yaml") == ["The File", "Network Manager"]


@pytest.mark.parametrize("name", ["C:/models/acme", "C:\\models", "c:", "model.yaml", ":org/acme", "plain/model"])
def test_drives_and_plain_paths_are_no_revisions(name):
    assert revision_path(Path(name)) is None


def test_the_revision_ends_at_the_first_colon_outside_of_braces():
    assert revision_path(Path("main@{2026-01-31 12:00}:org:acme")) == ("main@{2026-01-31 12:00}", "org:acme")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("v9:org/acme", "no such file, and no revision 'v9' in this repository"),
        ("--all:org/acme", "no revision '--all'"),
        ("v1.0..HEAD:org/acme", "no revision 'v1.0..HEAD'"),
        ("v1.0:org/nope", r"v1.0:org/nope: is not in revision v1.0 \([0-9a-f]{7}\)"),
        ("v1.0:/etc", "lies outside"),
    ],
)
def test_what_is_not_there_is_said_plainly(repo, path, said):
    with pytest.raises(NotFound, match=said):
        api.load_graph(path)


def test_a_folder_without_a_repository_is_said_plainly(repo, tmp_path, monkeypatch):
    (tmp_path / "bare").mkdir()
    monkeypatch.chdir(tmp_path / "bare")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))

    with pytest.raises(NotFound, match="HEAD:acme: no such file, and this is no git repository"):
        api.load_graph("HEAD:acme")


def test_git_that_is_not_installed_is_said_plainly(repo, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "temporary"))

    with pytest.raises(OrgModelError, match="git is not installed"):
        api.load_graph("HEAD:org/acme")


def test_a_folder_without_a_model_is_named_as_it_was_given(repo):
    repo.write("notes/readme.txt", "Nothing here.")
    repo.commit()

    with pytest.raises(NotFound, match=r"^HEAD:notes: no model in this folder"):
        api.load_graph("HEAD:notes")


def test_what_is_wrong_in_a_text_is_told_with_its_place(repo):
    repo.write("org/acme/model.yaml", "organization: {id: acme}\nroless: []\n")
    repo.commit()

    with pytest.raises(InvalidModel) as caught:
        api.load_graph("HEAD:org/acme")
    assert [str(each).split(": ")[0] for each in caught.value.problems] == ["HEAD:org/acme/model.yaml:2:1"]


# What else a model may be -----------------------------------------------------------------------------


def test_a_table_and_a_folder_of_tables_are_read(repo):
    pytest.importorskip("polars")
    repo.write("hr/posts.csv", "Position ID,Title,Reports To\n1,Chief,\n2,Clerk,1\n")
    repo.commit()

    assert titles("HEAD:hr") == titles("HEAD:hr/posts.csv") == ["Chief", "Clerk"]
    graph = api.load_graph("HEAD:hr/posts.csv")
    assert graph.roles.at[0].path == "HEAD:hr/posts.csv"


def test_the_catalog_that_a_file_names_comes_along(repo):
    repo.write("one/own.yaml", "id: own\nname: Own\nversion: '1'\ndomains: [{id: x, name: Exes}]\n")
    repo.write("one/model.yaml", "organization: {id: acme}\ncatalog: own.yaml\nroles: []\n")
    repo.commit()
    shutil.rmtree(repo.folder / "one")

    assert [domain.name for domain in api.load_graph("HEAD:one/model.yaml").facts.domains] == ["Exes"]


def test_a_scenario_may_begin_with_a_revision(repo):
    repo.write("later.yaml", "scenario: 1\nid: s\nbase: v1.0:org/acme\noperations: [{retitle: net, to: New}]\n")

    graph = api.load_graph("later.yaml")

    assert list(graph.roles.title) == ["Chief", "New"]
    assert graph.roles.at[1].path == "v1.0:org/acme/model.yaml"


def test_a_scenario_of_a_revision_begins_with_what_was_there_then(repo):
    text = "scenario: 1\nid: s\nbase: ..\noperations: [{retitle: net, to: First}]\n"
    repo.write("org/acme/scenarios/one.yaml", text)
    repo.write("org/acme/scenarios/two.yaml", text.replace("..", "one.yaml").replace("First", "Second"))
    repo.write("org/acme/scenarios/old.yaml", text.replace("..", "v1.0:./../model.yaml"))
    repo.commit()
    repo.git("rm", "-rq", "org")

    assert titles("HEAD:org/acme/scenarios/two.yaml") == ["Chief Information Officer", "Second"]
    assert titles("HEAD:org/acme/scenarios/old.yaml") == ["Chief", "First"]


def test_a_base_that_is_not_in_a_revision_is_told_at_the_scenario(repo):
    repo.write("later.yaml", "scenario: 1\nid: s\nbase: v9:org/acme\noperations: []\n")

    with pytest.raises(InvalidModel, match=r"later.yaml:1:1: base: v9:org/acme: no such file, and no revision 'v9'"):
        api.load_graph("later.yaml")


def test_a_scenario_that_begins_with_itself_in_a_revision_is_refused(repo):
    repo.write("self.yaml", "scenario: 1\nid: s\nbase: HEAD:self.yaml\noperations: []\n")
    repo.commit()

    with pytest.raises(InvalidModel, match="circle, or more than 20 deep"):
        api.load_graph("self.yaml", as_of=date(2026, 1, 1))


# What is refused, and what never happens --------------------------------------------------------------


def tree(repo, *entries):
    """Make a commit of a tree that no work tree would give."""
    made = repo.git("mktree", "-z", input=b"\0".join(entries) + b"\0")
    commit = repo.git("commit-tree", made, "-m", "Crafted")
    repo.git("tag", "-f", "crafted", commit)


def blob(repo, text=b"organization: {id: acme}\n"):
    return repo.git("hash-object", "-w", "--stdin", input=text).encode()


@pytest.mark.parametrize("name", [b"model.yaml", b"units"])
def test_a_link_in_a_folder_is_refused_by_name(repo, name):
    tree(repo, b"100644 blob " + blob(repo) + b"\ta.yaml", b"120000 blob " + blob(repo, b"/etc/passwd") + b"\t" + name)

    with pytest.raises(NotFound, match=f"crafted:{name.decode()}: is a symbolic link in revision crafted"):
        api.load_graph("crafted:.")


def test_a_link_that_is_no_part_of_a_model_is_left_alone(repo):
    tree(
        repo,
        b"100644 blob " + blob(repo) + b"\ta.yaml",
        b"120000 blob " + blob(repo, b"/etc") + b"\tNOTES.md",
        b"120000 blob " + blob(repo, b"/etc") + b"\tsources",
    )

    assert titles("crafted:.") == []


def test_a_link_and_a_submodule_that_are_named_are_refused(repo):
    tree(
        repo,
        b"120000 blob " + blob(repo, b"/etc/passwd") + b"\tlink.yaml",
        b"160000 commit " + repo.git("rev-parse", "HEAD").encode() + b"\tother",
    )

    with pytest.raises(NotFound, match=r"crafted:link.yaml: is a symbolic link"):
        api.load_graph("crafted:link.yaml")
    with pytest.raises(NotFound, match=r"crafted:other: is a submodule"):
        api.load_graph("crafted:other")


def test_a_name_that_leads_out_of_the_folder_is_refused(repo):
    inner = repo.git("mktree", "-z", input=b"100644 blob " + blob(repo) + b"\tmodel.yaml\0")
    tree(repo, b"040000 tree " + inner.encode() + b"\t..")

    with pytest.raises(NotFound, match="name that no file here can have"):
        api.load_graph("crafted:.")


def test_a_revision_that_is_too_large_is_refused_before_it_is_taken_out(repo, monkeypatch):
    from orgmodel.load import revisions

    monkeypatch.setattr(revisions, "MOST_BYTES", 10)

    with pytest.raises(NotFound, match="name a folder within it"):
        api.load_graph("HEAD:org/acme")


def test_no_program_that_a_repository_names_is_run(repo, tmp_path):
    """Filters, text conversions, monitors, hooks, pagers and signature checks are what a hostile repository brings."""
    ran = tmp_path / "ran"
    program = repo.write("evil.sh", f"#!/bin/sh\ntouch {ran}\ncat\n")
    program.chmod(0o755)
    repo.write(".gitattributes", "*.yaml filter=evil diff=evil working-tree-encoding=UTF-16\n")
    repo.git("-c", "core.attributesFile=/dev/null", "update-index", "--add", "--cacheinfo",
             f"100644,{blob(repo, b'*.yaml filter=evil diff=evil').decode()},.gitattributes")  # fmt: skip
    repo.git("commit", "-qm", "Attributes")
    (repo.folder / ".gitattributes").unlink()
    for key in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "diff.evil.command", "core.fsmonitor",
                "core.pager", "gpg.program", "core.sshCommand", "diff.external"):  # fmt: skip
        repo.git("config", key, str(program))
    repo.git("config", "log.showSignature", "true")
    (repo.folder / ".git/hooks").mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        shutil.copy(program, repo.folder / ".git/hooks" / hook)
    ran.unlink(missing_ok=True)

    assert titles("HEAD:org/acme") == ["Chief Information Officer", "Network Manager"]
    assert not ran.exists()


def test_what_is_missing_in_a_partial_copy_is_not_fetched(repo, tmp_path, monkeypatch):
    repo.git("config", "uploadpack.allowFilter", "true")
    copy = tmp_path / "copy"
    repo.git("clone", "-q", "--no-checkout", "--filter=blob:none", repo.folder.as_uri(), str(copy))
    monkeypatch.chdir(copy)

    with pytest.raises(NotFound, match=r"partial clone.*nothing is fetched"):
        api.load_graph("HEAD:org/acme")
    missing = Repository(copy).git("rev-list", "--objects", "--missing=print", "HEAD")
    assert "?" in missing, "the file was fetched"


def test_a_tree_of_more_names_than_there_is_memory_is_refused(repository):
    blob = repository.git("hash-object", "-w", "--stdin", input=b"roles: []\n")
    tree = f"100644 blob {blob}\tm.yaml\n"
    for _ in range(9):
        name = repository.git("mktree", input=tree.encode())
        tree = "".join(f"040000 tree {name}\t{letter}\n" for letter in "abcdefghij")
    top = repository.git("mktree", input=tree.encode())
    bomb = repository.git("commit-tree", top, "-m", "Bomb")

    with pytest.raises(NotFound, match="more files than a model can"), revisions.opened(Path(f"{bomb}:")):
        pass


def test_a_folder_may_have_a_line_break_in_its_name(repository, monkeypatch):
    folder = repository.folder / "one\ntwo"
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("no folder of this system can have such a name")
    (folder / "model.yaml").write_text("roles: []\n", encoding="utf-8")
    repository.commit("A strange name")
    monkeypatch.chdir(folder)

    with revisions.opened(Path("HEAD:./model.yaml")) as found:
        assert found.read_text(encoding="utf-8") == "roles: []\n"
    assert git.objects(git.repository(Path()), ["HEAD"], "one\ntwo/model.yaml")[0]


def test_objects_are_named_in_one_go(repository):
    repository.write("a model.yaml", "roles: []\n")
    one = repository.commit("One")
    found = git.objects(git.repository(Path()), [one, one], "a model.yaml")
    assert found == (git.entry(git.repository(Path()), one, "a model.yaml").object,) * 2
    assert git.objects(git.repository(Path()), [one], "no blob 1") == ("",)
    assert git.objects(git.repository(Path()), ["0" * 40], "a model.yaml") == ("",)


def test_git_that_gives_no_answer_is_ended(repository, monkeypatch):
    monkeypatch.setattr(git, "_SECONDS", 0.2)
    with pytest.raises(OrgModelError, match="gave no answer"), git._talking(Path(), "cat-file", "--batch") as process:
        process.stdout.read()
