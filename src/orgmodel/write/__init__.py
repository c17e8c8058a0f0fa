"""A model → files. One format a file."""
