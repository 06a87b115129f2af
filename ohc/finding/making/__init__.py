"""Making entries: answers, of the rows of tables that say the same."""
