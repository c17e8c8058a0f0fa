"""Two states of an organization: what changed between them, and what a proposal changes."""
