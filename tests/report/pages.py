"""What tests of pages need: a page read as a tree of tags, and a model whose every text is hostile."""

from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACME, CHICAGO = ROOT / "models" / "acme", ROOT / "models" / "chicago"
VOID = {"meta", "br", "img", "input", "link", "hr"}

HOSTILE = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "' onfocus=window.pwned=1 autofocus x='",
    "</style><script>window.pwned=1</script>",
    "</textarea></pre></title><script>window.pwned=1</script>",
    "--><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "{{ 7*7 }}{% include 'page.js' %}",
    "javascript:window.pwned=1",
    "\u202egnp.exe\u202c \u2028 &lt;b&gt; &#x3c;script&#x3e;",
)


def hostile_model():
    """Write a model with a hostile text in every place that a report shows."""
    bad = [text.replace("\\", "\\\\").replace('"', '\\"') for text in HOSTILE]
    roles = "\n".join(
        f'  - {{id: "r{number}", title: "{text}", unit: "u{number % 2}", reports_to: top, leads: ["{text}"],\n'
        f'     owns: [{{domain: own, level: accountable, scope: s, evidence: "doc#L{number + 1}"}},'
        f" {{domain: sub, level: responsible}}],\n"
        f'     dotted_to: [{{role: top, for: "{text}"}}], works_with: [{{role: "r0", on: sub}}],\n'
        f'     duties: [{{text: "{text}", domains: [own], evidence: "doc#L{number + 1}"}}]}}'
        for number, text in enumerate(bad)
    )
    return f"""
orgmodel: 1
organization: {{id: acme, name: "{bad[5]}"}}
as_of: 2026-01-01
sources: [{{id: doc, title: "{bad[0]}", publisher: "{bad[1]}", date: 2025-05}}]
scopes: [{{id: s, name: "{bad[2]}"}}]
domains:
  - {{id: own, name: "{bad[0]}{bad[3]}", criticality: 5}}
  - {{id: sub, name: "{bad[4]}", parent: own}}
units: [{{id: u0, name: "{bad[1]}"}}, {{id: u1, name: "{bad[2]}{bad[7]}"}}]
roles:
  - {{id: top, title: "{bad[8]}"}}
{roles}
"""


class Tag:
    """An element: its name, its attributes, what it lies in, and the text in it."""

    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children, self.pieces = [], []

    @property
    def text(self):
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    def all(self, name=None, **attributes):
        """Give the elements within, in the order of the page."""
        for child in self.children:
            wanted = (key.rstrip("_").replace("_", "-") for key in attributes)
            pairs = zip(wanted, attributes.values(), strict=True)
            if name in (None, child.name) and all(child.attributes.get(key) == value for key, value in pairs):
                yield child
            yield from child.all(name, **attributes)


class Page(HTMLParser):
    """A page as a tree. Tags that are not closed in order are an error."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Tag("", {}, None)
        self.feed(text)
        self.close()
        assert self.at is self.root, f"<{self.at.name}> is not closed"

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        made = Tag(tag, dict(attrs), self.at)
        self.at.children.append(made)
        self.at.pieces.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.at.name == tag, f"</{tag}> closes <{self.at.name}>"
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.pieces.append(data)
