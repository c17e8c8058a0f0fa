"""Makes documents of other formats from plain text, so that one posting can be read through every reader."""

import io
import zipfile

DETAILS = """CITY OF FAIRVALE

CLASS TITLE: NETWORK OPERATIONS MANAGER
CLASS CODE: 4410
SALARY RANGE: $98,765.00 - $123,456.00 Annually

DEFINITION

Under general direction of the Chief Information Officer (CIO), plans and directs the work of the network group.

ESSENTIAL DUTIES

• Oversees the design and operation of the network infrastructure for all City departments
• Develops and maintains disaster recovery plans
• Recommends changes to the IT budget

MINIMUM QUALIFICATIONS

• Knowledge of vendor management and contract management
"""


def docx(text=DETAILS, table=()):
    import docx as word

    document = word.Document()
    for cells in table:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    for line in text.split("\n"):
        if line.startswith("• "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line.isupper() and ":" not in line:
            document.add_heading(line, level=2)
        else:
            document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(pages, *, encrypted=False):
    """Draw lines of text; a page is a list of (x, y, text)."""
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    options = {}
    if encrypted:
        from reportlab.lib.pdfencrypt import StandardEncryption

        options["encrypt"] = StandardEncryption("secret", ownerPassword="owner")
    canvas = Canvas(data, pagesize=(612, 792), invariant=1, **options)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def text_pages(text, *, header="", footer=""):
    """Lay a text out as pages of 40 lines with a header and a footer."""
    lines = text.split("\n")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    return [
        [
            *([(72, 760, header)] if header else []),
            *((72, 730 - 16 * number, line) for number, line in enumerate(page) if line.strip()),
            *([(72, 40, footer.format(page=count + 1, pages=len(pages)))] if footer else []),
        ]
        for count, page in enumerate(pages)
    ]


def html(text=DETAILS):
    parts = ["<!DOCTYPE html><html><head><title>Job</title><script>alert('duties')</script></head><body>"]
    for line in text.split("\n"):
        if line.startswith("• "):
            parts.append(f"<ul><li>{line[2:]}</li></ul>")
        elif line.isupper() and ":" not in line:
            parts.append(f"<h2>{line}</h2>")
        else:
            parts.append(f"<p>{line.replace('&', '&amp;')}</p>")
    return "\n".join([*parts, "</body></html>"]).encode()


def markdown(text=DETAILS):
    lines = []
    for line in text.split("\n"):
        if line.startswith("• "):
            lines.append(f"- {line[2:]}")
        elif line.isupper() and ":" not in line:
            lines.append(f"## {line}\n")
        else:
            lines.append(f"{line}\n")
    return "\n".join(lines).encode()


def zip_of(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()
