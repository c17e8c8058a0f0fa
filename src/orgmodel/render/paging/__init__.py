"""How does a large chart become pages? An overview, parts that fit a sheet, an index."""
