"""One module for each command; ``ohc.cli`` imports a command by name when it is run."""
