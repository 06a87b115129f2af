"""The search over all tables: its entries, their database, and the ranking."""
