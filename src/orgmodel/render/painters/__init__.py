"""One format a file: a scene becomes bytes."""
