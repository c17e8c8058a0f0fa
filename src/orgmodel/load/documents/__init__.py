"""Job descriptions (txt, md, html, docx, pdf) → what they say about roles. One format a file, one kind of fact a file."""
