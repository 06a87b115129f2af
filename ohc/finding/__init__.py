"""One search over everything: entries, the database that holds them, the ranking."""
