"""One module a command; ``ohc.cli`` imports them by name when they are asked for."""
