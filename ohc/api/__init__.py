"""The commands as functions that return pandas tables: what ``import ohc`` gives."""
