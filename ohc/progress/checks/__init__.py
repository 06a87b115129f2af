"""What is wrong with returns, and what has changed since a figure was given."""
