"""From a file to rows: returns, their owners, tables and cells."""
