"""Which answers of an item count, where it has several."""

CHOSEN, EACH, EACH_OF_A_MASTER = "chosen", "each", "each of a master"
"""
The one that is meant, or each as a row of its own; or each where the items stand
across, else the one.
"""
