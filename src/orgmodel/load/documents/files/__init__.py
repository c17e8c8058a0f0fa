"""A file becomes a document, by one reader a format."""
