"""WHAT an organization is: references, entities, evidence and the columns of facts. Shape only, no I/O."""
