"""The linter without its rules: what a rule is, what it answers, and how answers become findings."""
