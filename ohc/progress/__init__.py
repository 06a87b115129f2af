"""Progress against the priorities: returns out, returns in, and what they add up to."""
