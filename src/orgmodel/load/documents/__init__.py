"""Job descriptions → what they say about roles. One format a file, one kind of fact a file."""
