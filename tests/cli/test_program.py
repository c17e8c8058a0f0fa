"""Does the program keep its promises to a shell: exit codes, plain words, the same bytes, never a traceback?"""

import json
import os
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from orgmodel.cli import COMMANDS

CLEAN, FOUND, FAILED = 0, 1, 2
ACME = Path(__file__).parents[2] / "models" / "acme"
FINE = "roles: [{id: a, title: Chief, reports_to: none}]\n"
BROKEN = "roles: [{id: a, title: Chief, reports_to: ghost}]\n"
DOUBTFUL = (
    "roles:\n"
    "  - {id: top, title: Top, reports_to: none}\n"
    "  - {id: a, title: First, reports_to: top, owns: [{domain: inf, level: accountable, scope: all}]}\n"
    "  - {id: b, title: Second, reports_to: top, owns: [{domain: inf, level: accountable, scope: all}]}\n"
)
LAUGHS = "a: &a [lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)
REFUSED = {
    "list.yaml": "- a\n",
    "scalar.yaml": "hello\n",
    "duplicate.yaml": "roles: []\nroles: []\n",
    "tag.yaml": 'roles: !!python/object/apply:os.system ["x"]\n',
    "documents.yaml": "roles: []\n---\nroles: []\n",
    "recursive.yaml": "roles: &a [*a]\n",
    "laughs.yaml": LAUGHS,
    "nested.yaml": "[" * 100_000,
    "merge.yaml": "roles: [&a {id: a}, {<<: *a}]\n",
    "mark.yaml": "'@': x\n",
    "bytes.yaml": b"\xff\xfe\x00",
    "nul.yaml": b"roles: [{id: a\x00}]\n",
    "control.yaml": b"roles: [{id: a, title: \x1b[31m}]\n",
    "tab.yaml": "roles:\n\t- id: a\n",
    "escape.yaml": 'roles: [{id: a, "\\e[31m\\nfield": x, positions: "\\e]0;x\\a"}]\n',
    "unclosed.yaml": "roles: [{id: 'a\n",
    "number.yaml": f"roles: [{{id: a, positions: {'9' * 30}}}]\n",
    "catalog.yaml": 'catalog: "a\\0b"\n',
    "many.yaml": "roles:\n" + "  - {id: a b}\n" * 2000,
}  # fmt: skip
ODD = {
    "empty.yaml": "",
    "comments.yaml": "# nothing\n",
    "mark.yaml": "\ufeffunits: []\n",
    "windows.yaml": "roles:\r\n  - id: a\r\n    title: x\r\n",
    "words.yaml": "roles: [{id: 0655}, {id: no, reports_to: 1:30}, {id: 2026-01-01, reports_to: 0655}]\n",
    "strange.yaml": 'roles: [{id: s, title: "\\e[31m<script>\\n\\u202e😀\\0", reports_to: s, owns: ["\\e[31m"], duties: ["\\a"]}]\n',
    "long.yaml": f"units: [{{id: {'x' * 5000}, name: {'y' * 100_000}}}]\n",
}


def lines(text):
    return [line for line in text.splitlines() if line]


