"""Returns of several periods: how progress went, and one establishment's own."""
