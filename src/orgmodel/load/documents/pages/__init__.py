"""What stands on the lines of a document? Cleaned and joined lines, blocks, fields and sections."""
