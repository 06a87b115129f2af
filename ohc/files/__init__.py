"""Paths and bytes: what people give us, what we write, archives."""
