"""Who runs a place and whom it holds, and figures added up: joint ones once."""
