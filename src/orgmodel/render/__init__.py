"""WHAT a picture shows, and how: a `Scene` is built from a graph once, then painted by one file a format."""
