"""Statistics as data: one report a file, drawn elsewhere."""
