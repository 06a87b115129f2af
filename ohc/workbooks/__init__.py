"""Read workbooks of every kind."""
