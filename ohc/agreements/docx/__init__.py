"""The Word file as people change it, and what they typed into it."""
