"""Are all painters found, and unknown formats refused by name?"""

import os
import subprocess
import sys

import pytest

from orgmodel.errors import UnknownFormat
from orgmodel.render.formats import FORMATS, paint


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_painted_the_same_every_time(chart, format):
    model = "roles: [{id: top, reports_to: none}, {id: a, reports_to: top, dotted_to: [b, c]}, {id: b}]"

    assert paint(chart(model), format) == paint(chart(model), format)


DRAW = """
import sys
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.charts.chart import org_chart
from orgmodel.render.formats import paint
roles = [f"  - {{id: r{n}, unit: u{n % 3}, reports_to: r{n // 2}, dotted_to: [x{n}]}}" for n in range(30)]
model = "orgmodel: 1\\norganization: {id: x}\\nroles:\\n" + "\\n".join(roles)
sys.stdout.buffer.write(paint(org_chart(OrgGraph.compile(load_text(model))), sys.argv[1]))
"""


def drawn_elsewhere(format: str, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, "-c", DRAW, format], env=environment, capture_output=True, check=True).stdout


@pytest.mark.parametrize("format", FORMATS)
def test_the_bytes_do_not_depend_on_the_hash_seed(format):
    assert drawn_elsewhere(format, "1") == drawn_elsewhere(format, "2") != b""


def test_an_unknown_format_is_refused_with_those_that_are_known(chart):
    with pytest.raises(UnknownFormat, match=r"'svgz' \(did you mean 'svg'\?\): dot, drawio, list"):
        paint(chart("roles: []"), "svgz")


@pytest.mark.parametrize(("format", "extra", "module"), [("pdf", "charts", "uharfbuzz"), ("pptx", "slides", "pptx")])
def test_a_missing_extra_is_named(format, extra, module):
    code = (
        f"import sys; sys.modules['{module}'] = None\n"
        "from orgmodel import api, errors\n"
        "from orgmodel.load.assemble import load_text\n"
        "try: api.picture(api.compiled(load_text('roles: []')), sys.argv[1])\n"
        "except errors.OrgModelError as error: print(error)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code, format], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == f"{format.upper()} needs the extra '{extra}': pip install 'orgmodel[{extra}]'"


def test_the_base_install_is_enough_for_text_formats():
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['uharfbuzz', 'reportlab', 'resvg_py', 'fontTools', 'bidi']))\n"
    )
    command = [sys.executable, "-c", code + DRAW, "svg"]
    assert (
        subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False).returncode
        == 0
    )
