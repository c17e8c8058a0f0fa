"""Which roles are there, and what is each? Title, code, grade, pay, employer, department, unit, dates."""
