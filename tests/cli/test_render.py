"""Does `orgmodel render` write each format, and say what it cannot?"""

import pytest

MODEL = {"model.yaml": "orgmodel: 1\norganization: {id: x}\nroles: [{id: a, title: 首席}]\n"}


@pytest.mark.parametrize(
    ("file", "start"),
    [("a.svg", b"<svg"), ("a.dot", b"digraph"), ("a.gv", b"digraph"), ("a.pdf", b"%PDF-1."), ("a.PNG", b"\x89PNG")],
)
def test_the_ending_tells_the_format(orgmodel, folder, tmp_path, file, start):
    done = orgmodel("render", folder(MODEL), "-o", tmp_path / file)

    assert (done.returncode, done.stdout) == (0, f"Chart: {(tmp_path / file).as_posix()}\n")
    assert (tmp_path / file).read_bytes().startswith(start)


def test_a_chart_can_be_laid_beside_that_of_another_model(orgmodel, folder):
    roles = ["{id: a, title: Chief, reports_to: none}", "{id: b, reports_to: a}", "{id: c, reports_to: a}"]
    text = "orgmodel: 1\norganization: {id: x}\nroles: ["
    model = folder({
        "was/model.yaml": f"{text}{', '.join(roles)}]\n",
        "now/model.yaml": f"{text}{', '.join(roles[::-1])}]\n",
    })  # fmt: skip

    was, now, beside = (
        orgmodel("render", model / name, *more).stdout
        for name, more in (("was", ()), ("now", ()), ("now", ("--like", model / "was")))
    )

    assert was == beside != now


def test_a_picture_can_be_piped(orgmodel, folder):
    done = orgmodel("render", folder(MODEL), "--format", "png", "--width", "300", encoding=None)

    assert done.stdout.startswith(b"\x89PNG")
    assert int.from_bytes(done.stdout[16:20], "big") == 300


def test_characters_without_a_font_are_warned_of(orgmodel, folder, tmp_path):
    done = orgmodel("render", folder(MODEL), "-o", tmp_path / "a.pdf")

    assert done.stderr == "Warning: no font for: 首 (U+9996), 席 (U+5E2D); name one with --font FILE\n"
    assert orgmodel("render", folder(MODEL), "-o", tmp_path / "a.svg").stderr == ""


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("-o", "a.pdf", "--font", "none.ttf"), "none.ttf: cannot be read"),
        (("-o", "a.pdf", "--width", "100"), "a width in pixels is for PNG"),
        (("-o", "a.png", "--width", "99999"), "too large: ask for --width"),
        (("-o", "a.png", "--width", "0"), "0 is not in the range"),
        (("-o", "a.jpg"), "write a file that ends in .svg, .pdf, .png, .pptx, .html"),
    ],
)
def test_what_cannot_be_done_is_said(orgmodel, folder, tmp_path, words, error):
    done = orgmodel("render", folder(MODEL), *words, cwd=tmp_path)

    assert done.returncode == 2
    assert error in done.stderr
    assert not list(tmp_path.glob("a.*"))
