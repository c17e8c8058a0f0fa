"""Titles that have broken charts before: markup, escapes, directions, marks, control characters, length."""

from dataclasses import replace

from hypothesis import strategies as st

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.charts.chart import org_chart
from orgmodel.render.scenes.scene import Scene

HOSTILE = (
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "\"quoted\" 'and' `ticked`",
    'back\\slash \\N \\l \\" \\',
    "new\nline\ttab\r\nreturn",
    "&lt;b&gt; &amp; &#65; &quot;",
    "]]> <!-- --> <![CDATA[",
    "😀 👩‍👩‍👧 🇩🇪",
    "مدير تقنية المعلومات",
    "מנהל מערכות מידע (CIO)",
    "Z̷̧̢̛͇͉̙̿͋a̸l̶g̵o̴",
    "\u202eevil \u2067override",
    "bell \x07 nul \x00 escape \x1b delete \x7f next \x85",
    "half \ud800 a pair, no character \ufffe",
    "首席信息官",
    "{record|port} <port>",
    "x" * 300,
    "",
    " ",
)

titles = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=80),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text("<>\"'\\&;n{}|]\n", max_size=20),
)


def chart_of(title: str) -> Scene:
    """Draw one role of that title, with its unit, its team and its manager called the same.

    The title is put behind the reader, which refuses characters that other doors may let in.
    """
    text = "orgmodel: 1\norganization: {id: x}\nunits: [{id: u}]\nroles: [{id: a, unit: u, leads: [t], reports_to: b}]"
    facts = load_text(text)
    roles = replace(facts.roles, title=[title], leads={0: (title,)})
    lines, units = replace(facts.lines, to=[title]), replace(facts.units, name=[title])
    return org_chart(OrgGraph.compile(replace(facts, roles=roles, lines=lines, units=units)))
