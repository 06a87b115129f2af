"""Documents for Word: a table or cards, set in Arial, for A4."""
