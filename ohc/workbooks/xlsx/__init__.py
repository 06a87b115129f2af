"""Read xlsx files: their parts, cells and styles."""
