"""Returns for several periods: the trend, and the history of one establishment."""
