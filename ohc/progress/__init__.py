"""Progress against the priorities: send out, read, check and add up returns."""
