"""The commands of ``ohc progress`` that have a module of their own."""
