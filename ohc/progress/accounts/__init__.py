"""From rows to counts: what counts, what is set aside and what changed."""
