"""The whole review of one organization: what leadership reads before a budget, an audit or a reorganization."""
