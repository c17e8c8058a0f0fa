"""Text → Facts. One file a format; nothing is checked here but the form of the text."""