def test_help_lists_every_command_in_the_order_of_a_journey(orgmodel):
    done = orgmodel("--help")

    listed = [line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    assert CLEAN == done.returncode
    assert list(COMMANDS) == [word for word in listed if word in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_begins_like_its_line_in_the_list(orgmodel, command):
    done = orgmodel(command, "--help")

    assert CLEAN == done.returncode
    assert "Usage: " in done.stdout
    assert "" == done.stderr


def test_help_does_not_load_what_it_does_not_need():
    heavy = {"numpy", "pydantic", "networkx", "yaml", "graphviz"}
    program = f"import sys, orgmodel.cli; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)

    assert "[]" == done.stdout.strip()


@pytest.mark.parametrize(("format", "other"), [("text", "orgmodel.render"), ("json", "orgmodel.report.html")])
def test_a_check_does_not_load_what_it_does_not_need(format, other):
    heavy = {"numpy.ma", "networkx", "graphviz", "jinja2", "polars", "scipy", "asyncio", other}
    program = (
        "import atexit, sys\nfrom orgmodel.cli import main\n"
        f"atexit.register(lambda: print(*sorted({heavy} & set(sys.modules)), file=sys.stderr))\nmain()"
    )

    words = ["check", str(ACME), "--format", format]

    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, encoding="utf-8", check=False)

    assert done.returncode in (CLEAN, FOUND)
    assert "" == done.stderr.strip(), "see 'Start-up' in CONTRIBUTING.md"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc"], "no command 'chekc' (did you mean 'check'?)"),
        (["zzz"], "no command 'zzz'"),
        (["check"], "Missing argument 'MODEL'"),
        (["check", "x", "--format", "jsno"], "'jsno' is not one of"),
        (["check", "x", "--max-findings", "-1"], "-1"),
        (["check", "x", "--as-of", "2026-02-30"], "'2026-02-30' is no date: write 2026-01-31"),
        (["rule", "OVL01"], "no rule 'OVL01' (did you mean 'OVL0"),
        (["schema", "nothing"], "'nothing' is not one of"),
        (["check", "nowhere"], "nowhere: no such file or folder"),
        (["overlap", "nowhere"], "nowhere: no such file or folder"),
        (["domain", "x", "--model", "nowhere"], "nowhere: no such file or folder"),
        (["check", "."], "no model in this folder: it has no *.yaml file"),
        (["check", "x" * 5000], "cannot be read: File name too long"),
        (["check", "x.yaml", "--sources", "nowhere"], "nowhere: no such folder of sources"),
        (["check", "x.yaml", "-o", "x.yaml/y.json"], "x.yaml/y.json: cannot be written"),
        (["check", "x.yaml", "-o", "x.foo"], "x.foo: write a file that ends in"),
        (["new", "."], ".: exists already; name a new folder"),
        (["new", "x.yaml"], "x.yaml: exists already; name a new folder"),
        (["new", "x.yaml/y"], "x.yaml/y: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_plain_words(orgmodel, tmp_path, words, said):
    (tmp_path / ("x.yaml" if words[1:] != ["."] or words[0] == "new" else "x.txt")).write_text(FINE)

    done = orgmodel(*words, cwd=tmp_path)

    assert FAILED == done.returncode
    assert said in " ".join(done.stderr.split())
    assert "" == done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("model", "words", "code"),
    [
        (FINE, [], CLEAN),
        (BROKEN, [], FOUND),
        (BROKEN, ["--fail-on", "never"], CLEAN),
        (DOUBTFUL, [], CLEAN),
        (DOUBTFUL, ["--fail-on", "high"], CLEAN),
        (DOUBTFUL, ["--fail-on", "medium"], FOUND),
        (DOUBTFUL, ["--fail-on", "low"], FOUND),
        ("roles: [", [], FAILED),
        ("policy: {rules: {XXX001: off}}", [], FAILED),
    ],
)
def test_check_ends_by_what_it_found(orgmodel, tmp_path, model, words, code):
    (tmp_path / "a.yaml").write_text(model)

    done = orgmodel("check", "a.yaml", *words, cwd=tmp_path)

    assert code == done.returncode
    assert (code == FAILED) == bool(done.stderr)
    assert (code == FAILED) == (done.stdout == "")


def test_overlap_ends_with_0_whatever_it_found(orgmodel, tmp_path):
    (tmp_path / "a.yaml").write_text(BROKEN)

    assert CLEAN == orgmodel("overlap", "a.yaml", cwd=tmp_path).returncode


def test_no_hostile_input_makes_a_traceback_and_all_are_refused_at_once(orgmodel, folder):
    model = folder(REFUSED)

    done = orgmodel("check", model)

    assert FAILED == done.returncode
    assert "Traceback" not in done.stderr
    assert set(REFUSED) == {line.partition("/")[2].partition(":")[0] for line in lines(done.stderr)}
    assert all(line.startswith("acme/") for line in lines(done.stderr))
    assert not any(character < " " for character in done.stderr.replace("\n", ""))


@pytest.mark.parametrize(
    "words", [["check"], ["check", "--format", "json"], ["overlap"], ["overlap", "--format", "markdown"]], ids=" ".join
)
def test_odd_input_is_read_and_its_control_characters_are_not_printed(orgmodel, folder, words):
    done = orgmodel(words[0], folder(ODD), *words[1:])

    assert done.returncode in {CLEAN, FOUND}
    assert "" == done.stderr
    forbidden = "" if "json" in words else "\x7f\x9b\u202e"  # programs that read JSON want every text as it is
    assert not any(character < " " or character in forbidden for character in done.stdout.replace("\n", ""))


@pytest.mark.parametrize("words", [["check", "--format", "json"], ["overlap"]], ids=" ".join)
def test_the_same_input_gives_the_same_bytes_wherever_it_lies(orgmodel, folder, words):
    text = DOUBTFUL + "units: [{id: u}]\n"
    places = [folder({"a.yaml": text, "b.yaml": FINE}, f"{name}/acme") for name in ("home/alice", "srv")]

    seeds = ("0", "1")
    outputs = [
        orgmodel(words[0], place, *words[1:], env={**os.environ, "PYTHONHASHSEED": seed})
        for place, seed in zip(places, seeds, strict=True)
    ]

    assert outputs[0].stdout == outputs[1].stdout
    assert "alice" not in outputs[0].stdout


def test_a_relative_model_is_shown_as_it_was_given(orgmodel, folder):
    model = folder({"sub/a.yaml": BROKEN})

    done = orgmodel("check", "acme/sub", cwd=model.parent)

    assert "acme/sub/a.yaml:1:43" in done.stdout


def test_findings_are_cut_at_the_number_that_was_asked_for(orgmodel, tmp_path):
    (tmp_path / "a.yaml").write_text(
        "roles:\n" + "".join(f"  - {{id: r{n}, reports_to: ghost{n}}}\n" for n in range(9))
    )

    text = orgmodel("check", "a.yaml", "--max-findings", 2, cwd=tmp_path)
    found = json.loads(orgmodel("check", "a.yaml", "--max-findings", 2, "--format", "json", cwd=tmp_path).stdout)

    assert 2 == text.stdout.count("STR002") == found["listed"] == len(found["findings"])
    assert "more findings" in text.stdout
    assert found["total"] > 2
    assert FOUND == text.returncode


def test_new_writes_a_model_that_passes_and_its_next_step_can_be_copied(orgmodel, tmp_path):
    made = orgmodel("new", "my model", cwd=tmp_path)
    checked = orgmodel("check", "my model", cwd=tmp_path)
    again = orgmodel("new", "my model", cwd=tmp_path)

    assert "Next: orgmodel check 'my model'" == lines(made.stdout)[-1]
    assert "Next: orgmodel overlap 'my model'" == lines(checked.stdout)[-1]
    assert [CLEAN, CLEAN, FAILED] == [made.returncode, checked.returncode, again.returncode]
    assert ["orgmodel.yaml", "roles.yaml"] == sorted(path.name for path in (tmp_path / "my model").iterdir())


def test_a_file_is_written_whole_into_a_new_folder(orgmodel, tmp_path):
    (tmp_path / "a.yaml").write_text(DOUBTFUL)

    done = orgmodel("check", "a.yaml", "-o", "out/x/findings.json", cwd=tmp_path)

    assert CLEAN == done.returncode
    assert "orgmodel.findings/1" == json.loads((tmp_path / "out/x/findings.json").read_text("utf-8"))["format"]
    assert ["findings.json"] == [path.name for path in (tmp_path / "out/x").iterdir()]


def test_rules_and_domains_can_be_looked_up(orgmodel):
    index, page, domain, nothing = (
        orgmodel(*words)
        for words in (["rule"], ["rule", "multiple-accountable"], ["domain", "help desk"], ["domain", "zzz"])
    )

    assert any(line.startswith("OVL001  multiple-accountable") for line in lines(index.stdout))
    assert page.stdout.startswith("# OVL001 multiple-accountable\n")
    assert domain.stdout.startswith("  svc.desk  Service desk\n")
    assert nothing.stdout.startswith("No domain is known by 'zzz'")
    assert [CLEAN] * 4 == [done.returncode for done in (index, page, domain, nothing)]


@pytest.mark.parametrize("what", ["model", "findings"])
def test_schemas_are_printed(orgmodel, what):
    Draft202012Validator.check_schema(json.loads(orgmodel("schema", what).stdout))


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}], ids=str)
def test_output_is_utf_8_whatever_the_terminal_says(orgmodel, tmp_path, environment):
    (tmp_path / "a.yaml").write_text("roles: [{id: ü, title: Größe → 😀, reports_to: 日本}]", encoding="utf-8")

    done = orgmodel("check", "a.yaml", cwd=tmp_path, env={**os.environ, **environment})

    assert FOUND == done.returncode
    assert "Größe → 😀 reports to '日本'" in done.stdout
    assert "" == done.stderr


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("{} rule | head -1", ""),
        ("{} check a.yaml --format json | head -1", ""),
        ("{} rule | true; echo done", ""),
        ("{} check a.yaml >&-", ""),
        ("{} check nowhere 2>&-; echo $?", "2"),
    ],
)
def test_a_reader_that_goes_away_makes_no_traceback(tmp_path, command, code):
    (tmp_path / "a.yaml").write_text(DOUBTFUL)
    program = command.format(f'"{sys.executable}" -m orgmodel')

    done = subprocess.run(["/bin/sh", "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    assert "" == done.stderr
    assert code in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["--help"], ["rule"]], ids=" ".join)
