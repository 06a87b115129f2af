"""How tallies, comparisons and lists of returns look to people."""
