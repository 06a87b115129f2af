"""Turn the rows of tables into entries: one for each possible answer."""
