"""The command line: the root group, shared options, the boundary of errors."""
