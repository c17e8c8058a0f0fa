"""Job descriptions → what they say about roles.

From words up: `language` knows words, `pages` lines and sections, `files` formats; `identity`, `relations` and `work`
hold one kind of fact a file; `extract` asks them all, `batch` reads folders, `drafts` makes models.
"""
