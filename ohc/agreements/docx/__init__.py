"""Agreements as Word files: how they are built, and what people typed into them."""
