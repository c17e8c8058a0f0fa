"""Who reports to whom? The org chart of an organization or of a part of it, and of a change."""