def test_a_full_disk_is_said_in_plain_words(words):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "orgmodel", *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)

    assert "orgmodel: the output cannot be written: No space left on device\n" == done.stderr
    assert FAILED == done.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=str)
def test_color_is_for_terminals_that_want_it(tmp_path, environment, colored):
    import pty

    (tmp_path / "a.yaml").write_text(BROKEN)
    own, theirs = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}

    command = [sys.executable, "-m", "orgmodel", "check", "a.yaml"]
    subprocess.run(command, cwd=tmp_path, stdout=theirs, env={**known, **environment}, check=False)

    os.close(theirs)
    assert colored == (b"\x1b[1;31merror" in os.read(own, 4096))
    os.close(own)


@pytest.mark.parametrize(
    ("library", "extra", "arguments"),
    [
        ("polars", "tables", ("check", "posts.csv")),
        ("polars", "tables", ("import", "posts.csv", "--into", "new")),
        ("python_calamine", "tables", ("check", "posts.xlsx")),
        ("polars", "tables", ("export", "model.yaml", "new", "--to", "csv")),
        ("xlsxwriter", "tables", ("report", "model.yaml", "-o", "new.xlsx")),
        ("xlsxwriter", "tables", ("export", "model.yaml", "new.xlsx")),
        ("docx", "documents", ("import", "job.docx", "--into", "new")),
        ("pypdfium2", "documents", ("import", "job.pdf", "--into", "new")),
        ("pptx", "slides", ("render", "model.yaml", "-o", "new.pptx")),
        ("reportlab", "charts", ("render", "model.yaml", "-o", "new.pdf")),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_missing_extra_is_named_and_is_no_traceback(tmp_path, library, extra, arguments):
    (tmp_path / "posts.csv").write_text("Position ID,Title,Reports To\n1,A,\n2,B,1\n")
    (tmp_path / "model.yaml").write_text("orgmodel: 1\nroles: [{id: a, title: A, reports_to: none}]\n")
    with zipfile.ZipFile(tmp_path / "job.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    (tmp_path / "posts.xlsx").write_bytes((tmp_path / "job.docx").read_bytes())
    (tmp_path / "job.pdf").write_bytes(b"%PDF-1.4\n")
    without = f"import sys; sys.modules['{library}'] = None; from orgmodel.cli import main; main()"
    said = subprocess.run(
        [sys.executable, "-c", without, *arguments],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert said.returncode == FAILED, said.stdout
    assert f"pip install 'orgmodel[{extra}]'" in said.stderr
    assert "Traceback" not in said.stderr
    assert not list(tmp_path.glob("new*"))
