"""QUESTIONS about an organization, answered by one compiled graph. Storage may change; the questions stay."""
