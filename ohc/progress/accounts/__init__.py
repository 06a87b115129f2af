"""From rows to counts: what counts, what is set aside, what moved."""
