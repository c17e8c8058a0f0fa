"""Do commands take tables as they take models of text, and refuse what is no table? Each test runs a real process."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile

import polars as pl
import pytest
import xlsxwriter

CLEAN, FOUND, FAILED = 0, 1, 2
POSTS = "Position ID,Title,Manager Position ID,Department\n1,Chief,none,Office\n2,Head,1,Finance\n3,Clerk,2,Finance\n"
HEADERS = ["Position ID", "Title", "Manager Position ID"]


def text(content):
    return lambda path: path.write_bytes(content)


def workbook(*, formula=False, merged=False):
    def write(path):
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("Posts")
        for column, header in enumerate(HEADERS):
            sheet.write(0, column, header)
        for row, values in enumerate((("1", "Chief", "none"), ("2", "Head", "1")), 1):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
        if formula:
            sheet.write_formula(3, 0, "=A2+1", None, "")
            sheet.write(3, 1, "Clerk")
        if merged:
            sheet.merge_range(3, 0, 4, 0, "3")
            sheet.write(3, 1, "Clerk")
            sheet.write(4, 1, "Cashier")
        book.close()

    return write


def protected(path):
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096 + "EncryptedPackage".encode("utf-16-le"))


def bomb(path):
    """Write a workbook whose sheet is half a megabyte that becomes eighty."""
    workbook()(path)
    whole = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name != "xl/worksheets/sheet1.xml":
                after.writestr(name, before.read(name))
        with after.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(80):
                sheet.write(b" " * (1 << 20))


def parquet(columns):
    return lambda path: pl.DataFrame(columns).write_parquet(path)


NUMBERS = {"Position ID": [1, 2], "Title": ["Chief", "Head"], "Manager Position ID": [None, 1.0]}
NESTED = {"Position ID": ["1"], "Title": [{"en": "Chief"}], "Manager Position ID": ["none"]}
WIDE = ",".join(["Position ID", "Title", *(f"Extra {n}" for n in range(198))])

ANSWERED = {
    "wide.csv": (text(f"{WIDE}\n1,Chief{',x' * 198}\n".encode()), CLEAN, "1 rows read"),
    "empty.csv": (text(b"Position ID,Title\n"), CLEAN, "0 rows read"),
    "newline.csv": (text(b'Position ID,Title\n"1\n0",Chief\n'), CLEAN, "1 rows read"),
    "merged.xlsx": (workbook(merged=True), FOUND, "sheet 'Posts'"),
    "numbers.parquet": (parquet(NUMBERS), CLEAN, "100% of those named are found"),
}
REFUSED = {
    "cut.csv": (text(b"Position ID,Title,Manager\n1,Chief,none\n2,Head,1\n3,Cl"), "cut.csv:4:1: the file ends in the middle"),
    "open.csv": (text(b'Position ID,Title\n1,"Chief\n2,Head\n'), "open.csv:2:1: a quote is opened here"),
    "formula.xlsx": (workbook(formula=True), "formula.xlsx"),
    "protected.xlsx": (protected, "protected.xlsx"),
    "nested.parquet": (parquet(NESTED), "nested.parquet"),
    "torn.parquet": (text(b"PAR1 nothing"), "torn.parquet"),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERED)
def test_odd_tables_get_a_true_answer(orgmodel, tmp_path, name):
    write, code, said = ANSWERED[name]
    write(tmp_path / name)

    done = orgmodel("check", name, cwd=tmp_path)

    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_tables_are_refused_by_name_and_place(orgmodel, tmp_path, name):
    write, said = REFUSED[name]
    write(tmp_path / name)

    done = orgmodel("check", name, cwd=tmp_path)

    assert done.returncode == FAILED
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of Unix")
def test_a_bomb_takes_little_memory(tmp_path):
    import resource

    bomb(tmp_path / "bomb.xlsx")
    command = [sys.executable, "-m", "orgmodel", "check", "bomb.xlsx"]
    limit = 3 << 30  # address space, of which libraries reserve much that they never touch

    done = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
    )

    assert done.returncode == FAILED
    assert b"unpacks to more than 200 times its size" in done.stderr


def test_a_table_becomes_a_model_that_gives_the_same_findings(orgmodel, tmp_path):
    (tmp_path / "posts.csv").write_text(POSTS.replace("3,Clerk,2", "3,Clerk,ghost"))

    made = orgmodel("import", "posts.csv", "--into", "acme", cwd=tmp_path)
    table = orgmodel("check", "posts.csv", "--brief", cwd=tmp_path)
    model = orgmodel("check", "acme", "--brief", cwd=tmp_path)

    assert made.returncode == CLEAN
    assert (table.returncode, model.returncode) == (FOUND, FOUND)
    told = [[line for line in done.stdout.splitlines() if "STR002" in line] for done in (table, model)]
    assert told[0] == told[1] != []


def test_importing_a_table_again_changes_nothing(orgmodel, tmp_path):
    (tmp_path / "posts.csv").write_text(POSTS)
    orgmodel("import", "posts.csv", "--into", "acme", cwd=tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "acme").rglob("*.yaml")}

    again = orgmodel("import", "posts.csv", "--into", "acme", cwd=tmp_path)

    assert again.returncode == CLEAN
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "acme").rglob("*.yaml")}
    assert before


def test_what_importing_noticed_is_said_in_sentences(orgmodel, tmp_path):
    rows = "1,Chief,none,Filled\n2,Head,1,Filled\n2,Head,1,Vacant\n"
    (tmp_path / "posts.csv").write_text(f"Position ID,Title,Reports To,Status\n{rows}")

    said = orgmodel("import", "posts.csv", "--into", "acme", cwd=tmp_path).stdout

    assert (
        "Rows 3 and 4 of posts.csv give the post '2' and differ in Status: 'Filled' and 'Vacant'; the first one counts.\n"
    ) in said


def test_names_of_people_are_written_only_where_somebody_asks_for_them(orgmodel, tmp_path):
    (tmp_path / "posts.csv").write_text("Position ID,Title,Employee Name,Reports To\n1,Chief,Ada Invented,none\n")

    orgmodel("import", "posts.csv", "--into", "without", cwd=tmp_path)
    orgmodel("import", "posts.csv", "--into", "with", "--names", cwd=tmp_path)

    written = {
        name: b"".join(path.read_bytes() for path in (tmp_path / name).rglob("*.yaml")) for name in ("without", "with")
    }
    assert b"Ada" not in written["without"]
    assert b"Ada Invented" in written["with"]


def test_two_tables_are_compared(orgmodel, tmp_path):
    (tmp_path / "before.csv").write_text(POSTS)
    (tmp_path / "after.csv").write_text(POSTS.replace("3,Clerk,2", "3,Senior Clerk,1") + "4,Auditor,1,Finance\n")

    done = orgmodel("diff", "before.csv", "after.csv", cwd=tmp_path)
    same = orgmodel("diff", "before.csv", "before.csv", cwd=tmp_path)

    assert "Senior Clerk" in done.stdout
    assert "Auditor" in done.stdout
    assert "Auditor" not in same.stdout
    assert {done.returncode, same.returncode} <= {CLEAN, FOUND}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_an_interruption_leaves_no_half_written_file(tmp_path):
    rows = "".join(f"{n},Officer {n % 97},{n // 7},Unit {n // 50}\n" for n in range(2, 60_000))
    (tmp_path / "posts.csv").write_text(
        f"Position ID,Title,Manager Position ID,Department\n1,Chief,none,Office\n{rows}"
    )
    (tmp_path / "out.json").write_text("as it was")
    command = [sys.executable, "-m", "orgmodel", "check", "posts.csv", "-o", "out.json"]

    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)

    assert b"Traceback" not in said
    if process.returncode == 130:  # the usual case; a quick machine may have finished
        assert (tmp_path / "out.json").read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "posts.csv"]
